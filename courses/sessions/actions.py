"""What organisers do with a class besides editing its page: copy, postpone, move, cancel.

Whether somebody may is asked before (`sessions.permissions`).
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug

from courses.programme.pages import CoursePage
from courses.sessions import announcing, planning
from courses.sessions.announcing import Kind
from courses.sessions.models import CourseSession, Standing
from courses.sessions.pages import CourseSessionPage, PlannedHalfDay
from courses.sessions.permissions import is_ahead
from portal.audit.actions import record
from portal.vietnamese import fold

if TYPE_CHECKING:
    from datetime import date, datetime

    from portal.accounts.models import User

COPIED, MOVED = "session.copied", "session.moved"
POSTPONED, CANCELLED = "session.postponed", "session.cancelled"
# What a copy takes over from its model.
KEPT = (
    "lead",
    "search_description",
    "place",
    "unit",
    "link",
    "trainer",
    "capacity",
    "minimum",
    "opens_at",
    "closes_at",
)


@transaction.atomic
def copy_session(*, page: CourseSessionPage, first_day: date, actor: User | None) -> CourseSessionPage:
    """Another class like `page`, as a draft below the same course, beginning on `first_day`: meetings and time for
    registration keep their distances, nobody is registered. Raises ValidationError: a day that is over, no meetings.
    """
    if first_day < timezone.localdate():
        raise ValidationError({"first_day": _("Ngày này đã qua. Hãy chọn từ hôm nay trở đi.")})
    model = CourseSessionPage.objects.get(pk=page.pk)
    meetings = list(model.half_days.all())
    if not meetings:
        raise ValidationError(_("Lớp này chưa có buổi học nào để sao chép."))
    course = CoursePage.objects.select_for_update(of=("self",)).get(pk=model.get_parent().pk)
    taken = set(course.get_children().values_list("title", flat=True))
    title = planning.next_title(model.title, taken)
    copy = CourseSessionPage(
        title=title,
        slug=find_available_slug(course, slugify(fold(title)) or "lop"),
        live=False,
        owner=actor,
        **{name: getattr(model, name) for name in KEPT},
    )
    copy.half_days = [
        PlannedHalfDay(
            day=item.day, starts=item.starts, ends=item.ends, room=item.room, sort_order=order, uid=uuid.uuid4()
        )
        for order, item in enumerate(meetings)
    ]
    planning.shift(copy, days=(first_day - min(item.day for item in meetings)).days)
    course.add_child(instance=copy)
    copy.save_revision(user=actor)
    session = announcing.announced(model)
    if session is not None:
        record(subject=session, action=COPIED, actor=actor, data={"page": copy.pk})
    return copy


@transaction.atomic
def postpone(
    *,
    session: CourseSession,
    actor: User | None,
    reason: str,
    first_day: date | None = None,
    now: datetime | None = None,
) -> CourseSession:
    """Postpones the class: without a day until further notice, else so that what is left of it begins on `first_day`.
    Everybody concerned is told, with `reason`. Raises ValidationError with the sentence to be shown.
    """
    now = now or timezone.now()
    _ask_whether_ahead(session, now)
    if first_day is None:
        stopped = announcing.stop(session=session, kind=Kind.POSTPONED, reason=reason, actor=actor, now=now)
        record(subject=stopped, action=POSTPONED, actor=actor)
        return stopped
    reason = _said(reason)
    locked = CourseSession.objects.get(pk=session.pk)
    page = CourseSessionPage.objects.get(pk=locked.page_id)
    days = days_until(page, first_day, now)
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    planning.shift(page, days=days, now=now)
    announcing.announce(page=page, actor=actor, now=now, reason=reason)
    page.save_revision(user=actor).publish(user=actor)
    if draft is not None:
        # What somebody is still writing goes along, and stays a draft.
        planning.shift(draft, days=days, now=now)
        draft.save_revision(user=actor, clean=False)
    record(subject=locked, action=MOVED, actor=actor, data={"days": days})
    session.refresh_from_db()
    return session


def days_until(page: CourseSessionPage, first_day: date, now: datetime) -> int:
    """By how many days what is left of the class moves. Raises ValidationError: nothing left, a day over, the same."""
    if first_day < timezone.localdate(now):
        raise ValidationError({"first_day": _("Ngày này đã qua. Hãy chọn từ hôm nay trở đi.")})
    planned = planning.first_day_left(page, now)
    if planned is None:
        raise ValidationError(_("Các buổi của lớp đều đã qua nên không dời được. Hãy sao chép thành lớp mới."))
    if planned == first_day:
        raise ValidationError({"first_day": _("Lớp vốn bắt đầu ngày này. Hãy chọn ngày khác.")})
    return (first_day - planned).days


@transaction.atomic
def cancel(*, session: CourseSession, actor: User | None, reason: str, now: datetime | None = None) -> CourseSession:
    """Cancels the class for good; its registrations end, everybody is told with `reason`. Raises ValidationError."""
    _ask_whether_ahead(session, now or timezone.now())
    stopped = announcing.stop(session=session, kind=Kind.CANCELLED, reason=reason, actor=actor, now=now)
    record(subject=stopped, action=CANCELLED, actor=actor)
    return stopped


def _ask_whether_ahead(session: CourseSession, now: datetime) -> None:
    """With the class locked from here on."""
    locked = CourseSession.objects.select_for_update().get(pk=session.pk)
    if is_ahead(locked, now):
        return
    if locked.standing == Standing.ANNOUNCED:
        raise ValidationError(_("Lớp này đã học xong nên không hoãn, không hủy được nữa."))
    raise ValidationError(_("Lớp này %s nên không làm được việc đó.") % locked.get_standing_display().lower())


def _said(reason: str) -> str:
    reason = " ".join(reason.split())
    if not reason:
        raise ValidationError({"reason": _("Hãy ghi lý do; người đăng ký sẽ đọc được.")})
    return reason[:500]
