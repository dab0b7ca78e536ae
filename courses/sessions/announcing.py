"""From the plan on a page to the class that everybody counts on."""

from __future__ import annotations

import enum
import itertools
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.sessions.models import CourseSession, HalfDay, Standing
from courses.sessions.signals import seats_added, session_changed
from portal.casework.codes import next_code

if TYPE_CHECKING:
    from datetime import date, time
    from uuid import UUID

    from courses.sessions.pages import CourseSessionPage
    from portal.accounts.models import User

SERIES = "LH"
TOO_FEW_SEATS = gettext_lazy("Đã có %(taken)d người giữ chỗ trong lớp này. Số chỗ không thể ít hơn.")
# What participants are told of when it changes, the meetings aside.
TOLD = ("title", "place", "unit_id", "link", "trainer_id", "mode")


class Kind(enum.StrEnum):
    CHANGED = "changed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Change:
    """`removed` are the meetings that are no more, as (uid, start, end), so that calendars drop them."""

    kind: Kind
    reason: str = ""
    removed: tuple[tuple[UUID, datetime, datetime], ...] = ()


def announced(page: CourseSessionPage) -> CourseSession | None:
    """The class that `page` has announced; None before its first publishing."""
    found = CourseSession.objects.select_related("unit", "organiser", "trainer", "module")
    return found.filter(page_id=page.pk).first() if page.pk else None


def moment(day: date, at: time) -> datetime:
    """`day` at `at` in the portal's own zone, whatever zone the server or the reader is in."""
    return datetime.combine(day, at, tzinfo=ZoneInfo(settings.TIME_ZONE))


def planned_times(page: CourseSessionPage) -> list[tuple[UUID, datetime, datetime, int | None]]:
    """(uid, start, end, room) of the planned meetings in order. Raises ValidationError: none, ended before begun,
    overlapping. One that begins when another ends does not overlap it.
    """
    times = sorted(
        (
            (item.uid, moment(item.day, item.starts), moment(item.day, item.ends), item.room_id)
            for item in page.half_days.all()
        ),
        key=lambda item: item[1],
    )
    if not times:
        raise ValidationError(_("Lớp chưa có buổi học nào. Hãy thêm ít nhất một buổi."))
    for _uid, start, end, _room in times:
        if end <= start:
            raise ValidationError(_("Buổi ngày %s kết thúc trước khi bắt đầu. Hãy sửa giờ.") % f"{start:%d/%m/%Y}")
    for (_a, _start, end, _r), (_b, start, _end, _s) in itertools.pairwise(times):
        if start < end:
            raise ValidationError(_("Hai buổi ngày %s trùng giờ nhau. Hãy sửa giờ.") % f"{start:%d/%m/%Y}")
    return times


@transaction.atomic
def announce(
    *, page: CourseSessionPage, actor: User | None = None, now: datetime | None = None, reason: str = ""
) -> CourseSession:
    """Makes or changes the class that `page` announces; `reason` is told with the change. Raises ValidationError where
    that must not be: a capacity below the seats taken, a meeting changed that attendance was taken at, a class
    cancelled or finished.
    """
    now = now or timezone.now()
    times = planned_times(page)
    course = page.get_parent().specific
    values: dict[str, Any] = {
        "title": page.title,
        "course": course,
        "organiser": course.organiser,
        "module": course.module,
        "audience_level": course.audience_level,
        "mode": course.mode,
        "hours": course.hours,
        "place": page.place,
        "unit": page.unit,
        "link": page.link,
        "trainer": page.trainer,
        "capacity": page.capacity,
        "minimum": page.minimum,
        "opens_at": page.opens_at,
        "closes_at": page.closes_at,
        "starts_at": times[0][1],
        "ends_at": max(end for _uid, _start, end, _room in times),
        "is_shown": True,
    }
    session = CourseSession.objects.select_for_update().filter(page_id=page.pk).first()
    if session is None:
        session = CourseSession(page=page, code=next_code(agency=course.organiser, series=SERIES, at=now), **values)
        session.save()
        _put_meetings(session, times)
        return session
    return _change(session, values, times, actor=actor, now=now, reason=reason)


def _change(
    session: CourseSession,
    values: dict[str, Any],
    times: list[tuple[UUID, datetime, datetime, int | None]],
    *,
    actor: User | None,
    now: datetime,
    reason: str,
) -> CourseSession:
    if values["capacity"] < session.taken:
        raise ValidationError(TOO_FEW_SEATS % {"taken": session.taken})
    before = {item.uid: item for item in session.half_days.all()}
    kept = {uid: (item.starts_at, item.ends_at, item.room_id) for uid, item in before.items()}
    meetings_changed = kept != {uid: (start, end, room) for uid, start, end, room in times}
    if session.standing in (Standing.CANCELLED, Standing.FINISHED) and (
        meetings_changed or values["capacity"] != session.capacity
    ):
        raise ValidationError(_("Lớp đã hủy hoặc đã kết thúc nên không đổi được lịch. Hãy sao chép thành lớp mới."))
    told = {name: getattr(session, name) for name in TOLD}
    more_seats = values["capacity"] > session.capacity
    resumed = session.standing == Standing.POSTPONED and meetings_changed
    for name, value in values.items():
        setattr(session, name, value)
    if resumed:
        session.standing, session.standing_reason = Standing.ANNOUNCED, ""
    removed = _put_meetings(session, times) if meetings_changed else ()
    changed = meetings_changed or told != {name: getattr(session, name) for name in TOLD}
    if changed:
        session.sequence += 1
        session.changed_at = now
    session.save()
    if changed and session.standing in (Standing.ANNOUNCED,):
        change = Change(Kind.CHANGED, reason=reason, removed=removed)
        session_changed.send(CourseSession, session=session, change=change, actor=actor)
    if more_seats:
        seats_added.send(CourseSession, session=session)
    return session


def _put_meetings(
    session: CourseSession, times: list[tuple[UUID, datetime, datetime, int | None]]
) -> tuple[tuple[UUID, datetime, datetime], ...]:
    """Writes the meetings; returns those that are no more. A changed one is written anew under its old `uid`: a
    meeting at which attendance was taken is protected, and refuses with a ValidationError.
    """
    wanted = {uid: (start, end, room) for uid, start, end, room in times}
    gone = []
    for item in list(session.half_days.all()):
        if wanted.get(item.uid) == (item.starts_at, item.ends_at, item.room_id):
            wanted.pop(item.uid)
            continue
        if item.attendances.exists():
            raise ValidationError(_("Buổi %s đã điểm danh nên không đổi và không bỏ được.") % item)
        if item.uid not in wanted:
            gone.append((item.uid, item.starts_at, item.ends_at))
        item.delete()
    HalfDay.objects.bulk_create(
        HalfDay(session=session, uid=uid, starts_at=start, ends_at=end, room_id=room)
        for uid, (start, end, room) in wanted.items()
    )
    return tuple(gone)


@transaction.atomic
def hide(*, page: CourseSessionPage) -> bool:
    """Takes the class off the calendar; False, and nothing done, where somebody has a seat in it that is still on."""
    session = CourseSession.objects.select_for_update().filter(page_id=page.pk).first()
    if session is None:
        return True
    if session.taken and session.standing in (Standing.ANNOUNCED, Standing.POSTPONED):
        return False
    session.is_shown = False
    session.save(update_fields=["is_shown"])
    return True


@transaction.atomic
def stop(
    *, session: CourseSession, kind: Kind, reason: str, actor: User | None, now: datetime | None = None
) -> CourseSession:
    """Postpones the class without a new date (`Kind.POSTPONED`) or cancels it for good; everybody concerned is told.

    Raises ValidationError: no reason, or a class that is not on.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise ValidationError(_("Hãy ghi lý do; người đăng ký sẽ đọc được."))
    locked = CourseSession.objects.select_for_update().get(pk=session.pk)
    stoppable = (Standing.ANNOUNCED,) if kind is Kind.POSTPONED else (Standing.ANNOUNCED, Standing.POSTPONED)
    if locked.standing not in stoppable:
        raise ValidationError(_("Lớp này %s nên không làm được việc đó.") % locked.get_standing_display().lower())
    locked.standing = Standing.POSTPONED if kind is Kind.POSTPONED else Standing.CANCELLED
    locked.standing_reason = reason[:500]
    locked.sequence += 1
    locked.changed_at = now or timezone.now()
    locked.save()
    session_changed.send(CourseSession, session=locked, change=Change(kind, reason=reason), actor=actor)
    session.refresh_from_db()
    return session
