"""Typed texts: short, long, phone, e-mail, identity number, tax code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.form_pages.field_types.registry import AnswerField, FieldType, register, required_message
from portal.vietnamese import format_phone, parse_citizen_id, parse_name, parse_phone, parse_tax_code

if TYPE_CHECKING:
    from django import forms

    from portal.form_pages.schema import Field

SHORT, LONG = 200, 5000

# What a browser may fill in by itself (WCAG 1.3.5), by the tokens of the HTML standard.
PURPOSES = [
    ("", gettext_lazy("Không")),
    ("name", gettext_lazy("Họ và tên người điền")),
    ("street-address", gettext_lazy("Địa chỉ người điền")),
    ("organization", gettext_lazy("Tên tổ chức của người điền")),
]


def please_fill(field: Field) -> dict[str, str]:
    return required_message(_("Hãy điền “%(label)s”."), field)


def as_is(text: str) -> str:
    return text


@register
class Text(FieldType):
    name = "text"
    label = gettext_lazy("Dòng chữ")
    description = gettext_lazy("Câu trả lời ngắn trên một dòng")
    icon = "pilcrow"

    def settings_blocks(self) -> list[tuple[str, blocks.Block]]:
        return [
            ("max_length", blocks.IntegerBlock(label=gettext_lazy("Số ký tự tối đa"), default=SHORT, min_value=1)),
            (
                "purpose",
                blocks.ChoiceBlock(
                    choices=PURPOSES, required=False, label=gettext_lazy("Trình duyệt được điền sẵn"), default=""
                ),
            ),
        ]

    def formfield(self, field: Field) -> forms.Field:
        purpose = str(field.settings.get("purpose", ""))
        return AnswerField(
            parse=parse_name if purpose == "name" else as_is,
            most=int(field.settings.get("max_length") or SHORT),
            attrs={"autocomplete": purpose} if purpose else None,
            required=field.required,
            error_messages=please_fill(field),
        )


@register
class LongText(FieldType):
    name = "long_text"
    label = gettext_lazy("Đoạn văn")
    description = gettext_lazy("Câu trả lời dài, nhiều dòng")
    icon = "doc-full"

    def settings_blocks(self) -> list[tuple[str, blocks.Block]]:
        return [("max_length", blocks.IntegerBlock(label=gettext_lazy("Số ký tự tối đa"), default=LONG, min_value=1))]

    def formfield(self, field: Field) -> forms.Field:
        return AnswerField(
            parse=as_is,
            most=int(field.settings.get("max_length") or LONG),
            long=True,
            required=field.required,
            error_messages=please_fill(field),
        )


@register
class Phone(FieldType):
    name = "phone"
    label = gettext_lazy("Số điện thoại")
    description = gettext_lazy("Số điện thoại Việt Nam hoặc nước ngoài")
    icon = "mobile-alt"
    width = "medium"

    def formfield(self, field: Field) -> forms.Field:
        return AnswerField(
            parse=parse_phone,
            most=SHORT,
            attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"},
            required=field.required,
            error_messages=please_fill(field),
        )

    def as_input(self, field: Field, value: Any) -> str:
        return format_phone(value) if value else ""

    def as_text(self, field: Field, value: Any) -> str:
        return format_phone(value) if value else ""


def parse_email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as refused:
        raise ValidationError(
            _("“%(text)s” không phải địa chỉ thư điện tử; xin viết như ten@vidu.vn.") % {"text": text}, code="invalid"
        ) from refused
    return text


@register
class Email(FieldType):
    name = "email"
    label = gettext_lazy("Thư điện tử")
    description = gettext_lazy("Địa chỉ thư điện tử")
    icon = "mail"

    def formfield(self, field: Field) -> forms.Field:
        return AnswerField(
            parse=parse_email,
            most=254,
            attrs={"inputmode": "email", "autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"},
            required=field.required,
            error_messages=please_fill(field),
        )


@register
class CitizenNumber(FieldType):
    """12 digits (Decree 137/2015, Article 13); the old 9 digits where the editor allows them."""

    name = "citizen_id"
    label = gettext_lazy("Số định danh cá nhân / CCCD")
    description = gettext_lazy("12 số; cho phép số CMND 9 số nếu bật")
    icon = "user"
    width = "medium"

    def settings_blocks(self) -> list[tuple[str, blocks.Block]]:
        return [
            (
                "allow_nine_digits",
                blocks.BooleanBlock(required=False, label=gettext_lazy("Cho phép số CMND cũ có 9 số")),
            )
        ]

    def formfield(self, field: Field) -> forms.Field:
        nine = bool(field.settings.get("allow_nine_digits"))
        return AnswerField(
            parse=lambda text: parse_citizen_id(text, allow_nine_digits=nine),
            most=SHORT,
            attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"},
            required=field.required,
            error_messages=please_fill(field),
        )


@register
class TaxCode(FieldType):
    name = "tax_code"
    label = gettext_lazy("Mã số thuế")
    description = gettext_lazy("10 số, 10-3 số (chi nhánh) hoặc 12 số")
    icon = "order"
    width = "medium"

    def formfield(self, field: Field) -> forms.Field:
        return AnswerField(
            parse=parse_tax_code,
            most=SHORT,
            attrs={"inputmode": "numeric", "autocomplete": "off"},
            required=field.required,
            error_messages=please_fill(field),
        )
