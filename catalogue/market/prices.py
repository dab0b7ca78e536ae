"""Prices and quantities on the shelves, as the reader's language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.products.units import Unit
from catalogue.trade.money import Money
from catalogue.trade.numbers import show_amount, show_quantity

if TYPE_CHECKING:
    from decimal import Decimal


def amount_text(price: Decimal) -> str:
    """ "40.000 đồng"; it may break before the currency, where a card is narrow."""
    return str(Money(price, "VND")).replace("\u00a0", " ")


def unit_text(unit: str) -> str:
    """ "kg"; nothing for a unit that is not known."""
    return str(Unit(unit).label) if unit in Unit.values else ""


def in_units(amount: Decimal, unit: str) -> str:
    """ "2,5 kg", "5 × 100 g"."""
    return show_quantity(amount, unit) if unit in Unit.values else show_amount(amount)
