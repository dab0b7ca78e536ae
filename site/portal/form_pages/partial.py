"""A supplement: the citizen answers only the questions and slots that an officer named, in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from portal.form_pages.forms import SectionForm
from portal.form_pages.schema import Section, shown_answers

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from portal.form_pages.schema import Answers, Schema
    from portal.private_files.slots import UploadSlot

KEY = "bo_sung"


def partial_schema(schema: Schema, keys: Collection[str], slots: Collection[str] = ()) -> Schema:
    """The same form with the named questions and file slots alone, each required, in their order, as one section.

    Their conditions are gone: an officer asked for them.
    """
    named = {*keys, *slots}
    fields = tuple(replace(field, conditions=(), required=True) for field in schema.fields() if field.key in named)
    rules = tuple(rule for section in schema.sections for rule in section.rules if rule.field in named)
    return replace(schema, sections=(Section(key=KEY, title=schema.title, fields=fields, rules=rules),), declaration="")


def partial_form(
    schema: Schema,
    keys: Collection[str],
    slots: Collection[str] = (),
    *,
    answers: Answers,
    data: Mapping[str, Any] | None = None,
    upload_slots: Mapping[str, UploadSlot] | None = None,
) -> SectionForm:
    """The form that asks again. `answers` are all that was answered before; `upload_slots` by field key.

    Draw it with `questions.questions_of(form)` and `form_pages/questions.html`; after `is_valid()` use
    `apply_partial`.
    """
    partial = partial_schema(schema, keys, slots)
    return SectionForm(partial, partial.sections[0], answers=answers, data=data, slots=upload_slots)


def apply_partial(schema: Schema, answers: Answers, form: SectionForm) -> dict[str, Any]:
    """All answers with those of a valid partial form in place of the old; what they hide falls away."""
    asked = {field.key for field in form.asked}
    kept = {key: value for key, value in answers.items() if key not in asked}
    return shown_answers(schema, {**kept, **form.answers})
