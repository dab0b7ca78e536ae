"""The twelve months that the public figures tell of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day of a month to today, as days and as instants."""

    since: date
    until: date

    @property
    def begins_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.since, time.min))

    @property
    def ends_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.until + timedelta(days=1), time.min))

    @property
    def months(self) -> list[date]:
        """The first day of each month, in order."""
        found, month = [], self.since
        while month <= self.until:
            found.append(month)
            month = following(month)
        return found

    @property
    def words(self) -> str:
        return f"{self.since:%m/%Y}–{self.until:%m/%Y}"


def following(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def last_months(today: date | None = None, months: int = MONTHS) -> Period:
    """The present month and the eleven before it."""
    until = today or timezone.localdate()
    whole = until.year * 12 + until.month - 1 - (months - 1)
    return Period(date(whole // 12, whole % 12 + 1, 1), until)
