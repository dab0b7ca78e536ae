"""What one official has of the modules that are counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from courses.people.officials import Official
    from courses.programme.modules import SkillModule
    from courses.progress.models import Completion
    from courses.registrations.models import Registration


class Standing(StrEnum):
    """`LATER` was completed after the day that is counted, `ENDED` before it and holds no longer."""

    HELD = "held"
    LATER = "later"
    ENDED = "ended"
    REGISTERED = "registered"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Skill:
    """One module of one official on the day that is counted: since when and until when (None: for good) it holds or
    held, and the registration in hand for a class of it.
    """

    module: SkillModule
    standing: Standing
    since: date | None = None
    until: date | None = None
    registration: Registration | None = None

    @property
    def is_held(self) -> bool:
        return self.standing == Standing.HELD


@dataclass(frozen=True, slots=True)
class OfficialSkills:
    official: Official
    skills: tuple[Skill, ...]

    @property
    def lacks(self) -> tuple[SkillModule, ...]:
        return tuple(skill.module for skill in self.skills if not skill.is_held)


def skill_on(
    day: date, module: SkillModule, completions: Sequence[Completion], registration: Registration | None
) -> Skill:
    """`completions` are those of one person and of `module`, the oldest first."""
    held = [
        one for one in completions if one.completed_on <= day and (one.valid_until is None or one.valid_until >= day)
    ]
    if held:
        lasting = next((one for one in held if one.valid_until is None), None)
        best = lasting or max(held, key=lambda one: one.valid_until or day)
        return Skill(module, Standing.HELD, best.completed_on, best.valid_until, registration)
    later = next((one for one in completions if one.completed_on > day), None)
    if later:
        return Skill(module, Standing.LATER, later.completed_on, later.valid_until, registration)
    if completions:
        last = completions[-1]
        return Skill(module, Standing.ENDED, last.completed_on, last.valid_until, registration)
    return Skill(module, Standing.REGISTERED if registration else Standing.NONE, registration=registration)
