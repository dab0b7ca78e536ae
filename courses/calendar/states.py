"""How a class stands, in the words of the calendar: whether it is held, and whether somebody can still get in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses.sessions.models import Standing

if TYPE_CHECKING:
    from datetime import datetime

    from courses.sessions.models import CourseSession

# Never by colour alone: the word stands beside the line through the title.
OFF = {Standing.CANCELLED: gettext_lazy("Đã hủy"), Standing.POSTPONED: gettext_lazy("Hoãn")}
# The kinds of the badge component.
BADGES = {
    "off": "late",
    "open": "done",
    "full": "waiting",
    "soon": "neutral",
    "shut": "neutral",
    "over": "neutral",
    "running": "active",
}


@dataclass(frozen=True, slots=True)
class State:
    """`kind` is a key of `BADGES`. `off`: not held as it stands here."""

    kind: str
    text: str

    @property
    def is_off(self) -> bool:
        return self.kind == "off"

    @property
    def badge(self) -> str:
        return BADGES[self.kind]


def state_of(session: CourseSession, now: datetime) -> State:
    """Asks the database nothing."""
    if session.standing in OFF:
        return State("off", str(OFF[Standing(session.standing)]))
    if session.standing == Standing.FINISHED or session.ends_at <= now:
        return State("over", _("Đã kết thúc"))
    if now < session.opens_at:
        return State("soon", _("Mở đăng ký từ %s") % f"{timezone.localtime(session.opens_at):%d/%m}")
    if now < session.closes_at:
        if session.free_seats:
            return State("open", ngettext("Còn %d chỗ", "Còn %d chỗ", session.free_seats) % session.free_seats)
        return State("full", _("Hết chỗ, còn nhận danh sách chờ"))
    if session.starts_at <= now:
        return State("running", _("Đang học"))
    return State("shut", _("Hết hạn đăng ký"))
