"""Form fields for what the portal knows of a person, in the one form in which it is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.vietnamese import InvalidFormat, format_phone, parse_name, parse_phone


class NameField(forms.CharField):
    """A full name as one string, checked and put right by `portal.vietnamese.parse_name`."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Họ và tên"))
        options.setdefault("max_length", 150)
        options.setdefault("widget", forms.TextInput(attrs={"autocomplete": "name"}))
        options.setdefault("help_text", _("Ghi đầy đủ như trên thẻ căn cước."))
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return parse_name(text)
        except InvalidFormat as error:
            raise ValidationError(gettext(str(error))) from error


class PhoneField(forms.CharField):
    """A telephone number: shown the way it is dialled at home, kept in E.164."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Số điện thoại"))
        options.setdefault("max_length", 30)
        options.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return parse_phone(text)
        except InvalidFormat as error:
            raise ValidationError(gettext(str(error))) from error

    def prepare_value(self, value: Any) -> Any:
        return format_phone(value) if isinstance(value, str) and value.startswith("+") else value
