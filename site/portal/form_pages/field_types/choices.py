"""Questions answered by choosing: one, several, yes or no, a declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.form_pages.field_types.registry import FieldType, register, required_message

if TYPE_CHECKING:
    from portal.form_pages.schema import Field

LOOKS = [
    ("", gettext_lazy("Tự chọn theo số lượng")),
    ("radio", gettext_lazy("Nút tròn")),
    ("select", gettext_lazy("Danh sách thả xuống")),
]
RADIO_LIMIT = 7


class ChoiceAnswer(forms.ChoiceField):
    def clean(self, value: Any) -> str | None:
        return super().clean(value) or None


class ChoicesAnswer(forms.MultipleChoiceField):
    def clean(self, value: Any) -> list[str] | None:
        return super().clean(value) or None


def please_choose(field: Field) -> dict[str, str]:
    stale = _("Lựa chọn này không còn trong danh sách; xin chọn lại.")
    return {**required_message(_("Hãy chọn “%(label)s”."), field), "invalid_choice": stale}


@register
class Choice(FieldType):
    """The answer is the option's value."""

    name = "choice"
    label = gettext_lazy("Chọn một")
    description = gettext_lazy("Chọn một trong nhiều phương án")
    icon = "radio-full"
    has_options = True

    def settings_blocks(self) -> list[tuple[str, blocks.Block]]:
        return [("look", blocks.ChoiceBlock(choices=LOOKS, required=False, default="", label=gettext_lazy("Hiển thị")))]

    def formfield(self, field: Field) -> forms.Field:
        options = [(option.value, option.label) for option in field.options]
        look = field.settings.get("look") or ("radio" if len(options) <= RADIO_LIMIT else "select")
        if look == "radio":
            widget: forms.Widget = forms.RadioSelect()
        else:
            widget = forms.Select()
            options = [("", _("— Chọn —")), *options]
        return ChoiceAnswer(
            choices=options, widget=widget, required=field.required, error_messages=please_choose(field)
        )

    def as_text(self, field: Field, value: Any) -> str:
        return "" if value is None else field.label_of(value)


@register
class Choices(FieldType):
    """The answer is a list of option values, in the order of the options."""

    name = "choices"
    label = gettext_lazy("Chọn nhiều")
    description = gettext_lazy("Chọn một hay nhiều phương án")
    icon = "tick-inverse"
    has_options = True

    def formfield(self, field: Field) -> forms.Field:
        return ChoicesAnswer(
            choices=[(option.value, option.label) for option in field.options],
            widget=forms.CheckboxSelectMultiple(),
            required=field.required,
            error_messages=required_message(_("Hãy chọn ít nhất một mục ở “%(label)s”."), field),
        )

    def as_input(self, field: Field, value: Any) -> list[str]:
        return list(value or [])

    def as_text(self, field: Field, value: Any) -> str:
        return "; ".join(field.label_of(one) for one in value or [])


class YesNoAnswer(forms.ChoiceField):
    def clean(self, value: Any) -> bool | None:
        chosen = super().clean(value)
        return chosen == "yes" if chosen else None


@register
class YesNo(FieldType):
    """The answer is true or false; in conditions `yes` and `no`."""

    name = "yes_no"
    label = gettext_lazy("Có / Không")
    description = gettext_lazy("Câu hỏi trả lời Có hoặc Không")
    icon = "help"

    def formfield(self, field: Field) -> forms.Field:
        return YesNoAnswer(
            choices=[("yes", _("Có")), ("no", _("Không"))],
            widget=forms.RadioSelect(),
            required=field.required,
            error_messages=required_message(_("Hãy chọn Có hoặc Không ở “%(label)s”."), field),
        )

    def as_input(self, field: Field, value: Any) -> str:
        return "" if value is None else "yes" if value else "no"

    def as_text(self, field: Field, value: Any) -> str:
        return "" if value is None else _("Có") if value else _("Không")


class DeclarationAnswer(forms.BooleanField):
    def clean(self, value: Any) -> bool | None:
        return super().clean(value) or None


@register
class Declaration(FieldType):
    """A sentence the citizen affirms; always to be ticked. The answer is true."""

    name = "declaration"
    label = gettext_lazy("Lời cam đoan")
    description = gettext_lazy("Một câu người điền phải đánh dấu đồng ý")
    icon = "check"
    simple = False
    comparable = False
    can_be_optional = False

    def formfield(self, field: Field) -> forms.Field:
        return DeclarationAnswer(
            required=True,
            error_messages={"required": _("Hãy đánh dấu vào ô cam đoan nếu bạn đồng ý.")},
        )

    def as_input(self, field: Field, value: Any) -> bool:
        return bool(value)

    def as_text(self, field: Field, value: Any) -> str:
        return _("Đã cam đoan") if value else ""


def clash_of_options(field: Field) -> ValidationError | None:
    """What is wrong with the options of a field that has to have some, None when they are fine."""
    if len(field.options) < 2:
        return ValidationError(_("Câu hỏi này cần ít nhất hai phương án."))
    if len({option.value for option in field.options}) < len(field.options):
        return ValidationError(_("Có hai phương án trùng nhau."))
    return None
