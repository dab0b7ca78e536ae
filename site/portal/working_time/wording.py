"""Days, hours and durations of work, as Vietnamese offices say them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from portal.vietnamese.dates import WEEKDAYS, format_date
from portal.working_time.calendar import MINUTES_PER_DAY, VIETNAM, Session

if TYPE_CHECKING:
    from datetime import date, datetime, time


def clock_in_words(at: time | datetime) -> str:
    """ "7 giờ 30", "15 giờ"."""
    return f"{at.hour} giờ {at.minute:02d}" if at.minute else f"{at.hour} giờ"


def duration_in_words(minutes: int) -> str:
    """Working time: "2 ngày làm việc 3 giờ 20 phút", a day being eight hours."""
    days, rest = divmod(minutes, MINUTES_PER_DAY)
    hours, left = divmod(rest, 60)
    parts = [f"{days} ngày làm việc"] if days else []
    parts += [f"{hours} giờ"] if hours else []
    parts += [f"{left} phút"] if left else []
    return " ".join(parts) or "0 phút"


def day_in_words(day: date) -> str:
    """ "thứ Sáu 13/02/2026"."""
    return f"{WEEKDAYS[day.weekday()]} {format_date(day)}"


def instant_in_words(at: datetime) -> str:
    """ "16 giờ 30 thứ Sáu 13/02/2026"."""
    local = at.astimezone(VIETNAM)
    return f"{clock_in_words(local)} {day_in_words(local.date())}"


def days_in_words(start: datetime, end: datetime) -> str:
    """From one day to another, opening a sentence; one day alone is named once."""
    first, last = start.astimezone(VIETNAM).date(), end.astimezone(VIETNAM).date()
    words = day_in_words(first) if first == last else f"{day_in_words(first)} đến {day_in_words(last)}"
    return _capital(words)


def stretch_in_words(start: datetime, end: datetime) -> str:
    """From one instant to another, opening a sentence; one day alone is named once."""
    first, last = start.astimezone(VIETNAM), end.astimezone(VIETNAM)
    if first.date() == last.date():
        return _capital(f"{day_in_words(first.date())} từ {clock_in_words(first)} đến {clock_in_words(last)}")
    return f"Từ {instant_in_words(first)} đến {instant_in_words(last)}"


def hours_in_words(week: tuple[tuple[Session, ...], ...]) -> str:
    """The week's hours: "thứ Hai đến thứ Sáu 7 giờ 30–11 giờ 30, 13 giờ–17 giờ"."""
    parts = []
    for sessions, run in groupby(range(7), key=lambda weekday: week[weekday]):
        weekdays = list(run)
        if sessions:
            days = WEEKDAYS[weekdays[0]] + (f" đến {WEEKDAYS[weekdays[-1]]}" if len(weekdays) > 1 else "")
            hours = ", ".join(f"{clock_in_words(s.opens)}–{clock_in_words(s.closes)}" for s in sessions)
            parts.append(f"{days} {hours}")
    return "; ".join(parts)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
