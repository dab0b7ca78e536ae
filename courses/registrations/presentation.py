"""What the own pages say of a registration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from courses.registrations.eligibility import clashes
from courses.registrations.models import Place, RegistrationState
from courses.registrations.wording import BADGES, moment_words, when_words, where_words
from courses.sessions.models import Standing

if TYPE_CHECKING:
    from courses.registrations.models import Registration
    from courses.sessions.models import CourseSession
    from portal.accounts.models import User

State = RegistrationState


@dataclass(frozen=True, slots=True)
class Row:
    """One registration in a list. `person` is empty where it is the reader's own."""

    case: Registration
    title: str
    when: str
    where: str
    badge: str
    person: str
    position: int | None
    standing: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next, as the notice on top of the page: `kind` is the notice's."""

    kind: str
    title: str
    text: str = ""


def row_of(case: Registration, reader: User) -> Row:
    """Needs `session__unit` and `applicant`; asks the database nothing."""
    session = case.session
    return Row(
        case=case,
        title=session.title,
        when=when_words(session),
        where=where_words(session),
        badge=BADGES[State(case.state)],
        person=str(case.applicant) if case.applicant_id != reader.pk else "",
        position=getattr(case, "position", None) if case.place == Place.QUEUE else None,
        standing="" if session.is_on else session.get_standing_display(),
    )


def clash_of(case: Registration) -> CourseSession | None:
    """The class with a confirmed seat at the same hours, which has to be given up before this one is confirmed."""
    person: Any = case.applicant
    found = clashes(case.session, [person.pk], places=(Place.SEAT,))
    return found[0].session if found else None


def next_step(case: Registration, *, own: bool) -> NextStep:
    """The one thing to know now."""
    session = case.session
    if session.standing == Standing.POSTPONED and case.place != Place.NONE:
        text = _("Lý do: %s. Đăng ký vẫn giữ nguyên; có ngày mới, bạn được báo qua thư.") % session.standing_reason
        return NextStep("warning", _("Lớp đang hoãn"), text)
    if case.place == Place.OFFERED and case.confirm_by is not None:
        text = _("Chỗ được giữ đến %s. Quá giờ đó, chỗ chuyển cho người chờ tiếp theo.") % moment_words(case.confirm_by)
        return NextStep("warning", _("Đã có chỗ, cần xác nhận"), text)
    if case.state in (State.SUBMITTED, State.ENDORSED):
        return _in_approval(case)
    if case.state == State.APPROVED:
        if case.place == Place.QUEUE:
            return NextStep("info", _("Đã duyệt, đang chờ chỗ"), _("Khi có chỗ, bạn được báo qua thư để xác nhận."))
        title = _("Bạn đã có chỗ trong lớp") if own else _("Đã có chỗ trong lớp")
        return NextStep("success", title, _("Lịch học và nơi học ở dưới đây."))
    return _ended(case)


def _in_approval(case: Registration) -> NextStep:
    who = case.intake_agency if case.state == State.SUBMITTED else case.agency
    text = _("%s đang xem xét. Có kết quả, bạn được báo qua thư.") % who
    if case.place == Place.QUEUE:
        return NextStep("info", _("Đang ở danh sách chờ, đang được duyệt"), text)
    return NextStep("info", _("Đã giữ một chỗ, đang chờ duyệt"), text)


def _ended(case: Registration) -> NextStep:
    last = case.events.order_by("-at", "-pk").first()  # type: ignore[attr-defined]
    note = last.note if last is not None else ""
    match case.state:
        case State.COMPLETED:
            return NextStep("success", _("Đã hoàn thành lớp học"))
        case State.NOT_COMPLETED:
            return NextStep("warning", _("Không hoàn thành lớp học"), note)
        case State.REFUSED:
            return NextStep("warning", _("Đăng ký không được duyệt"), note or (last.label if last else ""))
        case State.LAPSED:
            return NextStep("info", _("Đã hết giờ xác nhận"), _("Bạn có thể đăng ký lại khi lớp còn nhận."))
        case State.CANCELLED:
            return NextStep("warning", _("Lớp đã hủy"), note)
    return NextStep("info", _("Đã rút đăng ký"), note)
