"""Which days are off and which are made up, year by year: the `holidays` library, corrected.

The library knows the statutory holidays and most swaps of working days. What it misses stands in `CORRECTIONS`, each
with the paper behind it. A year is official once its schedule has been announced; before that it is a prediction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

import holidays

from portal.vietnamese.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

ANNOUNCED_YEARS = frozenset({2025, 2026})
LABOUR_CODE = "Điều 112 Bộ luật Lao động 2019"
CULTURE_DAY_SOURCE = "Nghị quyết 80-NQ/TW"
_SWAP_2026 = "Công văn 12729/VPCP-KGVX ngày 25/12/2025"


@dataclass(frozen=True, slots=True)
class OfficialDay:
    date: date
    kind: Literal["off", "make_up"]
    name: str
    source: str
    is_official: bool


CORRECTIONS = (
    OfficialDay(date(2026, 1, 2), "off", "Nghỉ hoán đổi, làm bù ngày 10/01/2026", _SWAP_2026, True),
    OfficialDay(date(2026, 1, 10), "make_up", "Làm bù cho ngày nghỉ 02/01/2026", _SWAP_2026, True),
)

# How the library names a swapped day: "Ngày nghỉ (thay cho ngày 22/08/2026)".
_SWAPPED = re.compile(r"thay cho ngày (\d{2}/\d{2}/\d{4})")


def official_days(first_year: int, last_year: int) -> list[OfficialDay]:
    """Every day of the years that the week alone does not tell, in order. Years from 2013 on, both included."""
    if not 2013 <= first_year <= last_year:
        raise ValueError("the first year is 2013 or later and not after the last")
    found = {day.date: day for day in _from_library(first_year, last_year)}
    found |= {day.date: day for day in CORRECTIONS if first_year <= day.date.year <= last_year}
    return [found[day] for day in sorted(found)]


def _from_library(first_year: int, last_year: int) -> Iterator[OfficialDay]:
    for day, name in holidays.country_holidays("VN", years=range(first_year, last_year + 1), language="vi").items():
        if not first_year <= day.year <= last_year:
            continue
        announced = day.year in ANNOUNCED_YEARS
        if swapped := _SWAPPED.search(name):
            made_up = datetime.strptime(swapped[1], "%d/%m/%Y").date()  # noqa: DTZ007
            source = _source("Hoán đổi ngày làm việc theo lịch nghỉ của cơ quan nhà nước", announced)
            yield OfficialDay(day, "off", f"Nghỉ hoán đổi, làm bù ngày {format_date(made_up)}", source, announced)
            yield OfficialDay(made_up, "make_up", f"Làm bù cho ngày nghỉ {format_date(day)}", source, announced)
        else:
            law = CULTURE_DAY_SOURCE if (day.month, day.day) == (11, 24) else LABOUR_CODE
            yield OfficialDay(day, "off", name.replace("; ", ", "), _source(law, announced), announced)


def _source(law: str, announced: bool) -> str:
    return law if announced else f"{law}; dự kiến, chưa có lịch nghỉ chính thức"
