"""Deadlines in working time, each with the trace that explains it. Pure functions over a `WorkingCalendar`.

Decided here, in one place:

- What arrives outside working hours counts as taken in at the next opening; the midday break belongs to its day.
- Working days are counted from the day after acceptance (Civil Code 2015, Article 147), and such a deadline falls on
  the closing time of its last day. Five working days and 2,400 working minutes are therefore not the same.
- A deadline that is filled exactly at closing time is that closing time, not the next opening.
- Seconds are dropped.
- A pause keeps the working minutes that were left; they run again from the instant of resumption.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from portal.working_time.calendar import DayOff, MakeUpDay, WorkingCalendar, join, split
from portal.working_time.trace import Kind, Trace, TraceLine
from portal.working_time.wording import clock_in_words, duration_in_words, hours_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

CIVIL_CODE = "Điều 147 Bộ luật Dân sự 2015"
SAME_DAY_CUTOFF = time(15, 0)
DIFFICULT_AREA = "địa bàn vùng sâu, vùng xa, đặc biệt khó khăn"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due, and why then."""

    at: datetime
    trace: Trace = ()


def add_minutes(calendar: WorkingCalendar, start: datetime, minutes: int) -> Deadline:
    """The deadline `minutes` of working time after `start`."""
    begin = calendar.working_instant_from(start)
    due = calendar.instant_after(begin, minutes)
    lines = [*_received(calendar, start, begin), _hours(calendar), _limit(duration_in_words(minutes))]
    return Deadline(due, (*lines, *_counted_minutes(calendar, begin, due), TraceLine(Kind.DUE, end=due)))


def add_days(
    calendar: WorkingCalendar,
    accepted_at: datetime,
    days: int,
    *,
    extra_days: int = 0,
    extra_reason: str = DIFFICULT_AREA,
    extra_source: str = "",
) -> Deadline:
    """The deadline `days` working days after `accepted_at`, at closing time of the last day.

    `extra_days` are added on top and told apart in the trace, with reason and source. `days + extra_days` is at
    least 1.
    """
    if days + extra_days < 1:
        raise ValueError("a limit in working days has at least one")
    taken_in = calendar.taken_in_on(accepted_at)
    lines = [*_received(calendar, accepted_at, calendar.working_instant_from(accepted_at))]
    lines.append(_limit(f"{days} ngày làm việc"))
    if extra_days:
        lines.append(TraceLine(Kind.EXTRA_DAYS, days=extra_days, name=extra_reason, source=extra_source))
    lines.append(TraceLine(Kind.FROM_NEXT_DAY, source=CIVIL_CODE))
    last = calendar.nth_working_day_after(taken_in, days + extra_days)
    due = calendar.closing_of(last)
    counted = _counted_days(calendar, taken_in + timedelta(days=1), last)
    return Deadline(due, (*lines, *counted, TraceLine(Kind.DUE, end=due)))


def same_day_deadline(
    calendar: WorkingCalendar, received_at: datetime, cutoff: time = SAME_DAY_CUTOFF, *, extra_days: int = 0
) -> Deadline:
    """Due at closing time of the day of receipt; what is received after `cutoff` counts as the next working day's.

    Receipt at `cutoff` exactly is in time.
    """
    begin = calendar.working_instant_from(received_at)
    day, minute = split(begin)
    lines = [*_received(calendar, received_at, begin), _limit("trong ngày làm việc")]
    if minute > cutoff.hour * 60 + cutoff.minute:
        lines.append(TraceLine(Kind.CUTOFF, name=clock_in_words(cutoff)))
        counted_on = calendar.nth_working_day_after(day, 1)
        lines.extend(_days_off_between(calendar, day, counted_on))
        day = counted_on
    first = day
    if extra_days:
        lines.append(TraceLine(Kind.EXTRA_DAYS, days=extra_days, name=DIFFICULT_AREA))
        day = calendar.nth_working_day_after(day, extra_days)
    due = calendar.closing_of(day)
    return Deadline(due, (*lines, *_counted_days(calendar, first, day), TraceLine(Kind.DUE, end=due)))


def minutes_between(calendar: WorkingCalendar, start: datetime, end: datetime) -> int:
    """Working minutes from `start` to `end`; negative when `end` comes first."""
    return calendar.minutes_between(start, end)


def minutes_left(calendar: WorkingCalendar, deadline: Deadline, paused_at: datetime) -> int:
    """What a clock stopped at `paused_at` keeps: the working minutes up to the deadline, 0 when it has passed.

    What came before the first counted minute (the rest of the day of acceptance) is no part of it.
    """
    counted = (line.start for line in deadline.trace if line.kind is Kind.COUNTED and line.start)
    return max(0, calendar.minutes_between(max(paused_at, min(counted, default=paused_at)), deadline.at))


def resume(
    calendar: WorkingCalendar,
    deadline: Deadline,
    *,
    paused_at: datetime,
    resumed_at: datetime,
    reason: str = "",
    left: int | None = None,
) -> Deadline:
    """The new deadline of a clock that stood from `paused_at` to `resumed_at`, with the same remainder.

    `left`: the working minutes noted at the pause; None reckons them now, by a calendar that may have changed since.
    A deadline that had passed before the pause stays where it was. The trace keeps what was counted up to the pause.
    """
    if resumed_at < paused_at:
        raise ValueError("a clock resumes after it was stopped")
    if left is None:
        left = minutes_left(calendar, deadline, paused_at)
    paused = TraceLine(Kind.PAUSED, start=paused_at, end=resumed_at, minutes=left, name=reason)
    kept = clip(calendar, deadline.trace, paused_at)
    if deadline.at < paused_at:
        return Deadline(deadline.at, (*kept, paused, TraceLine(Kind.DUE, end=deadline.at)))
    begin = calendar.working_instant_from(resumed_at)
    due = calendar.instant_after(begin, left)
    return Deadline(due, (*kept, paused, *_counted_minutes(calendar, begin, due), TraceLine(Kind.DUE, end=due)))


def clip(calendar: WorkingCalendar, trace: Trace, at: datetime) -> Trace:
    """The lines of `trace` up to `at`: what lies behind is left out, the stretch that runs across is cut."""
    kept: list[TraceLine] = []
    for line in trace:
        if line.kind is Kind.DUE:
            continue
        if line.kind not in (Kind.COUNTED, Kind.DAY_OFF, Kind.MAKE_UP) or line.start is None or line.end is None:
            kept.append(line)
        elif line.start <= at and line.kind is Kind.COUNTED and line.end > at:
            if minutes := calendar.minutes_between(line.start, at):
                kept.append(TraceLine(Kind.COUNTED, start=line.start, end=at, minutes=minutes))
        elif line.start <= at:
            kept.append(line)
    return tuple(kept)


# --- Lines of the trace ---------------------------------------------------------------------------------------------


def _received(calendar: WorkingCalendar, received_at: datetime, begin: datetime) -> list[TraceLine]:
    """When it came in and, where that is another day, from when it counts and which days off lay between."""
    lines = [TraceLine(Kind.RECEIVED, start=received_at)]
    day = split(received_at)[0]
    if split(begin)[0] != day:
        lines += [*_days_off_between(calendar, day, split(begin)[0]), TraceLine(Kind.OUTSIDE_HOURS, start=begin)]
    return lines


def _hours(calendar: WorkingCalendar) -> TraceLine:
    return TraceLine(Kind.HOURS, name=hours_in_words(calendar.week), source=calendar.hours_source)


def _limit(words: str) -> TraceLine:
    return TraceLine(Kind.LIMIT, name=words)


def _counted_days(calendar: WorkingCalendar, first: date, last: date) -> list[TraceLine]:
    """The stretches of whole working days from `first` to `last`, and what lies between them."""
    return _stretches(calendar, first, last, None)


def _counted_minutes(calendar: WorkingCalendar, begin: datetime, due: datetime) -> list[TraceLine]:
    """The stretches of working minutes from `begin` to `due`, and what lies between them."""
    if due <= begin:
        return []
    return _stretches(calendar, split(begin)[0], split(due)[0], (begin, due))


def _stretches(
    calendar: WorkingCalendar, first: date, last: date, within: tuple[datetime, datetime] | None
) -> list[TraceLine]:
    """Days off, grouped, part one stretch from the next; a make-up day is told right after the stretch it is in."""
    lines: list[TraceLine] = []
    exceptions = calendar.exceptions_between(first, last)
    made_up = [day for day in exceptions if isinstance(day, MakeUpDay)]
    cursor = first
    for group in [*_groups(calendar, [day for day in exceptions if isinstance(day, DayOff)]), None]:
        end = group[0].date - timedelta(days=1) if group else last
        days = calendar.working_days_between(cursor, end)
        if days:
            opens = calendar.opening_of(calendar.nth_working_day_after(cursor - timedelta(days=1), 1))
            closes = calendar.closing_of(calendar.last_working_day_until(end))
            if within is None:
                lines.append(TraceLine(Kind.COUNTED, start=opens, end=closes, days=days))
            else:
                opens, closes = max(opens, within[0]), min(closes, within[1])
                if minutes := calendar.minutes_between(opens, closes):
                    lines.append(TraceLine(Kind.COUNTED, start=opens, end=closes, minutes=minutes))
            lines.extend(_special(Kind.MAKE_UP, [day]) for day in made_up if cursor <= day.date <= end)
        if group:
            lines.append(_special(Kind.DAY_OFF, group))
            cursor = group[-1].date + timedelta(days=1)
    return lines


def _days_off_between(calendar: WorkingCalendar, first: date, last: date) -> list[TraceLine]:
    off = [day for day in calendar.exceptions_between(first, last) if isinstance(day, DayOff)]
    return [_special(Kind.DAY_OFF, group) for group in _groups(calendar, off)]


def _groups(calendar: WorkingCalendar, days: list[DayOff]) -> list[list[DayOff]]:
    """Days off of one source that have no working day between them."""
    groups: list[list[DayOff]] = []
    for day in days:
        if (
            groups
            and groups[-1][-1].source == day.source
            and not calendar.working_days_between(groups[-1][-1].date, day.date)
        ):
            groups[-1].append(day)
        else:
            groups.append([day])
    return groups


def _special(kind: Kind, days: Sequence[DayOff | MakeUpDay]) -> TraceLine:
    names = list(dict.fromkeys(day.name for day in days))
    name = ", ".join(names) if len(names) <= 2 else f"{names[0]} đến {names[-1]}"
    return TraceLine(kind, start=join(days[0].date, 0), end=join(days[-1].date, 0), name=name, source=days[0].source)
