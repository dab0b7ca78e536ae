"""How long 1,000 deadlines take, explanation and words included: `PYTHONPATH=site:. python benchmarks/deadlines.py`.

The bound of the requirements is 0.2 s. Needs no database. Exits with 1 when the bound is broken.
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from portal.working_time.calendar import VIETNAM, DayOff, MakeUpDay, WorkingCalendar
from portal.working_time.official_days import official_days
from portal.working_time.time_limits import TimeLimit, Unit
from portal.working_time.trace import to_json

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = 1000
BOUND = 0.2
LIMITS = (
    TimeLimit(1, Unit.SAME_DAY),
    TimeLimit(8, Unit.HOURS),
    TimeLimit(3, Unit.WORKING_DAYS),
    TimeLimit(7, Unit.WORKING_DAYS, extra_days_if_difficult=10),
    TimeLimit(60, Unit.WORKING_DAYS),
)


def fresh_calendar() -> WorkingCalendar:
    days = official_days(2025, 2027)
    return WorkingCalendar(
        days_off=tuple(DayOff(day.date, day.name, day.source) for day in days if day.kind == "off"),
        make_up_days=tuple(MakeUpDay(day.date, day.name, day.source) for day in days if day.kind == "make_up"),
    )


def seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def main() -> int:
    calendar = fresh_calendar()
    start = datetime(2026, 1, 2, 7, 12, tzinfo=VIETNAM)
    starts = [start + timedelta(hours=8 * index, minutes=index) for index in range(COUNT)]

    def deadlines() -> None:
        for index, at in enumerate(starts):
            LIMITS[index % len(LIMITS)].deadline(calendar, at, difficult=True)

    def stored() -> None:
        for index, at in enumerate(starts):
            to_json(LIMITS[index % len(LIMITS)].deadline(calendar, at, difficult=True).trace)

    def explained() -> None:
        for index, at in enumerate(starts):
            [line.text for line in LIMITS[index % len(LIMITS)].deadline(calendar, at, difficult=True).trace]

    cold = seconds(deadlines)
    print(f"{COUNT} deadlines with trace, calendar not yet used: {cold:.3f} s (bound {BOUND} s)")
    print(f"{COUNT} deadlines with trace, calendar warm:         {seconds(deadlines):.3f} s")
    print(f"{COUNT} deadlines with trace as JSON:                {seconds(stored):.3f} s")
    print(f"{COUNT} deadlines with trace in words:               {seconds(explained):.3f} s")
    return int(cold > BOUND)


if __name__ == "__main__":
    sys.exit(main())
