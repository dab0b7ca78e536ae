"""Days and hours of the demonstration, reckoned from today: there are always past, running, open and future classes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from courses.sessions.announcing import moment
from portal.working_time.selectors import current_calendar

if TYPE_CHECKING:
    from portal.working_time.calendar import WorkingCalendar

# Of a meeting's part: from and until.
HOURS = {"s": (time(8), time(11, 30)), "c": (time(13, 30), time(17)), "t": (time(19, 30), time(21, 15))}


@dataclass(frozen=True)
class Clock:
    now: datetime
    calendar: WorkingCalendar

    @classmethod
    def at(cls, now: datetime) -> Clock:
        return cls(now, current_calendar())

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def day(self, count: int) -> date:
        """So many working days from today, before it where `count` is below nought; 0 is today, whatever day it is."""
        if count >= 0:
            return self.calendar.nth_working_day_after(self.today, count) if count else self.today
        day = self.today
        for _step in range(-count):
            day = self.calendar.last_working_day_until(day - timedelta(days=1))
        return day

    def office(self, days: float, *, before: datetime | None = None) -> datetime:
        """About so many days before `before` (now), at a moment when offices work; never in the future."""
        until = before or self.now
        at = timezone.localtime(until - timedelta(days=days))
        day = self.calendar.last_working_day_until(at.date())
        hour = at.hour if day == at.date() and at.hour in (8, 9, 10, 14, 15, 16) else 8 + at.minute % 3
        return min(self.now, until, datetime.combine(day, time(hour, at.minute, at.second), tzinfo=at.tzinfo))


def meetings(clock: Clock, planned: tuple[tuple[int, str], ...]) -> list[tuple[date, time, time]]:
    """Day, from and until of each meeting."""
    return [(clock.day(day), *HOURS[part]) for day, parts in planned for part in parts]


def morning(day: date) -> datetime:
    return moment(day, time(8))


def evening(day: date) -> datetime:
    return moment(day, time(17))
