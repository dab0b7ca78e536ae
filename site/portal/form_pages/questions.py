"""What the templates draw: the questions of a section's form, with their conditions, rows and upload slots."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from portal.form_pages.field_types import type_of
from portal.form_pages.field_types.groups import limits
from portal.form_pages.forms import total_name
from portal.form_pages.wording import conditions_in_words

if TYPE_CHECKING:
    from django.forms import BoundField

    from portal.form_pages.forms import AnswersForm, SectionForm
    from portal.form_pages.schema import Condition, Field, Schema
    from portal.private_files.slots import UploadSlot


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a repeating group; `number` counts from 1, `remove` is the value of its remove button."""

    number: int
    questions: tuple[Question, ...]
    remove: str


@dataclass(frozen=True, slots=True)
class Question:
    """`template` draws it. `conditions` (JSON for form.js) and `only_when` (words) are those that this page decides."""

    field: Field
    bound: BoundField
    template: str
    width: str
    name: str
    errors: tuple[str, ...] = ()
    conditions: str = ""
    only_when: str = ""
    slot: UploadSlot | None = None
    rows: tuple[Row, ...] = ()
    total: str = ""
    most: int = 0
    can_add: bool = False
    can_remove: bool = False


def questions_of(form: SectionForm) -> list[Question]:
    """The questions to draw. Those hidden for good by earlier sections are left out; those that hang on this very
    page are drawn with their condition, so that the page works without JavaScript too."""
    own = {field.key for field in form.asked}
    before = {key: answer for key, answer in form.counted.items() if key not in own}
    drawn = []
    for field in form.asked:
        here = tuple(one for one in field.conditions if form.all_drawn or one.field in own)
        if form.all_drawn or all(
            condition.holds(before) for condition in field.conditions if condition.field not in own
        ):
            drawn.append(_question(form, field, schema=form.schema, conditions=here))
    return drawn


def _question(
    form: AnswersForm, field: Field, *, schema: Schema | None = None, conditions: tuple[Condition, ...] = ()
) -> Question:
    kind = type_of(field)
    name = form.add_prefix(field.key)
    errors = tuple(str(message) for message in form.errors.get(field.key, ()))
    slot = form.slots.get(field.key)
    rows = form.rows.get(field.key, [])
    least, most = limits(field) if field.is_group else (0, 0)
    return Question(
        field=field,
        bound=form[field.key],
        template=kind.template,
        width=kind.width,
        name=name,
        errors=errors,
        conditions=json.dumps(
            [{"field": one.field, "operator": one.operator, "value": one.value} for one in conditions],
            ensure_ascii=False,
        )
        if conditions
        else "",
        only_when=conditions_in_words(schema, conditions) if schema and conditions else "",
        slot=replace(slot, errors=errors) if slot else None,
        rows=tuple(
            Row(number, tuple(_question(row, child) for child in field.children), f"{name}:{number - 1}")
            for number, row in enumerate(rows, start=1)
        ),
        total=total_name(form, field.key),
        most=most,
        can_add=len(rows) < most,
        can_remove=len(rows) > max(least, 1),
    )
