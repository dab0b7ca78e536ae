"""Numbers and texts that traders type: read the way the reader's language writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalogue.products.units import Unit
from portal.form_pages.field_types.quantities import parse_number, show_number

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = Decimal(10) ** 10
# Chinese keyboards write digits and signs at full width.
_WIDE = str.maketrans("０１２３４５６７８９，．　", "0123456789,. ")


def parse_amount(text: str, *, decimals: int) -> Decimal:
    """A number above nought with at most `decimals` places. Raises ValidationError with a sentence."""
    number = parse_number("".join(text.translate(_WIDE).split())[:60])
    if number <= 0:
        raise ValidationError(_("Hãy viết một số lớn hơn 0."), code="not_positive")
    if number >= LARGEST:
        raise ValidationError(_("Số này lớn quá. Hãy kiểm tra lại."), code="too_large")
    if number != round(number, decimals):
        said = _("Hãy viết nhiều nhất %d chữ số phần thập phân.") % decimals if decimals else _("Hãy viết số nguyên.")
        raise ValidationError(said, code="decimals")
    return number


def show_amount(number: Decimal, decimals: int | None = None) -> str:
    """With `decimals` places, or with as many as the number needs, as the language in force writes it."""
    if decimals is None:
        decimals = max(0, -int(number.normalize().as_tuple().exponent))
    return show_number(number.quantize(Decimal(1).scaleb(-decimals)))


def show_quantity(number: Decimal, unit: str) -> str:
    """`500 kg`; a unit that is a number itself stands behind a sign: `20 × 100 g`."""
    name = str(Unit(unit).label)
    return f"{show_amount(number)} {'× ' if name[:1].isdigit() else ''}{name}"


class AmountField(forms.CharField):
    """A number above nought; the cleaned value is a Decimal, None when left empty."""

    def __init__(self, *, decimals: int = 3, **kw: Any) -> None:
        self.decimals = decimals
        kw.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=60, **kw)

    def to_python(self, value: Any) -> Any:
        return str(super().to_python(value)).replace("\x00", "").strip()

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        return parse_amount(text, decimals=self.decimals) if text else None

    def prepare_value(self, value: Any) -> Any:
        return show_amount(value) if isinstance(value, Decimal) else value


class LineField(forms.CharField):
    """A text without the sign that PostgreSQL refuses and nobody types."""

    def to_python(self, value: Any) -> Any:
        return str(super().to_python(value)).replace("\x00", "").strip()


def decimal_of(answers: Mapping[str, Any], key: str) -> Decimal | None:
    """The answer of a "number" question, kept as a number or as text such as `12.5`."""
    value = answers.get(key)
    return Decimal(str(value)) if value not in (None, "") else None
