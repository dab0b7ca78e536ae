"""Dates, and dates of which only the year or the month is known."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.form_pages.field_types.registry import AnswerField, FieldType, register
from portal.form_pages.field_types.text import please_fill

if TYPE_CHECKING:
    from django import forms

    from portal.form_pages.schema import Field

DAY_FIRST = re.compile(r"(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
MONTH_FIRST = re.compile(r"(\d{1,2})[\s/.-]+(\d{4})")
YEAR = re.compile(r"\d{4}")
EARLIEST_YEAR = 1800
WHEN = [
    ("", gettext_lazy("Bất kỳ")),
    ("past", gettext_lazy("Hôm nay hoặc trước đó")),
    ("future", gettext_lazy("Hôm nay hoặc sau đó")),
]


def parse_date(text: str) -> date:
    """`3/2/2026`, `03-02-2026`, `03022026` and `2026-02-03`; a sentence that says what is wrong with any other."""
    if found := DAY_FIRST.fullmatch(text) or DIGITS.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise ValidationError(
            _("“%(text)s” không phải là ngày; xin viết ngày/tháng/năm, ví dụ 03/02/2026.") % {"text": text}
        )
    _check_month_and_year(month, year)
    if not 1 <= day <= (days := monthrange(year, month)[1]):
        raise ValidationError(
            _("Không có ngày %(day)02d/%(month)02d/%(year)s: tháng %(month)s năm %(year)s có %(days)s ngày.")
            % {"day": day, "month": month, "year": year, "days": days}
        )
    return date(year, month, day)


def _check_month_and_year(month: int, year: int) -> None:
    if not 1 <= month <= 12:
        raise ValidationError(_("Tháng phải từ 1 đến 12; bạn viết tháng %(month)s.") % {"month": month})
    if not EARLIEST_YEAR <= year <= 2999:
        raise ValidationError(_("Năm %(year)s không hợp lý; xin viết đủ bốn chữ số.") % {"year": year})


def bounds(value: str) -> tuple[date, date]:
    """The first and the last day that a kept answer (`2026`, `2026-02` or `2026-02-03`) may mean."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    day = date(parts[0], parts[1], parts[2])
    return day, day


def show_date(value: str) -> str:
    return "/".join(reversed(value.split("-")))


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
    template = "form_pages/fields/date.html"
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
            error_messages=please_fill(field),
        )

    def as_input(self, field: Field, value: Any) -> str:
        return show_date(value) if value else ""

    def as_text(self, field: Field, value: Any) -> str:
        return show_date(value) if value else ""


@register
class PartialDate(Date):
    """As `Date`, but `2026` and `2026-02` are answers too: old papers often give the year of birth alone."""

    name = "partial_date"
    label = gettext_lazy("Ngày (có thể chỉ biết năm)")
    description = gettext_lazy("Ngày đầy đủ, hoặc tháng và năm, hoặc chỉ năm")
    example = gettext_lazy("Ví dụ: 03/02/1985; nếu chỉ biết năm, viết 1985")

    def parse(self, text: str) -> str:
        if YEAR.fullmatch(text):
            _check_month_and_year(1, int(text))
            return text
        if found := MONTH_FIRST.fullmatch(text):
            month, year = int(found[1]), int(found[2])
            _check_month_and_year(month, year)
            return f"{year}-{month:02d}"
        return super().parse(text)
