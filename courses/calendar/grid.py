"""Months and weeks as people read them here: weeks begin on Monday, days are those of the portal's own clock."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.calendar.asking import FIRST_YEAR, LAST_YEAR
from portal.working_time.calendar import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEKDAYS = (
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)


@dataclass(frozen=True, order=True)
class Month:
    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> Month | None:
        """`2026-12`; None for anything else."""
        year, dash, month = text.partition("-")
        if not dash or not text.isascii() or not (year.isdigit() and month.isdigit()) or len(text) != 7:
            return None
        found = cls(int(year), int(month))
        return found if FIRST_YEAR <= found.year <= LAST_YEAR and 1 <= found.month <= 12 else None

    @property
    def key(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def name(self) -> str:
        return _("Tháng %(month)d năm %(year)d") % {"month": self.month, "year": self.year}

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def before(self) -> Month:
        return Month.of(self.first - timedelta(days=1))

    @property
    def after(self) -> Month:
        return Month.of(self.last + timedelta(days=1))

    @property
    def is_reachable(self) -> bool:
        return FIRST_YEAR <= self.year <= LAST_YEAR

    def weeks(self) -> Iterator[list[date | None]]:
        """Seven days each, Monday first; None where the day is of another month."""
        days: list[date | None] = [None] * self.first.weekday()
        days += [self.first + timedelta(days=number) for number in range(self.last.day)]
        days += [None] * (-len(days) % 7)
        return (days[start : start + 7] for start in range(0, len(days), 7))


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weekday(day: date) -> str:
    return str(WEEKDAYS[day.weekday()])


def in_words(day: date) -> str:
    """`Thứ Hai, 14/12/2026`."""
    return f"{weekday(day)}, {day:%d/%m/%Y}"


def begin(day: date) -> datetime:
    """The instant at which `day` begins here."""
    return datetime.combine(day, time(0), tzinfo=VIETNAM)
