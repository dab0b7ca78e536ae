"""What organisers read of their classes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.programme.pages import CoursePage
from courses.programme.permissions import planned_agencies
from courses.registrations.models import DONE, IN_HAND, Place, Registration
from courses.sessions.models import CourseSession, Standing
from courses.sessions.pages import CourseSessionPage

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from courses.sessions.models import CourseSessionQuerySet
    from portal.accounts.models import User

# A class without a trainer is pointed out so long before it begins.
TRAINER_WANTED = timedelta(days=14)
MOST_DRAFTS, MOST_COURSES, MOST_LISTED = 20, 200, 500

COMING, RUNNING, PAST, ATTENTION = "sap-toi", "dang-hoc", "da-qua", "can-xu-ly"
SHELVES = {
    COMING: gettext_lazy("Sắp tới"),
    RUNNING: gettext_lazy("Đang học"),
    ATTENTION: gettext_lazy("Cần xử lý"),
    PAST: gettext_lazy("Đã qua"),
}


def sessions_of(user: User) -> CourseSessionQuerySet:
    """The announced classes that `user` plans."""
    agencies = planned_agencies(user)
    sessions = CourseSession.objects.all()
    return sessions if agencies is None else sessions.filter(organiser_id__in=agencies)


def shelf(sessions: CourseSessionQuerySet, name: str, now: datetime) -> CourseSessionQuerySet:
    """The classes on one of `SHELVES`. A postponed class is on none but that which needs somebody."""
    on = Q(standing__in=[Standing.ANNOUNCED, Standing.FINISHED])
    if name == RUNNING:
        return sessions.filter(on, starts_at__lte=now, ends_at__gt=now)
    if name == PAST:
        return sessions.filter(Q(ends_at__lte=now) | Q(standing=Standing.CANCELLED))
    if name == ATTENTION:
        return sessions.filter(_attention(now))
    return sessions.filter(Q(starts_at__gt=now), ~Q(standing=Standing.CANCELLED))


def below_minimum(now: datetime) -> Q:
    """Registration is over, the class has not begun, and fewer sit in it than it needs to be held."""
    return Q(standing=Standing.ANNOUNCED, closes_at__lte=now, starts_at__gt=now, taken__lt=F("minimum"))


def _attention(now: datetime) -> Q:
    full = Q(standing=Standing.ANNOUNCED, starts_at__gt=now, taken__gte=F("capacity"))
    untaught = Q(
        standing=Standing.ANNOUNCED, trainer__isnull=True, starts_at__gt=now, starts_at__lte=now + TRAINER_WANTED
    )
    unfinished = Q(standing=Standing.ANNOUNCED, ends_at__lte=now, taken__gt=0)
    return below_minimum(now) | full & _somebody_waits() | untaught | unfinished | Q(standing=Standing.POSTPONED)


def _somebody_waits() -> Q:
    waiting = Registration.objects.filter(session=OuterRef("pk"), place=Place.QUEUE, state__in=IN_HAND)
    return Q(Exists(waiting.order_by()))


def listed(sessions: CourseSessionQuerySet) -> CourseSessionQuerySet:
    """With what a row shows: `waiting`, how many stand on the waiting list."""
    waiting: Any = (
        Registration.objects.filter(session=OuterRef("pk"), place=Place.QUEUE, state__in=IN_HAND)
        .order_by()
        .values("session")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return sessions.select_related("unit", "trainer", "organiser").annotate(
        waiting=Coalesce(Subquery(waiting, output_field=IntegerField()), 0)
    )


def needs(session: Any, now: datetime) -> list[str]:
    """What somebody has to see to in this class (one of `listed`), in words."""
    found = []
    is_on = session.standing == Standing.ANNOUNCED
    if session.standing == Standing.POSTPONED:
        found.append(_("Hãy chọn ngày mới hoặc hủy lớp"))
    if is_on and session.starts_at > now:
        if session.closes_at <= now and session.taken < session.minimum:
            words = _("Hết hạn đăng ký, mới có %(taken)d trong %(minimum)d người cần để mở lớp")
            found.append(words % {"taken": session.taken, "minimum": session.minimum})
        if session.taken >= session.capacity and session.waiting:
            found.append(_("Hết chỗ, %d người chờ") % session.waiting)
        if session.trainer_id is None and session.starts_at <= now + TRAINER_WANTED:
            found.append(_("Chưa có giảng viên"))
    if is_on and session.ends_at <= now and session.taken:
        found.append(_("Đã học xong, chưa kết thúc lớp"))
    return found


def counts(sessions: CourseSessionQuerySet, now: datetime) -> dict[str, int]:
    """How many classes stand on the shelves that are counted. One query."""
    running = Q(standing__in=[Standing.ANNOUNCED, Standing.FINISHED], starts_at__lte=now, ends_at__gt=now)
    found = sessions.aggregate(running=Count("pk", filter=running), attention=Count("pk", filter=_attention(now)))
    return {RUNNING: found["running"], ATTENTION: found["attention"]}


def courses_of(user: User) -> QuerySet[CoursePage]:
    agencies = planned_agencies(user)
    courses = CoursePage.objects.order_by("title")
    return courses if agencies is None else courses.filter(organiser_id__in=agencies)


def drafts_of(user: User) -> list[CourseSessionPage]:
    """Classes that are being planned and were never announced, the newest first. Two queries."""
    courses = courses_of(user).values_list("path", flat=True)
    below = Q(pk__in=[])
    for path in courses[:MOST_COURSES]:
        below |= Q(path__startswith=path)
    drafts = CourseSessionPage.objects.filter(below, announced__isnull=True)
    return list(drafts.order_by("-latest_revision_created_at", "-pk")[:MOST_DRAFTS])


@dataclass
class Roll:
    """Who is in a class: `waiting` in the order of their numbers, `seated` by name, `offered` with their time."""

    seated: list[Registration] = field(default_factory=list)
    offered: list[Registration] = field(default_factory=list)
    waiting: list[Registration] = field(default_factory=list)
    undecided: int = 0


def roll_of(session: CourseSession) -> Roll:
    """Everybody with a seat or a number. One query; of very many the first are listed."""
    cases = (
        Registration.objects.filter(session=session, state__in=[*IN_HAND, *DONE])
        .exclude(place=Place.NONE)
        .select_related("applicant", "intake_agency")
        .order_by("queue_number", "applicant__full_name", "pk")
    )
    roll = Roll()
    for case in cases[:MOST_LISTED]:
        case.session = session
        if case.place == Place.QUEUE:
            roll.waiting.append(case)
        elif case.place == Place.OFFERED:
            roll.offered.append(case)
        else:
            roll.seated.append(case)
        roll.undecided += case.state in ("submitted", "endorsed")
    roll.seated.sort(key=lambda case: (str(case.applicant), case.pk))
    return roll


def people_told(session: CourseSession) -> int:
    """How many a change of the class would be told to: everybody in it, or on the way into it."""
    return Registration.objects.filter(session=session, state__in=IN_HAND).count()
