"""What the table of progress is made of: one row an agency, one part a module."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from courses.programme.modules import SkillModule
    from portal.organisations.models import Agency


@dataclass(frozen=True, slots=True)
class ModuleProgress:
    """How many of an agency's officials hold `module`, and how many ought to: `target` in percent, None without one.

    Shares are whole percents rounded down, so that what looks reached is reached.
    """

    module: SkillModule
    officials: int
    completed: int
    target: int | None

    @property
    def share(self) -> int | None:
        return self.completed * 100 // self.officials if self.officials else None

    @property
    def gap(self) -> int | None:
        """Percentage points below the target, 0 when it is reached; None without a target or without people."""
        return None if self.target is None or self.share is None else max(0, self.target - self.share)

    @property
    def missing(self) -> int | None:
        """How many people more reach the target."""
        if self.target is None or not self.officials:
            return None
        return max(0, -(-self.target * self.officials // 100) - self.completed)

    @property
    def is_reached(self) -> bool:
        return self.missing == 0


@dataclass(frozen=True, slots=True)
class AgencyProgress:
    """One agency's row. `completed_all` hold every module counted here; `hours` is what all its officials completed in
    the year together. `is_expected` is whether it ought to complete any of it: it has a target, or nobody has one.
    """

    agency: Agency
    officials: int
    parts: tuple[ModuleProgress, ...]
    completed_all: int
    hours: Decimal
    yearly_hours: int
    is_expected: bool = True

    @property
    def furthest(self) -> ModuleProgress | None:
        """The module furthest from its target, the first of several."""
        return max(self.parts, key=lambda part: (part.gap or 0, -(part.share or 0)), default=None)

    @property
    def lacking(self) -> int:
        """How many people lack something of what is counted."""
        return self.officials - self.completed_all

    @property
    def share(self) -> int | None:
        """Of all that the officials ought to complete, one module each time, how much they have, in whole percents."""
        wanted = self.officials * len(self.parts)
        return sum(part.completed for part in self.parts) * 100 // wanted if wanted else None

    @property
    def target(self) -> int | None:
        """The mean of the modules' targets; of one module, its target."""
        targets = [part.target for part in self.parts if part.target is not None]
        return round(sum(targets) / len(targets)) if targets else None

    @property
    def gap(self) -> int | None:
        """How far the modules stay below their targets, on average; 0 when every one is reached, and only then."""
        gaps = [part.gap for part in self.parts if part.gap is not None]
        return -(-sum(gaps) // len(gaps)) if gaps else None

    @property
    def missing(self) -> int | None:
        """How many completions more reach all targets, of one module or another."""
        missing = [part.missing for part in self.parts if part.missing is not None]
        return sum(missing) if missing else None

    @property
    def has_nobody(self) -> bool:
        """There are officials who ought to, and none of them has completed anything of what is counted."""
        ought = self.is_expected and bool(self.parts) and self.officials > 0
        return ought and not any(part.completed for part in self.parts)

    @property
    def has_target(self) -> bool:
        return any(part.target is not None for part in self.parts)

    @property
    def is_reached(self) -> bool:
        """Every target that the agency has is reached, and it has one."""
        return self.has_target and all(part.is_reached for part in self.parts if part.target is not None)

    @property
    def hours_each(self) -> Decimal | None:
        """Hours a head in the year, to one place; None without people."""
        return (self.hours / self.officials).quantize(Decimal("0.1")) if self.officials else None

    @property
    def has_hours(self) -> bool:
        return self.hours_each is not None and self.hours_each >= self.yearly_hours


@dataclass(frozen=True, slots=True)
class LevelSummary:
    """How the agencies of one level stand."""

    level: str
    agencies: int
    with_target: int
    reached: int
    nobody: int
    empty: int


@dataclass(frozen=True, slots=True)
class ProgressTable:
    """The rows of the agencies that somebody may see, as things stood on `day`; `modules` are those counted."""

    year: int
    day: date
    modules: tuple[SkillModule, ...]
    rows: tuple[AgencyProgress, ...]
    yearly_hours: int

    def of_level(self, level: str) -> tuple[AgencyProgress, ...]:
        return tuple(row for row in self.rows if row.agency.level == level)

    @property
    def without_anybody(self) -> tuple[AgencyProgress, ...]:
        return tuple(row for row in self.rows if row.has_nobody)

    def summary(self, level: str) -> LevelSummary:
        rows = self.of_level(level)
        return LevelSummary(
            level=level,
            agencies=len(rows),
            with_target=_count(row.has_target for row in rows),
            reached=_count(row.is_reached for row in rows),
            nobody=_count(row.has_nobody for row in rows),
            empty=_count(row.officials == 0 for row in rows),
        )

    @property
    def summaries(self) -> Sequence[LevelSummary]:
        """Of the levels that have rows, communes first."""
        levels = dict.fromkeys(sorted(row.agency.level for row in self.rows))
        return [self.summary(level) for level in levels]


def _count(answers: object) -> int:
    return sum(bool(one) for one in answers)  # type: ignore[attr-defined]
