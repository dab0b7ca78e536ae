"""Numbers as Vietnamese readers write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.vietnamese import format_number

if TYPE_CHECKING:
    from decimal import Decimal


def whole(number: int | None) -> str:
    """ "1.234"; of a number that is not told, that it is below five or kept with one that is."""
    return _("ít") if number is None else format_number(number)


def share(value: Decimal | None) -> str:
    """ "98,5 %"; empty where there is none."""
    return "" if value is None else f"{value:.1f} %".replace(".", ",")
