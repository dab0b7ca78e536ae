"""Prices and quantities as people type them on a phone: what is clear is taken, what is not is asked back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalogue.products.units import Unit, UnitsDiffer, in_unit

if TYPE_CHECKING:
    from catalogue.products.offers import OfferTerms

# Behind this a price would stand among goods without one (`catalogue.market.shelf.NO_PRICE`).
LARGEST_PRICE = 10**10
LARGEST_QUANTITY = 10**9
CURRENCY = re.compile(r"(vnđ|vnd|đồng|dong|đ|₫)$", re.IGNORECASE)
GROUPED = re.compile(r"\d{1,3}([.,]\d{3})+")
MULTIPLES = re.compile(r"\d[\d.,]*\s*(k|ngàn|nghìn|tr|triệu|trieu|nghin|ngan)\b", re.IGNORECASE)
QUANTITY = re.compile(r"(?P<figures>[\d.,]+)\s*(?P<unit>\D.*)?", re.DOTALL)


def price_from(text: str) -> Decimal | None:
    """Whole đồng from `40000`, `40.000`, `40,000 đ`; None for nothing. Raises ValidationError with what to write."""
    typed = " ".join(text.split())
    if not typed:
        return None
    if MULTIPLES.fullmatch(typed):
        raise ValidationError(_("Hãy ghi đủ số đồng: 40k ghi là 40.000, 1,2 triệu ghi là 1.200.000."))
    figures = CURRENCY.sub("", typed).replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    if figures.startswith("-") or (figures.isdigit() and int(figures) == 0):
        raise ValidationError(_("Giá phải lớn hơn 0. Nếu muốn người mua hỏi giá, hãy để trống ô này."))
    if GROUPED.fullmatch(figures) and len(set(re.sub(r"\d", "", figures))) == 1:
        figures = re.sub(r"[.,]", "", figures)
    if not (figures.isascii() and figures.isdigit()):
        raise ValidationError(_("Hãy ghi giá bằng chữ số, tính bằng đồng, ví dụ 40.000."))
    price = Decimal(figures)
    if not 0 < price < LARGEST_PRICE:
        raise ValidationError(_("Hãy ghi giá lớn hơn 0 và dưới 10 tỉ đồng."))
    return price


def quantity_from(text: str, unit: str) -> Decimal | None:
    """A quantity in `unit` from `500`, `1.500`, `2,5`, `2 tấn`; None for nothing.

    A unit that was typed along is turned into `unit`. Raises ValidationError where that cannot be done, and where
    figures may mean two things.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    if typed.startswith("-"):
        raise ValidationError(_("Số lượng không thể nhỏ hơn 0."))
    found = QUANTITY.fullmatch(typed)
    figures = _decimal(found["figures"]) if found else None
    if found is None or figures is None:
        raise ValidationError(_("Hãy ghi số lượng bằng chữ số, ví dụ 500 hoặc 2,5."))
    said = (found["unit"] or "").strip().rstrip(".").lower()
    quantity = _converted(figures, said, unit) if said else figures
    if quantity >= LARGEST_QUANTITY or quantity != quantity.quantize(Decimal("0.001")):
        raise ValidationError(_("Hãy ghi số lượng dưới một tỉ, nhiều nhất ba chữ số sau dấu phẩy."))
    return quantity


def _decimal(figures: str) -> Decimal | None:
    if not figures.isascii():
        return None
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", figures):
        whole, _comma, rest = figures.partition(",")
        raise ValidationError(
            _("%(typed)s có thể hiểu hai cách. Hãy ghi %(many)s, hoặc %(few)s.")
            % {"typed": figures, "many": f"{whole}{rest}", "few": f"{whole},{rest.rstrip('0') or '0'}"}
        )
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d{1,3})?", figures):
        return Decimal(figures.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,12}([.,]\d{1,3})?", figures):
        return Decimal(figures.replace(",", "."))
    return None


def _converted(quantity: Decimal, said: str, unit: str) -> Decimal:
    known = {word: value for value, label in Unit.choices for word in (value, *str(label).lower().split(", "))}
    known |= {"ký": Unit.KILOGRAM, "kí": Unit.KILOGRAM, "cân": Unit.KILOGRAM, "l": Unit.LITRE, "chai": Unit.BOTTLE}
    try:
        return in_unit(quantity, known[said], unit)
    except (KeyError, UnitsDiffer) as error:
        raise ValidationError(
            _("Hàng này bán theo %(unit)s. Hãy ghi số lượng theo %(unit)s.") % {"unit": Unit(unit).label}
        ) from error


class PriceField(forms.CharField):
    """One box with the number keyboard; empty means that people ask."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 24})
        super().__init__(**{"required": False, "max_length": 24, "widget": widget, **kwargs})

    def to_python(self, value: Any) -> Any:
        return price_from(str(value or ""))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,.0f}".replace(",", ".") if isinstance(value, Decimal) else value

    def run_validators(self, value: Any) -> None:
        """`to_python` has said everything; the validators of text do not apply to an amount."""


class QuantityField(forms.CharField):
    """Text as typed; the form reads it with `quantity_from` once the unit is known."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "maxlength": 24})
        super().__init__(**{"required": False, "max_length": 24, "widget": widget, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return shown_quantity(value) if isinstance(value, Decimal) else value


def shown_quantity(quantity: Decimal) -> str:
    """`1.500`, `2,5`: as Vietnamese write it."""
    whole, _dot, rest = f"{quantity:,.3f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def price_in_words(terms: OfferTerms) -> str:
    if terms.price is None:
        return _("hỏi giá")
    amount = f"{terms.price:,.0f}".replace(",", ".")
    return _("%(amount)s đ một %(unit)s") % {"amount": amount, "unit": terms.get_unit_display()}


def quantity_in_words(quantity: Decimal | None) -> str:
    return _("không nói") if quantity is None else shown_quantity(quantity)
