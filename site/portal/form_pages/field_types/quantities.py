"""Numbers and sums of money, typed the way the reader's language writes them: 1.234.567,5 or 1,234,567.5."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.form_pages.field_types.registry import AnswerField, FieldType, register
from portal.form_pages.field_types.text import please_fill

if TYPE_CHECKING:
    from django import forms

    from portal.form_pages.schema import Field

GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")
PLAIN = re.compile(r"-?\d+([.,]\d+)?")
LARGEST = 10**15


SWAPPED = str.maketrans(",.", ".,")


def _dot_is_decimal() -> bool:
    return get_format("DECIMAL_SEPARATOR") == "."


def parse_number(text: str) -> Decimal:
    """`1.234,5`, `1234,5` and `12.5` alike; a dot before exactly three digits groups thousands.

    For readers of English and Chinese dot and comma change places.
    """
    compact = text.replace(" ", "")
    if _dot_is_decimal():
        compact = compact.translate(SWAPPED)
    if GROUPED.fullmatch(compact):
        number = Decimal(compact.replace(".", "").replace(",", "."))
    elif PLAIN.fullmatch(compact):
        number = Decimal(compact.replace(",", "."))
    else:
        raise ValidationError(_("“%(text)s” không phải là số; xin chỉ viết chữ số, ví dụ 1.250.") % {"text": text})
    if abs(number) >= LARGEST:
        raise ValidationError(_("Số này lớn quá; xin kiểm tra lại."))
    return number


def show_number(number: Decimal) -> str:
    """With dots between thousands and a decimal comma, or the other way round, as `parse_number` reads it."""
    shown = f"{number:,f}"
    return shown if _dot_is_decimal() else shown.translate(SWAPPED)


@register
class Number(FieldType):
    """`settings`: `decimals` (0 to 6), `least`, `most`, `unit`. The answer is an int, or a text like `12.5`."""

    name = "number"
    label = gettext_lazy("Số")
    description = gettext_lazy("Một con số, có thể kèm đơn vị")
    icon = "decimal"
    width = "medium"

    def settings_blocks(self) -> list[tuple[str, blocks.Block]]:
        return [
            ("decimals", blocks.IntegerBlock(label=gettext_lazy("Số chữ số thập phân"), default=0, max_value=6)),
            ("least", blocks.DecimalBlock(required=False, label=gettext_lazy("Nhỏ nhất"))),
            ("most", blocks.DecimalBlock(required=False, label=gettext_lazy("Lớn nhất"))),
            ("unit", blocks.CharBlock(required=False, label=gettext_lazy("Đơn vị"), max_length=30)),
        ]

    def formfield(self, field: Field) -> forms.Field:
        decimals = int(field.settings.get("decimals") or 0)

        def parse(text: str) -> int | str:
            number = parse_number(text)
            self._check(field, number, decimals)
            return int(number) if decimals == 0 else format(number.normalize(), "f")

        return AnswerField(
            parse=parse,
            most=60,
            attrs={"inputmode": "decimal" if decimals else "numeric", "autocomplete": "off"},
            required=field.required,
            help_text=_("Tính bằng %(unit)s") % {"unit": unit} if (unit := field.settings.get("unit")) else "",
            error_messages=please_fill(field),
        )

    @staticmethod
    def _check(field: Field, number: Decimal, decimals: int) -> None:
        if number != round(number, decimals):
            raise ValidationError(
                _("Xin viết số nguyên.")
                if decimals == 0
                else _("Xin viết nhiều nhất %(decimals)s chữ số sau dấu phẩy.") % {"decimals": decimals}
            )
        least, most = field.settings.get("least"), field.settings.get("most")
        if least not in (None, "") and number < Decimal(str(least)):
            raise ValidationError(_("Xin viết số từ %(least)s trở lên.") % {"least": show_number(Decimal(str(least)))})
        if most not in (None, "") and number > Decimal(str(most)):
            raise ValidationError(_("Xin viết số không quá %(most)s.") % {"most": show_number(Decimal(str(most)))})

    def as_input(self, field: Field, value: Any) -> str:
        return "" if value is None else show_number(Decimal(str(value)))

    def as_text(self, field: Field, value: Any) -> str:
        if value is None:
            return ""
        return f"{show_number(Decimal(str(value)))} {field.settings.get('unit') or ''}".strip()


@register
class Money(FieldType):
    """Whole đồng; the answer is an int."""

    name = "money"
    label = gettext_lazy("Số tiền (đồng)")
    description = gettext_lazy("Số tiền bằng đồng Việt Nam")
    icon = "tag"
    width = "medium"

    def formfield(self, field: Field) -> forms.Field:
        def parse(text: str) -> int:
            bare = text.lower().removesuffix("đồng").removesuffix("vnd").removesuffix("đ").removesuffix("₫")
            amount = parse_number(bare.strip())
            if amount != int(amount) or amount < 0:
                raise ValidationError(_("Xin viết số tiền chẵn đồng, không âm, ví dụ 1.500.000."))
            return int(amount)

        return AnswerField(
            parse=parse,
            most=60,
            attrs={"inputmode": "numeric", "autocomplete": "off"},
            required=field.required,
            help_text=_("Tính bằng đồng"),
            error_messages=please_fill(field),
        )

    def as_input(self, field: Field, value: Any) -> str:
        return "" if value is None else show_number(Decimal(value))

    def as_text(self, field: Field, value: Any) -> str:
        return "" if value is None else _("%(amount)s đồng") % {"amount": show_number(Decimal(value))}
