"""When attendance of a half-day may be taken."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from courses.sessions.models import HalfDay

# People come before the hour.
BEFORE = timedelta(minutes=30)


def opens_at(half_day: HalfDay) -> datetime:
    return half_day.starts_at - BEFORE


def has_opened(half_day: HalfDay, now: datetime) -> bool:
    """Whether the trainer may write; there is no end to it but that of the class."""
    return now >= opens_at(half_day)


def takes_scans(half_day: HalfDay, now: datetime) -> bool:
    """Whether participants may scan: until the half-day ends."""
    return has_opened(half_day, now) and now <= half_day.ends_at
