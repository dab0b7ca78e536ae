"""The time limit of a procedure or a step, as the law states it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING, Any

from portal.working_time.arithmetic import DIFFICULT_AREA, SAME_DAY_CUTOFF, Deadline, add_days, add_minutes
from portal.working_time.arithmetic import same_day_deadline as same_day
from portal.working_time.calendar import MINUTES_PER_DAY
from portal.working_time.trace import Kind, TraceLine
from portal.working_time.wording import clock_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from portal.working_time.calendar import WorkingCalendar


class Unit(enum.StrEnum):
    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_DAYS = "working_days"
    SAME_DAY = "same_day"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """`amount` of `unit` in working time; for `SAME_DAY` the amount says nothing.

    `extra_days_if_difficult`: working days more where the commune is difficult (land law grants 10).
    `cutoff`: for `SAME_DAY`, what comes in after it counts as the next working day's.
    """

    amount: int
    unit: Unit
    extra_days_if_difficult: int = 0
    cutoff: time = SAME_DAY_CUTOFF

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", Unit(self.unit))
        if self.unit is not Unit.SAME_DAY and self.amount < 1:
            raise ValueError("a time limit is at least one")
        if self.extra_days_if_difficult < 0:
            raise ValueError("a difficult commune gets more days, not fewer")

    @property
    def minutes(self) -> int:
        """The limit as working minutes, a day being 480; the extra days of difficult communes left out."""
        return {
            Unit.MINUTES: self.amount,
            Unit.HOURS: self.amount * 60,
            Unit.WORKING_DAYS: self.amount * MINUTES_PER_DAY,
            Unit.SAME_DAY: MINUTES_PER_DAY,
        }[self.unit]

    @property
    def text(self) -> str:
        """ "3 ngày làm việc", "8 giờ làm việc", "Trong ngày làm việc; …"."""
        match self.unit:
            case Unit.MINUTES:
                words = f"{self.amount} phút làm việc"
            case Unit.HOURS:
                words = f"{self.amount} giờ làm việc"
            case Unit.WORKING_DAYS:
                words = f"{self.amount} ngày làm việc"
            case Unit.SAME_DAY:
                hour = clock_in_words(self.cutoff)
                words = f"Trong ngày làm việc; tiếp nhận sau {hour} thì trả kết quả trong ngày làm việc tiếp theo"
        if self.extra_days_if_difficult:
            words += f" (thêm {self.extra_days_if_difficult} ngày làm việc tại {DIFFICULT_AREA})"
        return words

    def deadline(self, calendar: WorkingCalendar, start: datetime, *, difficult: bool = False) -> Deadline:
        """When what is accepted at `start` is due. `difficult`: the commune counts as difficult."""
        extra = self.extra_days_if_difficult if difficult else 0
        match self.unit:
            case Unit.WORKING_DAYS:
                return add_days(calendar, start, self.amount, extra_days=extra)
            case Unit.SAME_DAY:
                return same_day(calendar, start, self.cutoff, extra_days=extra)
        deadline = add_minutes(calendar, start, self.minutes + extra * MINUTES_PER_DAY)
        lines: list[TraceLine] = []
        for line in deadline.trace:
            if line.kind is Kind.LIMIT:
                lines.append(replace(line, name=replace(self, extra_days_if_difficult=0).text))
                if extra:
                    lines.append(TraceLine(Kind.EXTRA_DAYS, days=extra, name=DIFFICULT_AREA))
            else:
                lines.append(line)
        return replace(deadline, trace=tuple(lines))

    def to_json(self) -> dict[str, Any]:
        """For frozen versions of procedures."""
        return {
            "amount": self.amount,
            "unit": self.unit.value,
            "extra_days_if_difficult": self.extra_days_if_difficult,
            "cutoff": self.cutoff.isoformat("minutes"),
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> TimeLimit:
        """The inverse of `to_json`; what is missing takes its default."""
        return cls(
            amount=int(row["amount"]),
            unit=Unit(row["unit"]),
            extra_days_if_difficult=int(row.get("extra_days_if_difficult", 0)),
            cutoff=time.fromisoformat(row["cutoff"]) if row.get("cutoff") else SAME_DAY_CUTOFF,
        )
