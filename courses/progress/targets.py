"""Which modules an agency ought to bring its people through in a year, and how many of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from courses.progress.models import Target

if TYPE_CHECKING:
    from courses.programme.modules import SkillModule
    from portal.organisations.models import Agency


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of one year. `modules` are all that somebody has a target for, by key, in the framework's order;
    `percents` is the share by module, agency and level: (7, 12, "") for agency 12, (7, None, "commune"), (7, None, "").
    """

    modules: dict[int, SkillModule] = field(default_factory=dict)
    percents: dict[tuple[int, int | None, str], int] = field(default_factory=dict)

    def percent(self, module_id: int, agency: Agency) -> int | None:
        """The narrowest that holds: the agency's own, else its level's, else everybody's; None without any."""
        for key in ((module_id, agency.pk, ""), (module_id, None, agency.level), (module_id, None, "")):
            if key in self.percents:
                return self.percents[key]
        return None

    def modules_of(self, agency: Agency) -> list[tuple[SkillModule, int]]:
        """The modules that `agency` has a target for, each with its share in percent."""
        found = ((module, self.percent(module.pk, agency)) for module in self.modules.values())
        return [(module, percent) for module, percent in found if percent is not None]


def targets_of(year: int) -> Targets:
    """One query."""
    rows = Target.objects.filter(year=year).select_related("module").order_by("module__framework", "module__code")
    targets = Targets()
    for row in rows:
        targets.modules.setdefault(row.module_id, row.module)
        targets.percents[row.module_id, row.agency_id, row.level] = row.percent
    return targets
