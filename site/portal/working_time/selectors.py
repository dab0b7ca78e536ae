"""The calendar value that holds now."""

from __future__ import annotations

from collections import defaultdict
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portal.working_time.calendar import SAMPLE_SOURCE, USUAL_WEEK, DayOff, MakeUpDay, Session, WorkingCalendar
from portal.working_time.models import CalendarRevision, SpecialDay, WorkingHours

if TYPE_CHECKING:
    from uuid import UUID

    from portal.organisations.models import Agency

Rows = dict[int, WorkingHours]
Week = tuple[tuple[Session, ...], ...]


@dataclass(frozen=True, slots=True)
class _Snapshot:
    token: UUID | None
    province: WorkingCalendar
    of_agency: dict[int, WorkingCalendar]


@dataclass(slots=True)
class _Lookup:
    """What one web request has looked up."""

    snapshot: _Snapshot | None = None


_snapshot: _Snapshot | None = None
# Within one web request the calendar is asked for once, however many rows of a list need it.
_request: ContextVar[_Lookup | None] = ContextVar("working_time_lookup", default=None)


def current_calendar(agency: Agency | None = None) -> WorkingCalendar:
    """The calendar of `agency`, or of the province.

    One small query a web request (outside of requests, a call): the revision's token. The calendars themselves are
    kept in the process and read anew (two queries) once any process has changed them. Where no hours are stored, the
    usual ones hold, marked as sample.
    """
    lookup = _request.get() or _Lookup()
    snapshot = lookup.snapshot = lookup.snapshot or _current()
    return snapshot.of_agency.get(agency.pk, snapshot.province) if agency else snapshot.province


def open_request(**kwargs: Any) -> None:
    """From now on the first answer holds, until the request ends or this process changes the calendar."""
    _request.set(_Lookup())


def close_request(**kwargs: Any) -> None:
    _request.set(None)


def forget(**kwargs: Any) -> None:
    """The calendar has been changed here: the next call looks again, within the same request too."""
    if lookup := _request.get():
        lookup.snapshot = None


def _current() -> _Snapshot:
    global _snapshot
    token = CalendarRevision.objects.filter(pk=CalendarRevision.ONLY).values_list("token", flat=True).first()
    snapshot = _snapshot
    if snapshot is None or snapshot.token != token:
        # The token was read first: a change in between makes the next call read again, never this one stale.
        snapshot = _snapshot = _read(token)
    return snapshot


def _read(token: UUID | None) -> _Snapshot:
    provincial: Rows = {}
    own_rows: defaultdict[int, Rows] = defaultdict(dict)
    for row in WorkingHours.objects.all():
        (provincial if row.agency_id is None else own_rows[row.agency_id])[row.weekday] = row
    days = list(SpecialDay.objects.filter(applies=True))
    days_off = tuple(DayOff(day.date, day.name, day.source) for day in days if day.kind == SpecialDay.Kind.OFF)
    make_up = tuple(MakeUpDay(day.date, day.name, day.source) for day in days if day.kind == SpecialDay.Kind.MAKE_UP)
    week, source = _week(provincial, fallback=USUAL_WEEK, fallback_source=SAMPLE_SOURCE)
    of_agency: dict[int, WorkingCalendar] = {}
    for agency_id, own in own_rows.items():
        own_week, own_source = _week({**provincial, **own}, fallback=week, fallback_source=source)
        of_agency[agency_id] = WorkingCalendar(own_week, days_off, make_up, own_source)
    return _Snapshot(token, WorkingCalendar(week, days_off, make_up, source), of_agency)


def _week(rows: Rows, *, fallback: Week, fallback_source: str) -> tuple[Week, str]:
    """The week of `rows` and its sources; the fallback where nobody would ever work."""
    week = tuple(rows[weekday].sessions if weekday in rows else () for weekday in range(7))
    if not any(week):
        return fallback, fallback_source
    return week, "; ".join(dict.fromkeys(rows[weekday].source for weekday in sorted(rows) if rows[weekday].source))
