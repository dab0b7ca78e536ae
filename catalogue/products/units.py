"""The units goods are priced and ordered in, and how quantities of related units compare."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.TextChoices):
    KILOGRAM = "kg", _("kg")
    TONNE = "tonne", _("tấn")
    GRAM_100 = "100g", _("100 g")
    LITRE = "litre", _("lít")
    MILLILITRE_100 = "100ml", _("100 ml")
    PIECE = "piece", _("chiếc")
    BAG = "bag", _("túi")
    BOX = "box", _("hộp")
    BOTTLE = "bottle", _("chai, lọ")
    BUNDLE = "bundle", _("bó")
    SET = "set", _("bộ")
    METRE = "metre", _("mét")
    HEAD = "head", _("con")
    NIGHT = "night", _("đêm")


# Units of one kind, each in the smallest of its kind.
_WEIGHTS = {Unit.GRAM_100: Decimal(1), Unit.KILOGRAM: Decimal(10), Unit.TONNE: Decimal(10_000)}
_VOLUMES = {Unit.MILLILITRE_100: Decimal(1), Unit.LITRE: Decimal(10)}


class UnitsDiffer(ValueError):
    """Two quantities cannot be compared: a bag is no kilogram."""


def in_unit(quantity: Decimal, unit: str, wanted: str) -> Decimal:
    """`quantity` of `unit` expressed in `wanted`. Raises UnitsDiffer where they measure different things."""
    if unit == wanted:
        return quantity
    for table in (_WEIGHTS, _VOLUMES):
        if Unit(unit) in table and Unit(wanted) in table:
            return quantity * table[Unit(unit)] / table[Unit(wanted)]
    raise UnitsDiffer(f"{unit} and {wanted} measure different things")
