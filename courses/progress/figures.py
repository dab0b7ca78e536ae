"""How many officials are trained, level by level, for everybody to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from courses.people.officials import Official
from courses.progress.models import Completion
from portal.organisations.models import Agency

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class LevelFigures:
    """`trained` are those of the `officials` working today who hold at least one module."""

    level: str
    officials: int
    trained: int


def level_figures(today: date) -> list[LevelFigures]:
    """One row for each level of agencies. Two queries."""
    people = dict(Official.objects.active().order_by().values_list("agency__level").annotate(Count("pk")))
    held = Completion.objects.held_on(today).filter(user__official__is_active=True).order_by()
    trained = dict(held.values_list("user__official__agency__level").annotate(Count("user", distinct=True)))
    return [
        LevelFigures(str(level.label), people.get(level.value, 0), trained.get(level.value, 0))
        for level in (Agency.Level.PROVINCE, Agency.Level.COMMUNE)
    ]
