"""Takes the province's communes and wards, and the old units on old papers, from `data/` into the database."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction

from portal.organisations.models import AdministrativeUnit, FormerUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"


class Loaded(NamedTuple):
    units: int
    former_units: int


@transaction.atomic
def load() -> Loaded:
    """Inserts or updates every unit by its code. Flags set by hand (border, specially difficult) stay."""
    units = [
        AdministrativeUnit(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            latitude=Decimal(row["lat"]),
            longitude=Decimal(row["lon"]),
            area_km2=Decimal(row["area_km2"]),
        )
        for row in _rows("communes.csv")
    ]
    for unit in units:
        unit.derive()
    AdministrativeUnit.objects.bulk_create(
        units,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "kind", "latitude", "longitude", "area_km2", "folded_name", "sort_key"],
    )
    ids = dict(AdministrativeUnit.objects.values_list("code", "pk"))
    former = [
        FormerUnit(
            province=row["old_province"],
            district=row["old_district"],
            name=row["old_commune"],
            unit_id=ids[row["new_code"]],
            share=row["share"],
        )
        for row in _rows("former_units.csv")
    ]
    for old in former:
        old.derive()
    FormerUnit.objects.bulk_create(
        former,
        update_conflicts=True,
        unique_fields=["province", "district", "name", "unit"],
        update_fields=["share", "folded_name"],
    )
    return Loaded(len(units), len(former))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
