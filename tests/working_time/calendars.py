"""Calendars and instants for the tests of this room."""

from __future__ import annotations

from datetime import datetime

from portal.working_time.calendar import VIETNAM, DayOff, MakeUpDay, WorkingCalendar
from portal.working_time.official_days import official_days


def calendar_of_2026() -> WorkingCalendar:
    """The usual hours with the official days of 2025 to 2027."""
    days = official_days(2025, 2027)
    return WorkingCalendar(
        days_off=tuple(DayOff(day.date, day.name, day.source) for day in days if day.kind == "off"),
        make_up_days=tuple(MakeUpDay(day.date, day.name, day.source) for day in days if day.kind == "make_up"),
    )


CALENDAR = calendar_of_2026()


def at(day: str, clock: str) -> datetime:
    """`at("13/02/2026", "16:30")`, in Vietnamese time."""
    return datetime.strptime(f"{day} {clock}", "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)
