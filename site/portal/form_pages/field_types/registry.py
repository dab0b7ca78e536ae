"""The one list of field types. A domain adds its own by `register` in its app's `ready`, before the first request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.utils.translation import gettext as _

from portal.form_pages.schema import GROUP_TYPE
from portal.vietnamese import InvalidFormat, normalise

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import Promise
    from wagtail import blocks

    from portal.form_pages.schema import Field


class FieldType:
    """What a kind of question is: for the editor, in the citizen's form, as an answer, as text.

    An answer is a JSON value, None when nothing was given. `template` draws the question (its context: `question`, see
    `portal.form_pages.questions`), `width` is short, medium or full; `simple` types may stand in a repeating
    group; `comparable` ones may be named by a condition.
    """

    name: ClassVar[str]
    label: ClassVar[str | Promise]
    icon: ClassVar[str] = "edit"
    description: ClassVar[str | Promise] = ""
    template: ClassVar[str] = "form_pages/fields/control.html"
    width: ClassVar[str] = "full"
    simple: ClassVar[bool] = True
    comparable: ClassVar[bool] = True
    can_be_optional: ClassVar[bool] = True
    has_options: ClassVar[bool] = False

    def settings_blocks(self) -> list[tuple[str, blocks.Block]]:
        """The editor's blocks for what only this type knows; their values become `Field.settings`."""
        return []

    def formfield(self, field: Field) -> forms.Field:
        """A Django form field whose cleaned value is the answer's JSON value, None for nothing."""
        raise ImproperlyConfigured(f"{type(self).__name__} says no form field")

    def as_input(self, field: Field, value: Any) -> Any:
        """The answer as the form's control holds it, so that cleaning it again gives the same answer."""
        return "" if value is None else str(value)

    def as_text(self, field: Field, value: Any) -> str:
        """The answer as people read it; empty when nothing was given."""
        return "" if value is None else str(value)


class AnswerField(forms.CharField):
    """A typed text whose cleaned value is what `parse` makes of it; None when left empty.

    `parse` takes the normalised text and raises `InvalidFormat` or ValidationError with a sentence.
    """

    def __init__(
        self,
        *,
        parse: Callable[[str], Any],
        most: int,
        long: bool = False,
        attrs: dict[str, str] | None = None,
        **kw: Any,
    ) -> None:
        self.parse, self.most, self.long = parse, most, long
        widget = forms.Textarea(attrs={"rows": "5", **(attrs or {})}) if long else forms.TextInput(attrs=attrs)
        super().__init__(widget=widget, **kw)

    def to_python(self, value: Any) -> str:
        # Nobody types it, some keyboards and copied tables bring it along, and PostgreSQL cannot keep it.
        return str(super().to_python(value)).replace("\x00", "")

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        text = "\n".join(normalise(line) for line in text.splitlines()).strip() if self.long else normalise(text)
        if len(text) > self.most:
            raise ValidationError(
                _("Câu trả lời dài %(given)s ký tự; xin rút gọn còn nhiều nhất %(most)s ký tự.")
                % {"given": f"{len(text):,}".replace(",", "."), "most": f"{self.most:,}".replace(",", ".")},
                code="max_length",
            )
        try:
            return self.parse(text)
        except InvalidFormat as refused:
            sentence = _(refused.sentence)
            raise ValidationError(
                sentence % refused.params if refused.params else sentence, code="invalid"
            ) from refused


_types: dict[str, FieldType] = {}


def register(field_type: type[FieldType]) -> type[FieldType]:
    """Add a field type (also as a class decorator). Refuses a name that is taken."""
    if field_type.name in _types and type(_types[field_type.name]) is not field_type:
        raise ImproperlyConfigured(f"A field type named {field_type.name!r} is registered already.")
    _types[field_type.name] = field_type()
    return field_type


def type_named(name: str) -> FieldType:
    """The field type with this name; KeyError when there is none."""
    return _types[name]


def type_of(field: Field) -> FieldType:
    return _types[field.type]


def all_types() -> list[FieldType]:
    """Every field type, in the order of registration."""
    return list(_types.values())


def simple_types() -> list[FieldType]:
    """The types that may stand in a repeating group."""
    return [one for one in _types.values() if one.simple and one.name != GROUP_TYPE]


def is_known(name: str) -> bool:
    return name in _types


def required_message(sentence: str, field: Field) -> dict[str, str]:
    """The form field's error messages, with `sentence` (holding `%(label)s`) for an answer that is missing."""
    return {"required": sentence % {"label": field.label}}
