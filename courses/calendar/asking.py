"""What a visitor of the calendar asks for: which classes, which month, which day.

Whatever is not understood in a query string is passed over: an old link or a mangled one still shows classes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from courses.programme.kinds import AudienceLevel, Mode
from courses.sessions.models import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.utils.functional import _StrPromise

# The names in the query string.
LEVEL, ORGANISER, MODULE, UNIT, MODE, FREE = "cap", "co-quan", "mo-dun", "xa", "hinh-thuc", "con-cho"
MONTH, DAY, PAST, SESSION = "thang", "ngay", "da-qua", "lop"
LEVELS: dict[str, tuple[str, str | _StrPromise]] = {
    "tinh": (AudienceLevel.PROVINCE, _("Cán bộ cấp tỉnh")),
    "xa": (AudienceLevel.COMMUNE, _("Cán bộ cấp xã")),
}
MODES = {"truc-tiep": Mode.ONSITE, "truc-tuyen": Mode.ONLINE, "ket-hop": Mode.BLENDED}
LONGEST_CODE = 40
# The calendar reaches no further; a date beyond is a mangled link.
FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True)
class Filters:
    """Which classes: `organiser`, `module` and `unit` are codes, `level` and `mode` keys of `LEVELS` and `MODES`;
    `free` are those that take registrations now and have a seat.
    """

    level: str = ""
    organiser: str = ""
    module: str = ""
    unit: str = ""
    mode: str = ""
    free: bool = False

    @property
    def parameters(self) -> dict[str, str]:
        given = {
            LEVEL: self.level,
            ORGANISER: self.organiser,
            MODULE: self.module,
            UNIT: self.unit,
            MODE: self.mode,
            FREE: "1" if self.free else "",
        }
        return {name: value for name, value in given.items() if value}

    def __bool__(self) -> bool:
        return bool(self.parameters)

    def without(self, name: str) -> Filters:
        """The same without the filter that the query string calls `name`."""
        return read({key: value for key, value in self.parameters.items() if key != name})

    def address(self, **more: str) -> str:
        """The query string with these filters; `?` where it says nothing."""
        wanted = {**self.parameters, **{name.replace("_", "-"): value for name, value in more.items() if value}}
        return f"?{urlencode(wanted)}" if wanted else "?"

    def condition(self, now: datetime, prefix: str = "") -> Q:
        """On classes; on what belongs to one with `prefix`, such as `session__`. A class for both levels is for each.
        An unknown code finds nothing, so that a feed subscribed to never grows into the feed of everything.
        """
        wanted = Q()
        if self.level:
            wanted &= Q(**{f"{prefix}audience_level__in": [LEVELS[self.level][0], AudienceLevel.ALL]})
        if self.organiser:
            wanted &= Q(**{f"{prefix}organiser__code": self.organiser})
        if self.module:
            wanted &= Q(**{f"{prefix}module__code": self.module})
        if self.unit:
            wanted &= Q(**{f"{prefix}unit__code": self.unit})
        if self.mode:
            wanted &= Q(**{f"{prefix}mode": MODES[self.mode]})
        if self.free:
            wanted &= Q(
                **{
                    f"{prefix}standing": Standing.ANNOUNCED,
                    f"{prefix}opens_at__lte": now,
                    f"{prefix}closes_at__gt": now,
                    f"{prefix}taken__lt": F(f"{prefix}capacity"),
                }
            )
        return wanted


def read(query: Mapping[str, str]) -> Filters:
    level, mode = query.get(LEVEL, ""), query.get(MODE, "")
    return Filters(
        level=level if level in LEVELS else "",
        organiser=_code(query.get(ORGANISER, "")),
        module=_code(query.get(MODULE, "")),
        unit=_code(query.get(UNIT, "")),
        mode=mode if mode in MODES else "",
        free=query.get(FREE, "") == "1",
    )


def read_day(text: str) -> date | None:
    """`2026-12-14`; None for anything else."""
    try:
        day = date.fromisoformat(text) if len(text) == 10 and text.isascii() else None
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _code(text: str) -> str:
    return text if len(text) <= LONGEST_CODE and text.isprintable() else ""
