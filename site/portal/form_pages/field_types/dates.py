"""Dates, and dates of which only the year is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.form_pages.field_types.registry import AnswerField, FieldType, register
from portal.form_pages.field_types.text import please_fill
from portal.vietnamese import DateOrYear, parse_date, parse_date_or_year

if TYPE_CHECKING:
    from django import forms

    from portal.form_pages.schema import Field

WHEN = [
    ("", gettext_lazy("Bất kỳ")),
    ("past", gettext_lazy("Hôm nay hoặc trước đó")),
    ("future", gettext_lazy("Hôm nay hoặc sau đó")),
]


def bounds(value: str) -> tuple[date, date]:
    """The first and the last day that a kept answer (`2026` or `2026-02-03`) may mean."""
    kept = DateOrYear.from_iso(value)
    return (kept.day, kept.day) if kept.day else (date(kept.year, 1, 1), date(kept.year, 12, 31))


def show_date(value: str) -> str:
    """A kept answer as people read and type it: `03/02/2026` or `2026`."""
    return str(DateOrYear.from_iso(value))


def check_when(field: Field, value: str) -> None:
    first, last = bounds(value)
    today = timezone.localdate()
    when = field.settings.get("when")
    if when == "past" and first > today:
        raise ValidationError(
            _("Ngày này phải là hôm nay hoặc trước đó; %(date)s chưa đến.") % {"date": show_date(value)}
        )
    if when == "future" and last < today:
        raise ValidationError(_("Ngày này phải là hôm nay hoặc sau đó; %(date)s đã qua.") % {"date": show_date(value)})


@register
class Date(FieldType):
    """The answer is `2026-02-03`. `settings`: `when` is empty, `past` or `future` (today counts in both)."""

    name = "date"
    label = gettext_lazy("Ngày")
    description = gettext_lazy("Ngày, tháng, năm đầy đủ")
    icon = "date"
    width = "short"
    example = gettext_lazy("Ví dụ: 03/02/2026")

    def settings_blocks(self) -> list[tuple[str, blocks.Block]]:
        return [
            ("when", blocks.ChoiceBlock(choices=WHEN, required=False, default="", label=gettext_lazy("Được phép"))),
            (
                "birthday",
                blocks.BooleanBlock(required=False, label=gettext_lazy("Là ngày sinh của chính người điền")),
            ),
        ]

    def parse(self, text: str) -> str:
        return parse_date(text).isoformat()

    def formfield(self, field: Field) -> forms.Field:
        def parse(text: str) -> str:
            value = self.parse(text)
            check_when(field, value)
            return value

        return AnswerField(
            parse=parse,
            most=60,
            attrs={"autocomplete": "bday" if field.settings.get("birthday") else "off"},
            required=field.required,
            help_text=self.example,
            error_messages=please_fill(field),
        )

    def as_input(self, field: Field, value: Any) -> str:
        return show_date(value) if value else ""

    def as_text(self, field: Field, value: Any) -> str:
        return show_date(value) if value else ""


@register
class PartialDate(Date):
    """As `Date`, but `1985` is an answer too: old papers often give the year of birth alone."""

    name = "partial_date"
    label = gettext_lazy("Ngày (có thể chỉ biết năm)")
    description = gettext_lazy("Ngày đầy đủ, hoặc chỉ năm")
    example = gettext_lazy("Ví dụ: 03/02/1985; nếu chỉ biết năm, viết 1985")

    def parse(self, text: str) -> str:
        return parse_date_or_year(text).iso
