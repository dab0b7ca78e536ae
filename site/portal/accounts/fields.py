"""Form fields for what the portal knows of a person, in the one form in which it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.vietnamese import InvalidFormat, format_phone, parse_name, parse_phone

if TYPE_CHECKING:
    from collections.abc import Callable


class ParsedField(forms.CharField):
    """Text that a parser of `portal.vietnamese` checks and puts right; the parser's sentence is the field's error."""

    parse: Callable[[str], str]

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return self.parse(text)
        except InvalidFormat as error:
            raise ValidationError(gettext(str(error))) from error


class NameField(ParsedField):
    """A full name as one string."""

    parse = staticmethod(parse_name)

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Họ và tên"))
        options.setdefault("max_length", 150)
        options.setdefault("widget", forms.TextInput(attrs={"autocomplete": "name"}))
        options.setdefault("help_text", _("Ghi đầy đủ như trên thẻ căn cước."))
        super().__init__(**options)


class PhoneField(ParsedField):
    """A telephone number: shown the way it is dialled at home, kept in E.164."""

    parse = staticmethod(parse_phone)

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Số điện thoại"))
        options.setdefault("max_length", 30)
        options.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return format_phone(value) if isinstance(value, str) and value.startswith("+") else value
