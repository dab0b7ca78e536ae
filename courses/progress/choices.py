"""What the screens of progress let people choose: read from the address, whatever stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from courses.people.officials import OfficialKind
from courses.programme.modules import SkillModule
from courses.progress.models import Target
from portal.organisations.models import Agency
from portal.vietnamese import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from courses.progress.rows import AgencyProgress

YEAR, MODULE, LEVEL, SORT, WHO, KIND = "nam", "mo-dun", "cap", "xep", "loc", "loai"
EARLIEST, LATEST = 2020, 2100
GAP, SHARE, NAME = "thieu", "ti-le", "ten"
SORTS = {GAP: _("Xa chỉ tiêu nhất"), SHARE: _("Tỷ lệ thấp nhất"), NAME: _("Tên cơ quan")}
EVERYBODY = "tat-ca"
LEVELS = {Agency.Level.COMMUNE.value: _("Xã, phường"), Agency.Level.PROVINCE.value: _("Sở, ban, ngành")}


@dataclass(frozen=True, slots=True)
class Chosen:
    """`module` None means all that have a target; `level` and `kind` empty mean any; `everybody` shows also those who
    lack nothing.
    """

    year: int
    module: SkillModule | None = None
    level: str = ""
    sort: str = GAP
    everybody: bool = False
    kind: str = ""

    def address(self, **changes: str) -> str:
        """The query of this choice with `changes`, without what is the usual case."""
        values = {
            YEAR: str(self.year),
            MODULE: str(self.module.pk) if self.module else "",
            LEVEL: self.level,
            SORT: "" if self.sort == GAP else self.sort,
            WHO: EVERYBODY if self.everybody else "",
            KIND: self.kind,
            **changes,
        }
        return "?" + urlencode({name: value for name, value in values.items() if value})


def chosen(params: Mapping[str, str], modules: Sequence[SkillModule]) -> Chosen:
    """What `params` ask for; what is not there to choose is passed over."""
    year = _number(params.get(YEAR, ""))
    number = _number(params.get(MODULE, ""))
    level, sort, kind = params.get(LEVEL, ""), params.get(SORT, ""), params.get(KIND, "")
    return Chosen(
        year=year if year and EARLIEST <= year <= LATEST else timezone.localdate().year,
        module=next((module for module in modules if module.pk == number), None),
        level=level if level in LEVELS else "",
        sort=sort if sort in SORTS else GAP,
        everybody=params.get(WHO) == EVERYBODY,
        kind=kind if kind in OfficialKind.values else "",
    )


def all_modules() -> list[SkillModule]:
    return list(SkillModule.objects.order_by("framework", "code"))


def years(current: int) -> list[int]:
    """The years that can be chosen, the latest first: those with targets, this one, the one before, and `current`."""
    this = timezone.localdate().year
    return sorted({*Target.objects.order_by().values_list("year", flat=True).distinct(), this, this - 1, current})[::-1]


def sorted_rows(rows: Sequence[AgencyProgress], sort: str) -> list[AgencyProgress]:
    """By gap: those with nobody first, then those furthest from their target. Rows without people stand last."""
    named = sorted(rows, key=lambda row: sort_key(row.agency.name))
    if sort == SHARE:
        return sorted(named, key=lambda row: (row.share is None, row.share or 0))
    if sort == GAP:
        return sorted(named, key=lambda row: (row.share is None, not row.has_nobody, -(row.gap or 0), row.share or 0))
    return named


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
