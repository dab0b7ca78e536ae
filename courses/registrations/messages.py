"""What people are told of their registrations, and how it is worded.

Whoever was invited into the calendar gets every later change of it as well: `invited` says who that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.registrations import recipients
from courses.registrations.invitations import cancellation_for, invitation_for
from courses.registrations.models import Place, RegistrationState
from courses.registrations.wording import class_lines, moment_words
from courses.sessions.announcing import Kind
from portal.notifications.actions import enqueue
from portal.notifications.models import Channel

if TYPE_CHECKING:
    from courses.registrations.models import Registration
    from courses.sessions.announcing import Change
    from portal.accounts.models import User
    from portal.casework.transitions import Applied

WORKLIST, CALENDAR = "/quan-tri/dang-ky-hoc/", "/dao-tao/"
# What whoever registered somebody else is told of as well.
ALSO_TO_MANAGER = frozenset({"not_endorse", "refuse", "lapse", "miss"})


def invited(case: Registration) -> bool:
    """Whether the class stands in this person's calendar: approved, with a confirmed seat."""
    return case.state == RegistrationState.APPROVED and case.place == Place.SEAT


def tell_received(case: Registration) -> None:
    """Whether there is a seat or a number on the waiting list, and what comes next; the approver has work waiting."""
    session = case.session
    if case.entered_by is not None:
        first = _("%(who)s đã đăng ký cho bạn học lớp “%(title)s”.") % {"who": case.entered_by, "title": session.title}
    else:
        first = _("Chúng tôi đã nhận đăng ký của bạn vào lớp “%s”.") % session.title
    if case.place == Place.SEAT:
        place = _("Bạn được giữ một chỗ trong lớp.")
    else:
        place = _("Lớp đã hết chỗ. Số thứ tự chờ của bạn là %s. Khi có chỗ, bạn được báo qua thư để xác nhận.") % (
            case.queue_number
        )
    if case.state == RegistrationState.SUBMITTED:
        following = _("Tiếp theo: lãnh đạo %(home)s duyệt cử đi học, sau đó %(organiser)s duyệt vào lớp.") % {
            "home": case.intake_agency,
            "organiser": case.agency,
        }
    else:
        following = _("Tiếp theo: %s duyệt vào lớp.") % case.agency
    subject = _("Đã nhận đăng ký: %s") % session.title
    _to_official(case, subject, [first, place, following, class_lines(session)], "received")
    if case.state == RegistrationState.SUBMITTED:
        _work_waits(recipients.heads_of(case.intake_agency), case)
    else:
        _work_waits(recipients.organisers_of(case.agency), case)


def tell_offer(case: Registration) -> None:
    """A seat has become free: until when to confirm."""
    until: Any = case.confirm_by
    text = _(
        "Lớp “%(title)s” vừa có chỗ và chỗ này được giữ cho bạn đến %(until)s. "
        "Hãy mở liên kết dưới đây và bấm “Xác nhận đi học”. Quá giờ đó, chỗ được chuyển cho người chờ tiếp theo."
    ) % {"title": case.session.title, "until": moment_words(until)}
    key = f"offer:{until:%Y%m%d%H%M}"
    _to_official(case, _("Có chỗ, cần xác nhận: %s") % case.session.title, [text, class_lines(case.session)], key)
    _to_manager(case, _("Có chỗ cho %(person)s: %(title)s"), [_for_manager(case), text], key)


def tell(applied: Applied) -> None:
    """What was done with the registration, as far as it concerns the official."""
    case: Registration = applied.case
    words = _words_of(applied)
    if words is None:
        return
    subject, parts = words
    calendar = ""
    if applied.transition.name in ("approve", "confirm") and invited(case):
        calendar = invitation_for(case)
    elif applied.from_state == RegistrationState.APPROVED and case.left_place == Place.SEAT:
        calendar = cancellation_for(case)
    if applied.note:
        parts.append(f"{_('Lời kèm theo:')}\n{applied.note}")
    key = f"{applied.transition.name}:{applied.event.pk}"
    by_manager = applied.officer is not None and applied.officer.pk != case.applicant_id
    if applied.transition.name != "withdraw" or by_manager or calendar:
        _to_official(case, subject, parts, key, calendar=calendar)
    if applied.transition.name in ALSO_TO_MANAGER:
        _to_manager(case, subject.replace("%", "%%") + ": %(person)s", [_for_manager(case), *parts], key)
    if applied.transition.name == "withdraw" and not by_manager:
        _tell_managers_of_withdrawal(case, applied)
    if applied.transition.name == "endorse":
        _work_waits(recipients.organisers_of(case.agency), case)


def tell_changed(case: Registration, change: Change) -> None:
    """The class was moved, or postponed without a new date. Invited people get it into their calendar as well."""
    session = case.session
    key = f"changed:{session.sequence}"
    if change.kind is Kind.POSTPONED:
        parts = [
            _("Lớp “%s” bị hoãn, chưa có ngày mới. Đăng ký của bạn vẫn giữ nguyên; có ngày mới, bạn được báo.")
            % session.title,
            _("Lý do: %s") % change.reason,
        ]
        calendar = cancellation_for(case) if invited(case) else ""
        _to_official(case, _("Hoãn lớp: %s") % session.title, parts, key, calendar=calendar)
        return
    parts = [_("Lớp “%s” có thay đổi. Thông tin mới như sau.") % session.title, class_lines(session)]
    if change.reason:
        parts.append(_("Lý do: %s") % change.reason)
    if case.place == Place.OFFERED and case.confirm_by is not None:
        parts.append(_("Chỗ được giữ cho bạn đến %s; hãy xác nhận nếu vẫn đi học.") % moment_words(case.confirm_by))
    else:
        parts.append(_("Nếu không đi học được nữa, hãy rút đăng ký để người khác có chỗ."))
    calendar = invitation_for(case) if invited(case) else ""
    _to_official(case, _("Lớp có thay đổi: %s") % session.title, parts, key, calendar=calendar)
    if change.removed and invited(case):
        gone = ", ".join(
            f"{timezone.localtime(start):%H:%M}–{timezone.localtime(end):%H:%M %d/%m/%Y}"
            for _uid, start, end in change.removed
        )
        text = _("Lớp “%(title)s” bỏ các buổi: %(gone)s.") % {"title": session.title, "gone": gone}
        subject = _("Bỏ buổi học: %s") % session.title
        _to_official(case, subject, [text], f"{key}:removed", calendar=cancellation_for(case, change))


def remind(case: Registration, *, days_left: int, stage: str) -> str:
    """Puts the reminder into the outbox; `stage` (`first` or `eve`) makes it one of a kind. Returns its key."""
    session = case.session
    start = timezone.localtime(session.starts_at)
    when = _("ngày mai") if days_left == 1 else _("sau %d ngày nữa") % days_left
    text = _("Lớp “%(title)s” bắt đầu %(when)s, lúc %(at)s.") % {
        "title": session.title,
        "when": when,
        "at": moment_words(start),
    }
    parts = [text, class_lines(session)]
    if session.link:
        parts.append(_("Vào lớp trực tuyến: %s") % session.link)
    parts.append(_("Nếu không đi học được, hãy rút đăng ký ngay để người khác có chỗ."))
    key = reminder_key(case, stage)
    _to_official(case, _("Nhắc lịch học %(when)s: %(title)s") % {"when": when, "title": session.title}, parts, key)
    return key


def reminder_key(case: Registration, stage: str) -> str:
    """Names the day the class begins, so that a class that was moved is reminded of again."""
    return f"remind:{stage}:{timezone.localdate(case.session.starts_at):%Y%m%d}"


def remind_manager(manager: User, cases: list[Registration], *, day: str) -> None:
    """One list of the own people whose classes come up; `day` makes it one a day."""
    lines = [
        _("– %(person)s: “%(title)s”, từ %(at)s")
        % {
            "person": case.applicant,
            "title": case.session.title,
            "at": moment_words(case.session.starts_at),
        }
        for case in cases
    ]
    body = "\n\n".join(
        [
            _("Người của cơ quan bạn sắp đi học:"),
            "\n".join(lines),
            _("Hãy sắp xếp công việc để họ đi học đủ buổi. Ai không đi được thì rút đăng ký tại:")
            + f"\n{settings.BASE_URL}{WORKLIST}",
        ]
    )
    subject = _("%d người của cơ quan sắp đi học") % len(cases)
    _send(manager.email, subject=subject, body=body, key=f"registration:remind:{manager.pk}:{day}")


# --- Words ------------------------------------------------------------------------------------------------------------
def _words_of(applied: Applied) -> tuple[str, list[str]] | None:
    """Subject and paragraphs for the official; None where there is nothing to say."""
    case: Registration = applied.case
    session, person = case.session, case.applicant
    title = session.title
    match applied.transition.name:
        case "endorse":
            text = _("%(home)s đã đồng ý cử bạn đi học lớp “%(title)s”. Tiếp theo: %(organiser)s duyệt vào lớp.") % {
                "home": case.intake_agency,
                "title": title,
                "organiser": case.agency,
            }
            return _("Được cử đi học: %s") % title, [text]
        case "approve" | "confirm":
            return _accepted(applied)
        case "not_endorse":
            text = _("%(home)s không cử bạn đi học lớp “%(title)s”.") % {"home": case.intake_agency, "title": title}
            return _("Không được cử đi học: %s") % title, [text]
        case "refuse":
            text = _("%(organiser)s không nhận bạn vào lớp “%(title)s”.") % {"organiser": case.agency, "title": title}
            return _("Không được nhận vào lớp: %s") % title, [text]
        case "withdraw":
            text = _("Đăng ký học lớp “%(title)s” của %(person)s đã được rút.") % {"title": title, "person": person}
            return _("Đã rút đăng ký: %s") % title, [text]
        case "lapse":
            text = _(
                "Đã hết giờ xác nhận nên chỗ trong lớp “%s” được chuyển cho người chờ tiếp theo. "
                "Bạn có thể đăng ký lại khi lớp còn nhận."
            )
            return _("Hết giờ xác nhận: %s") % title, [text % title]
        case "miss":
            text = _("Lớp “%(title)s” đã bắt đầu mà bạn chưa có chỗ. Hãy chọn lớp khác tại %(calendar)s") % {
                "title": title,
                "calendar": f"{settings.BASE_URL}{CALENDAR}",
            }
            return _("Chưa có chỗ trong lớp: %s") % title, [text]
        case "cancel":
            text = _("Lớp “%(title)s” đã hủy. Hãy chọn lớp khác tại %(calendar)s") % {
                "title": title,
                "calendar": f"{settings.BASE_URL}{CALENDAR}",
            }
            return _("Hủy lớp: %s") % title, [text]
        case "complete":
            text = _("Bạn đã hoàn thành lớp “%s”. Kết quả và chứng nhận (nếu có) nằm ở trang của bạn.") % title
            return _("Hoàn thành lớp: %s") % title, [text]
        case "not_complete" | "take_back":
            text = _("Kết quả lớp “%(title)s” của bạn: không hoàn thành. Tỷ lệ dự học: %(share)s %%.") % {
                "title": title,
                "share": case.attended_share or 0,
            }
            return _("Kết quả lớp: %s") % title, [text]
    return None


def _accepted(applied: Applied) -> tuple[str, list[str]] | None:
    """After an approval or a confirmation: in the class, or what is still missing."""
    case: Registration = applied.case
    session = case.session
    if invited(case):
        parts = [_("Bạn đã có chỗ và được duyệt vào lớp “%s”.") % session.title, class_lines(session)]
        if session.link:
            parts.append(_("Vào lớp trực tuyến: %s") % session.link)
        parts.append(_("Lịch học kèm theo thư này; mở tệp để đưa vào lịch của bạn."))
        return _("Được vào lớp: %s") % session.title, parts
    if applied.transition.name == "confirm":
        text = _("Bạn đã xác nhận chỗ trong lớp “%(title)s”. Đăng ký đang ở bước: %(state)s.") % {
            "title": session.title,
            "state": case.get_state_display().lower(),
        }
        return _("Đã xác nhận: %s") % session.title, [text]
    text = _("Đăng ký của bạn vào lớp “%s” đã được duyệt. ") % session.title
    if case.place == Place.OFFERED and case.confirm_by is not None:
        text += _("Hãy xác nhận chỗ trước %s.") % moment_words(case.confirm_by)
    else:
        text += _("Lớp đang hết chỗ; số thứ tự chờ của bạn là %s. Có chỗ, bạn được báo ngay.") % case.queue_number
    return _("Đã duyệt, chờ chỗ: %s") % session.title, [text]


def _for_manager(case: Registration) -> str:
    return _("Thư này gửi bạn vì bạn đã đăng ký cho %s. Người học nhận được tin sau:") % case.applicant


# --- Sending ----------------------------------------------------------------------------------------------------------
def _tell_managers_of_withdrawal(case: Registration, applied: Applied) -> None:
    """Those who registered the official, or else manage the agency's training."""
    managers = [case.entered_by] if case.entered_by is not None else recipients.managers_of(case.intake_agency_id)
    text = _("%(person)s đã rút khỏi lớp “%(title)s” (%(when)s). Bạn có thể cử người khác.") % {
        "person": case.applicant,
        "title": case.session.title,
        "when": moment_words(case.session.starts_at),
    }
    reason = [f"{_('Lý do:')} {applied.note}"] if applied.note else []
    for manager in managers:
        if manager.email and manager.pk != case.applicant_id:
            _send(
                manager.email,
                subject=_("Rút đăng ký: %(person)s, %(title)s")
                % {"person": case.applicant, "title": case.session.title},
                body="\n\n".join([text, *reason, settings.BASE_URL + WORKLIST]),
                key=f"registration:{case.pk}:withdraw:{applied.event.pk}:manager:{manager.pk}",
            )


def _work_waits(people: list[User], case: Registration) -> None:
    """One mail a day to everybody who approves: the worklist shows the rest."""
    today = timezone.localdate()
    for person in people:
        if person.pk == case.applicant_id:
            continue
        body = "\n\n".join(
            [
                _("Có đăng ký học chờ bạn duyệt, ví dụ %(person)s, lớp “%(title)s”.")
                % {"person": case.applicant, "title": case.session.title},
                _("Duyệt từng người hoặc nhiều người một lần tại:") + f"\n{settings.BASE_URL}{WORKLIST}?ke=cho-nhan",
                _("Mỗi ngày bạn chỉ nhận một thư như thế này, dù có thêm đăng ký."),
            ]
        )
        key = f"registration:waits:{person.pk}:{today:%Y%m%d}"
        _send(person.email, subject=_("Có đăng ký học chờ duyệt"), body=body, key=key)


def _to_official(case: Registration, subject: str, parts: list[str], key: str, *, calendar: str = "") -> None:
    person: Any = case.applicant
    if not person.email:
        return
    link = f"{_('Xem đăng ký tại:')}\n{settings.BASE_URL}{case.get_absolute_url()}"
    _send(
        person.email,
        subject=subject,
        body="\n\n".join([*parts, link]),
        key=f"registration:{case.pk}:{key}",
        calendar=calendar,
    )


def _to_manager(case: Registration, subject: str, parts: list[str], key: str) -> None:
    """Whoever registered this person, where it was somebody else."""
    manager = case.entered_by
    if manager is None or not manager.email:
        return
    link = f"{settings.BASE_URL}{case.get_absolute_url()}"
    words = {"person": case.applicant, "title": case.session.title}
    _send(
        manager.email,
        subject=subject % words,
        body="\n\n".join([*parts, link]),
        key=f"registration:{case.pk}:{key}:manager",
    )


def _send(to: str, *, subject: str, body: str, key: str, calendar: str = "") -> None:
    enqueue(channel=Channel.EMAIL, to=to, subject=subject, body=body, key=key, calendar=calendar)
