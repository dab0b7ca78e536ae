"""How a class and a place in it are said in words, in mail and on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from courses.programme.kinds import Mode
from courses.registrations.models import Place, RegistrationState

if TYPE_CHECKING:
    from datetime import datetime

    from courses.registrations.models import Registration
    from courses.sessions.models import CourseSession

BADGES = {
    RegistrationState.SUBMITTED: "active",
    RegistrationState.ENDORSED: "active",
    RegistrationState.APPROVED: "done",
    RegistrationState.COMPLETED: "done",
    RegistrationState.NOT_COMPLETED: "late",
    RegistrationState.REFUSED: "late",
    RegistrationState.WITHDRAWN: "neutral",
    RegistrationState.LAPSED: "neutral",
    RegistrationState.CANCELLED: "late",
}
PLACE_BADGES = {Place.NONE: "neutral", Place.QUEUE: "soon", Place.OFFERED: "waiting", Place.SEAT: "done"}
MOST_MEETINGS = 20


def moment_words(at: datetime) -> str:
    """`08:00 ngày 14/12/2026`, by the portal's own clock."""
    return f"{timezone.localtime(at):%H:%M ngày %d/%m/%Y}"


def when_words(session: CourseSession) -> str:
    """`14/12/2026`, or `14/12 – 16/12/2026`."""
    start, end = timezone.localdate(session.starts_at), timezone.localdate(session.ends_at)
    if start == end:
        return f"{start:%d/%m/%Y}"
    return f"{start:%d/%m/%Y} – {end:%d/%m/%Y}" if start.year != end.year else f"{start:%d/%m} – {end:%d/%m/%Y}"


def where_words(session: CourseSession) -> str:
    """The place; for a class on the net, that it is there."""
    where = ", ".join(part for part in (session.place, str(session.unit) if session.unit else "") if part)
    if session.mode == Mode.ONLINE:
        return where or _("Trực tuyến")
    return where or _("Địa điểm báo sau")


def class_lines(session: CourseSession) -> str:
    """Meetings and place, one below the other."""
    meetings = [str(half_day) for half_day in session.half_days.all()[:MOST_MEETINGS]]
    return "\n".join([_("Thời gian:"), *(f"– {line}" for line in meetings), _("Nơi học: %s") % where_words(session)])


def place_words(case: Registration) -> str:
    """Where the seat stands; the number on the waiting list is the one given at the receipt."""
    if case.place == Place.QUEUE:
        return _("Danh sách chờ, số %s") % case.queue_number
    if case.place == Place.OFFERED and case.confirm_by is not None:
        return _("Có chỗ, xác nhận trước %s") % moment_words(case.confirm_by)
    return str(Place(case.place).label)
