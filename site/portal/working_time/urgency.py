"""How much working time is left before a deadline: in words, and as a grade for colours and worklists."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from portal.working_time.calendar import MINUTES_PER_DAY

if TYPE_CHECKING:
    from datetime import datetime

    from portal.working_time.calendar import WorkingCalendar


class Urgency(enum.StrEnum):
    OK = "ok"
    SOON = "soon"
    OVERDUE = "overdue"


def urgency(calendar: WorkingCalendar, now: datetime, due: datetime, *, soon: int = MINUTES_PER_DAY) -> Urgency:
    """`SOON` within the last `soon` working minutes before `due`, `OVERDUE` after it."""
    if now > due:
        return Urgency.OVERDUE
    return Urgency.SOON if calendar.minutes_between(now, due) <= soon else Urgency.OK


def remaining_in_words(calendar: WorkingCalendar, now: datetime, due: datetime) -> str:
    """ "còn 3 giờ", "còn 2 ngày làm việc", "quá hạn 1 ngày": the largest unit that fits, rounded down.

    Counted in working time on both sides of the deadline, a day being eight hours.
    """
    if now > due:
        minutes = calendar.minutes_between(due, now)
        if not minutes:
            return "vừa quá hạn"
        days, rest = divmod(minutes, MINUTES_PER_DAY)
        return f"quá hạn {days} ngày" if days else f"quá hạn {_hours_or_minutes(rest)}"
    minutes = calendar.minutes_between(now, due)
    if not minutes:
        return "đến hạn"
    days, rest = divmod(minutes, MINUTES_PER_DAY)
    return f"còn {days} ngày làm việc" if days else f"còn {_hours_or_minutes(rest)}"


def _hours_or_minutes(minutes: int) -> str:
    return f"{minutes // 60} giờ" if minutes >= 60 else f"{minutes} phút"
