"""Numbers as readers of the language in use write them."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def whole(number: Decimal | int | None) -> str:
    """ "1.234" or "1,234"; of a number that is not told, that it is below five or kept with one that is."""
    return _("ít") if number is None else number_format(number, decimal_pos=0, force_grouping=True)


def share(value: Decimal | None) -> str:
    """ "98,5 %" or "98.5 %"; empty where there is none."""
    return "" if value is None else f"{number_format(Decimal(f'{value:.1f}'), decimal_pos=1)} %"
