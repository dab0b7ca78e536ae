"""Clocks put back: what the demonstration tells has happened over the last weeks, when offices worked."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class Clock:
    now: datetime

    def office(self, days: float) -> datetime:
        """About so many days ago, at a moment when offices work; never in the future."""
        at = timezone.localtime(self.now - timedelta(days=days))
        while at.weekday() > 4:
            at -= timedelta(days=1)
        if not 8 <= at.hour < 17:
            at = at.replace(hour=9 + at.minute % 2)
        return min(self.now, at)

    def ago(self, days: float) -> datetime:
        return self.now - timedelta(days=days)

    @property
    def today(self) -> date:
        return timezone.localtime(self.now).date()


def months_after(day: date, months: int) -> date:
    """The same day of the month, or the month's last; `months` may be below nought."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
