"""When offices work: an immutable value that knows sessions, days off and make-up days.

Pure: no Django, no clock, no database. All instants are aware; all reckoning is in whole minutes of Vietnamese time,
which knows no summer time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MINUTES_PER_DAY = 480
SAMPLE_SOURCE = "dữ liệu mẫu"


class NoWorkingTime(ValueError):
    """A calendar in which nobody ever works: no deadline could be found in it."""


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """Work without a break, from `opens` to `closes`, on whole minutes."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError(f"a session cannot close at {self.closes} when it opens at {self.opens}")

    @property
    def first_minute(self) -> int:
        return self.opens.hour * 60 + self.opens.minute

    @property
    def last_minute(self) -> int:
        return self.closes.hour * 60 + self.closes.minute

    @property
    def minutes(self) -> int:
        return self.last_minute - self.first_minute


USUAL_DAY = (Session(time(7, 30), time(11, 30)), Session(time(13, 0), time(17, 0)))
USUAL_WEEK = (USUAL_DAY,) * 5 + ((), ())


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day on which nobody works although the week says so; `source` is the paper behind it."""

    date: date
    name: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class MakeUpDay:
    """A day of weekly rest on which offices work instead of another day."""

    date: date
    name: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class _Year:
    """One year's working days as day numbers, with the working minutes of the year before each of them."""

    days: list[int]
    before: list[int]
    total: int


@dataclass(frozen=True)
class WorkingCalendar:
    """The working time of an office.

    `week` holds the sessions of Monday to Sunday, each in order and without overlap. A make-up day has the sessions
    of the week's longest day. Where a date is both, the day off wins. `hours_source` says where the hours come from.
    """

    week: tuple[tuple[Session, ...], ...] = USUAL_WEEK
    days_off: tuple[DayOff, ...] = ()
    make_up_days: tuple[MakeUpDay, ...] = ()
    hours_source: str = SAMPLE_SOURCE
    _off: dict[date, DayOff] = field(init=False, repr=False, compare=False)
    _make_up: dict[date, MakeUpDay] = field(init=False, repr=False, compare=False)
    _exceptions: list[date] = field(init=False, repr=False, compare=False)
    _years: dict[int, _Year] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise ValueError("a week has seven days, Monday first")
        for sessions in self.week:
            if any(a.closes > b.opens for a, b in pairwise(sessions)):
                raise ValueError("the sessions of a day are in order and do not overlap")
        if not any(self.week):
            raise NoWorkingTime("no day of the week has a session")
        off = {day.date: day for day in self.days_off}
        make_up = {day.date: day for day in self.make_up_days if day.date not in off}
        # Only what changes something: a holiday on a Sunday changes no deadline.
        exceptions = {d for d in off if self.week[d.weekday()]} | {d for d in make_up if not self.week[d.weekday()]}
        object.__setattr__(self, "_off", off)
        object.__setattr__(self, "_make_up", make_up)
        object.__setattr__(self, "_exceptions", sorted(exceptions))

    # --- Days ---------------------------------------------------------------------------------------------------------

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        if day in self._off:
            return ()
        if day in self._make_up:
            return max(self.week, key=lambda sessions: sum(s.minutes for s in sessions))
        return self.week[day.weekday()]

    def minutes_on(self, day: date) -> int:
        return sum(session.minutes for session in self.sessions_on(day))

    def is_working_day(self, day: date) -> bool:
        return bool(self.sessions_on(day))

    def nth_working_day_after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which itself is not counted; `count` is at least 1."""
        number, year = day.toordinal(), day.year
        index = bisect_right(self._year(year).days, number) + count - 1
        while index >= len(self._year(year).days):
            index -= len(self._year(year).days)
            year = self._next(year)
        return date.fromordinal(self._year(year).days[index])

    def last_working_day_until(self, day: date) -> date:
        """The latest working day that is not after `day`."""
        year = day.year
        index = bisect_right(self._year(year).days, day.toordinal()) - 1
        while index < 0:
            year -= 1
            index = len(self._year(year).days) - 1
        return date.fromordinal(self._year(year).days[index])

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie from `first` to `last`, both counted."""
        if last < first:
            return 0
        return sum(
            bisect_right(self._year(year).days, last.toordinal())
            - bisect_left(self._year(year).days, first.toordinal())
            for year in range(first.year, last.year + 1)
        )

    def exceptions_between(self, first: date, last: date) -> list[DayOff | MakeUpDay]:
        """Days off and make-up days from `first` to `last` that change what the week says, in order."""
        start, end = bisect_left(self._exceptions, first), bisect_right(self._exceptions, last)
        return [self._off.get(day) or self._make_up[day] for day in self._exceptions[start:end]]

    # --- Instants -----------------------------------------------------------------------------------------------------

    def is_open(self, at: datetime) -> bool:
        """Whether `at` lies in a session; the closing minute still does."""
        day, minute = split(at)
        return any(s.first_minute <= minute <= s.last_minute for s in self.sessions_on(day))

    def opening_of(self, day: date) -> datetime:
        return join(day, self.sessions_on(day)[0].first_minute)

    def closing_of(self, day: date) -> datetime:
        """When work ends on `day`, which is a working day."""
        return join(day, self.sessions_on(day)[-1].last_minute)

    def working_instant_from(self, at: datetime) -> datetime:
        """`at` itself, on the whole minute, when somebody works then; else the next opening."""
        day, minute = split(at)
        for session in self.sessions_on(day):
            if minute <= session.last_minute:
                return join(day, max(minute, session.first_minute))
        return self.opening_of(self.nth_working_day_after(day, 1))

    def taken_in_on(self, at: datetime) -> date:
        """The day on which something that arrives at `at` counts as taken in.

        Before closing on a working day (the midday break included) that day; else the next working day.
        """
        day, minute = split(at)
        sessions = self.sessions_on(day)
        return day if sessions and minute <= sessions[-1].last_minute else self.nth_working_day_after(day, 1)

    # --- Minutes ------------------------------------------------------------------------------------------------------

    def instant_after(self, start: datetime, minutes: int) -> datetime:
        """The instant at which `minutes` of working time have passed since `start`; the earliest where several are.

        With 0 minutes it is `working_instant_from(start)`.
        """
        if minutes < 0:
            raise ValueError("working time runs forward only")
        if minutes == 0:
            return self.working_instant_from(start)
        day, minute = split(start)
        year = day.year
        target = self._passed(day, minute) + minutes
        while target > self._year(year).total:
            target -= self._year(year).total
            year = self._next(year)
        # The last working day that begins with fewer than `target` minutes passed.
        index = bisect_left(self._year(year).before, target) - 1
        day = date.fromordinal(self._year(year).days[index])
        left = target - self._year(year).before[index]
        for session in self.sessions_on(day):
            if left <= session.minutes:
                return join(day, session.first_minute + left)
            left -= session.minutes
        raise AssertionError("a day's sessions add up to its minutes")

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """Working minutes from `start` to `end`; negative when `end` is the earlier one."""
        first, last = split(start), split(end)
        if last < first:
            return -self.minutes_between(end, start)
        years = sum(self._year(year).total for year in range(first[0].year, last[0].year))
        return years + self._passed(*last) - self._passed(*first)

    def _passed(self, day: date, minute: int) -> int:
        """Working minutes of the year before minute `minute` of `day`."""
        year = self._year(day.year)
        index = bisect_left(year.days, day.toordinal())
        before = year.before[index] if index < len(year.days) else year.total
        return before + sum(
            max(0, min(minute, session.last_minute) - session.first_minute) for session in self.sessions_on(day)
        )

    def _next(self, year: int) -> int:
        if year >= date.max.year:
            raise NoWorkingTime("the calendar ends before the deadline")
        return year + 1

    def _year(self, year: int) -> _Year:
        found = self._years.get(year)
        if found is None:
            days: list[int] = []
            before: list[int] = []
            total = 0
            for number in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
                minutes = self.minutes_on(date.fromordinal(number))
                if minutes:
                    days.append(number)
                    before.append(total)
                    total += minutes
            found = self._years[year] = _Year(days, before, total)
        return found


def split(at: datetime) -> tuple[date, int]:
    """Day and minute of the day in Vietnam; seconds are dropped, which favours the citizen."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    local = at.astimezone(VIETNAM)
    return local.date(), local.hour * 60 + local.minute


def join(day: date, minute: int) -> datetime:
    """The aware instant of minute `minute` of `day` in Vietnam."""
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM) + timedelta(minutes=minute)
