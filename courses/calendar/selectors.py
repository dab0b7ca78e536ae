"""What the calendar reads. Only announced classes, never pages' own columns but where the page stands in the tree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db.models import Count, F, Max, Min, Q
from django.utils import timezone

from courses.calendar.grid import begin
from courses.sessions.models import CourseSession, HalfDay
from portal.vietnamese import sort_key
from portal.working_time.calendar import VIETNAM

if TYPE_CHECKING:
    from datetime import datetime

    from courses.calendar.asking import Filters
    from courses.sessions.models import CourseSessionQuerySet

BY_CLOSING = ("closes_at", "starts_at", "pk")


@dataclass
class OnDay:
    """A class on one day, with the hours of its meetings there in order and the rooms they are in."""

    session: CourseSession
    meetings: list[tuple[datetime, datetime, str]] = field(default_factory=list)

    @property
    def starts_at(self) -> datetime:
        return self.meetings[0][0]

    @property
    def ends_at(self) -> datetime:
        return self.meetings[-1][1]


@dataclass(frozen=True)
class Days:
    """What `days_between` found, by day; days without a class are left out."""

    classes: dict[date, list[OnDay]]
    counts: dict[date, int]
    closing: list[CourseSession]


@dataclass(frozen=True)
class Options:
    """What can be filtered by, as (code, name): only what has classes."""

    organisers: list[tuple[str, str]]
    modules: list[tuple[str, str]]
    units: list[tuple[str, str]]


def sessions_for(filters: Filters, *, now: datetime | None = None) -> CourseSessionQuerySet:
    """The classes on the calendar that `filters` ask for, with their commune, and `url_path` of their page."""
    now = now or timezone.now()
    sessions = CourseSession.objects.shown().filter(filters.condition(now))
    return _placed(sessions)


def days_between(
    filters: Filters, first: date, last: date, *, now: datetime, most: int | None = None, closing: int = 0
) -> Days:
    """The days from `first` to `last`: of each the `most` classes that begin first (None: all), and how many meet; and
    the `closing` many classes of all whose registration closes next. Two queries.
    """
    rows = (
        HalfDay.objects.filter(starts_at__gte=begin(first), starts_at__lt=begin(last + timedelta(days=1)))
        .filter(filters.condition(now, "session__"), session__is_shown=True)
        .order_by("starts_at", "session_id")
        .values_list("session_id", "starts_at", "ends_at", "room__name")
    )
    met: dict[date, dict[int, list[tuple[datetime, datetime, str]]]] = defaultdict(dict)
    for session_id, starts_at, ends_at, room in rows:
        start = starts_at.astimezone(VIETNAM)
        met[start.date()].setdefault(session_id, []).append((start, ends_at.astimezone(VIETNAM), room or ""))
    shown = {day: list(meetings.items())[:most] for day, meetings in met.items()}
    wanted = Q(pk__in={session_id for day in shown.values() for session_id, _meetings in day})
    if closing:
        next_to_close = CourseSession.objects.open_for_registration(now).order_by(*BY_CLOSING)
        wanted |= Q(pk__in=next_to_close.values("pk")[:closing])
    sessions = {session.pk: session for session in _placed(CourseSession.objects.filter(wanted))}
    open_ones = [session for session in sessions.values() if session.takes_registrations(now)]
    return Days(
        classes={
            day: [OnDay(sessions[pk], meetings) for pk, meetings in kept if pk in sessions]
            for day, kept in shown.items()
        },
        counts={day: len(meetings) for day, meetings in met.items()},
        closing=sorted(open_ones, key=attrgetter(*BY_CLOSING))[:closing],
    )


def upcoming(filters: Filters, *, now: datetime) -> CourseSessionQuerySet:
    """What goes on today or later, in the order it begins."""
    sessions = sessions_for(filters, now=now).filter(ends_at__gte=begin(timezone.localdate(now, VIETNAM)))
    return _with_meetings(sessions).order_by("starts_at", "pk")


def past(filters: Filters, *, now: datetime) -> CourseSessionQuerySet:
    """What ended before today, the last first."""
    sessions = sessions_for(filters, now=now).filter(ends_at__lt=begin(timezone.localdate(now, VIETNAM)))
    return _with_meetings(sessions).order_by("-starts_at", "-pk")


def on_day(filters: Filters, day: date, *, now: datetime) -> CourseSessionQuerySet:
    meet = HalfDay.objects.filter(starts_at__gte=begin(day), starts_at__lt=begin(day + timedelta(days=1)))
    sessions = sessions_for(filters, now=now).filter(pk__in=meet.values("session_id"))
    return _with_meetings(sessions).order_by("starts_at", "pk")


def nearest_days(filters: Filters, first: date, last: date, *, now: datetime) -> tuple[date | None, date | None]:
    """The days nearest before `first` and after `last` on which a class meets. One query."""
    meetings = HalfDay.objects.filter(filters.condition(now, "session__"), session__is_shown=True)
    found = meetings.aggregate(
        earlier=Max("starts_at", filter=Q(starts_at__lt=begin(first))),
        later=Min("starts_at", filter=Q(starts_at__gte=begin(last + timedelta(days=1)))),
    )
    earlier, later = (at.astimezone(VIETNAM).date() if at else None for at in (found["earlier"], found["later"]))
    return earlier, later


def options() -> Options:
    """One query, whatever there is to choose from."""
    rows = (
        CourseSession.objects.shown()
        .order_by()
        .values_list("organiser__code", "organiser__name", "module__code", "module__name", "unit__code", "unit__name")
    )
    organisers, modules, units = {}, {}, {}
    for organiser_code, organiser, module_code, module, unit_code, unit in rows.distinct():
        organisers[organiser_code] = organiser
        modules[module_code] = f"{module_code} – {module}"
        if unit_code:
            units[unit_code] = unit
    return Options(
        organisers=sorted(organisers.items(), key=lambda item: sort_key(item[1])),
        modules=sorted(modules.items()),
        units=sorted(units.items(), key=lambda item: sort_key(item[1].removeprefix("Phường ").removeprefix("Xã "))),
    )


def _placed(sessions: CourseSessionQuerySet) -> CourseSessionQuerySet:
    return sessions.select_related("unit").annotate(url_path=F("page__url_path"))


def _with_meetings(sessions: CourseSessionQuerySet) -> CourseSessionQuerySet:
    return sessions.annotate(meeting_count=Count("half_days"))
