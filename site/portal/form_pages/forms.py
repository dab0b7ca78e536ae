"""A section as a Django form: what was typed, what of it is an answer, what is wrong.

Hidden questions are neither checked nor kept, whatever was sent for them: the conditions are asked of the answers
that the server has, in the order of the form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from portal.form_pages.field_types import type_of
from portal.form_pages.field_types.files import please_upload
from portal.form_pages.field_types.groups import limits
from portal.form_pages.rules import is_broken
from portal.form_pages.schema import shown_answers, visible
from portal.form_pages.wording import rule_in_words
from portal.ui.forms import anchor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from portal.form_pages.schema import Answers, Field, Schema, Section
    from portal.private_files.slots import UploadSlot

# Errors that do not stand in the way of "save and go on later".
PARDONABLE = frozenset({"required", "rule"})
REFUSED = "refused"


class AnswersForm(forms.Form):
    """Asks `fields`. After `is_valid()`, `answers` holds the valid answers to shown fields, errors or not.

    `answers` given are what the controls show at first; `counted` the shown answers to everything asked before, for
    the conditions; `slots` the upload slots by field key, with the files they hold.
    """

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        data: Mapping[str, Any] | None = None,
        answers: Answers | None = None,
        counted: Answers | None = None,
        slots: Mapping[str, UploadSlot] | None = None,
        prefix: str | None = None,
    ) -> None:
        self.asked = tuple(fields)
        self.counted = dict(counted or {})
        self.slots = dict(slots or {})
        self.answers: dict[str, Any] = {}
        self.shown: set[str] = set()
        given = answers or {}
        initial = {one.key: type_of(one).as_input(one, given.get(one.key)) for one in fields}
        super().__init__(data=data, initial=initial, prefix=prefix, use_required_attribute=False)
        self.rows: dict[str, list[AnswersForm]] = {}
        for one in fields:
            self.fields[one.key] = self._formfield(one)
            if one.is_group:
                self.rows[one.key] = self._row_forms(one, given.get(one.key) or [])

    def _formfield(self, field: Field) -> forms.Field:
        formfield = type_of(field).formfield(field)
        formfield.label = field.label
        hints = [field.help, formfield.help_text]
        formfield.help_text = format_html_join(mark_safe("<br>"), "{}", ((hint,) for hint in hints if hint))
        return formfield

    def _row_forms(self, field: Field, given: list[Answers]) -> list[AnswersForm]:
        least, most = limits(field)
        if self.is_bound:
            count = min(_whole_number(self.data.get(total_name(self, field.key))), most)
        else:
            count = max(len(given), least, 1)
        return [
            AnswersForm(
                field.children,
                data=self.data if self.is_bound else None,
                answers=given[number] if number < len(given) else None,
                prefix=f"{self.add_prefix(field.key)}-{number}",
            )
            for number in range(count)
        ]

    def _clean_fields(self) -> None:
        for field in self.asked:
            if not all(condition.holds(self.counted) for condition in field.conditions):
                continue
            self.shown.add(field.key)
            try:
                answer = self._clean_one(field)
            except ValidationError as wrong:
                self.add_error(field.key, wrong)
                continue
            if answer is not None:
                self.answers[field.key] = self.counted[field.key] = answer

    def _clean_one(self, field: Field) -> Any:
        if field.is_slot:
            return self._clean_slot(field)
        bound = self[field.key]
        if not field.is_group:
            return bound.field.clean(bound.data)
        rows = [row for row in self.rows[field.key] if row.is_filled]
        left = len(self.rows[field.key]) - len(rows)
        answers = [row.answers for row in rows if row.is_valid()]
        if len(answers) < len(rows):
            return answers or None
        # Empty rows fall away, except where the group must have some: then each tells what it lacks.
        if len(rows) < limits(field)[0] and left:
            empty = [row for row in self.rows[field.key] if not row.is_filled]
            if not all(row.is_valid() for row in empty[: limits(field)[0] - len(rows)]):
                return answers or None
        return bound.field.clean(answers)

    def _clean_slot(self, field: Field) -> None:
        slot = self.slots.get(field.key)
        files = slot.files if slot else ()
        errors = list(slot.errors) if slot else []
        errors += [file.refusal for file in files if file.state == REFUSED and file.refusal not in errors]
        if errors:
            raise ValidationError([ValidationError(error, code="file") for error in errors])
        if field.required and not files:
            raise ValidationError(please_upload(field), code="required")

    @property
    def is_filled(self) -> bool:
        """Whether anything was typed or chosen in a row."""
        return any(
            any(str(part).strip() for part in (value if isinstance(value, list) else [value]))
            for value in (self[field.key].data for field in self.asked)
            if value
        )

    @property
    def has_wrong_rows(self) -> bool:
        return any(row.is_bound and row._errors for rows in self.rows.values() for row in rows)

    def is_valid(self) -> bool:
        return super().is_valid() and not self.has_wrong_rows

    @property
    def is_pardonable(self) -> bool:
        """Whether nothing is wrong but that something is missing: the answers may be kept for later."""
        rows = [row for group in self.rows.values() for row in group if row._errors]
        codes = {wrong.code for wrongs in self.errors.as_data().values() for wrong in wrongs}
        return codes <= PARDONABLE and all(row.is_pardonable for row in rows)

    def forget_errors(self) -> None:
        """Show what was typed without judging it: somebody added a row or a file."""
        self._errors = ErrorDict()
        self.cleaned_data = {}
        for rows in self.rows.values():
            for row in rows:
                row.forget_errors()


class SectionForm(AnswersForm):
    """One section of a schema, with its rules; `answers` are those of the whole form.

    `all_drawn` is for previews: questions that hang on other sections are drawn too.
    """

    def __init__(
        self,
        schema: Schema,
        section: Section,
        *,
        answers: Answers,
        data: Mapping[str, Any] | None = None,
        slots: Mapping[str, UploadSlot] | None = None,
        prefilled: Answers | None = None,
        all_drawn: bool = False,
    ) -> None:
        self.schema, self.section, self.all_drawn = schema, section, all_drawn
        own = {field.key for field in section.fields}
        before = {key: answer for key, answer in answers.items() if key not in own}
        super().__init__(
            section.fields,
            data=data,
            answers={**(prefilled or {}), **answers},
            counted=shown_answers(schema, before),
            slots=slots,
        )
        self.before = before

    def clean(self) -> dict[str, Any]:
        answers, known = self.merged, {field.key for field in self.schema.fields()}
        keys = {*visible(self.schema, answers).fields, *(answers.keys() - known)}
        for rule in self.section.rules:
            if rule.field not in self.fields or rule.field not in keys or self.has_error(rule.field):
                continue
            if is_broken(rule, {key: answers[key] for key in keys if key in answers}):
                self.add_error(rule.field, ValidationError(rule_in_words(self.schema, rule), code="rule"))
        return self.cleaned_data

    @property
    def merged(self) -> dict[str, Any]:
        """The whole form's answers with this section's valid ones; those that were sent wrong or empty are gone."""
        return {**self.before, **self.answers}


def total_name(form: AnswersForm, key: str) -> str:
    """Name of the hidden input that says how many rows a group was sent with."""
    return f"{form.add_prefix(key)}-total"


def _whole_number(text: Any) -> int:
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 6 else 0


def _row_number(text: str) -> int:
    """The number of a row in the name of a control; -1 for what is none."""
    return int(text) if text.isdecimal() and len(text) < 6 else -1


def as_post(fields: Sequence[Field], answers: Answers, prefix: str = "") -> dict[str, Any]:
    """What a browser would send for these answers: checking it again checks the answers."""
    sent: dict[str, Any] = {}
    for field in fields:
        name, value = f"{prefix}{field.key}", answers.get(field.key)
        if field.is_group:
            sent[f"{name}-total"] = str(len(value or ()))
            for number, row in enumerate(value or ()):
                sent.update(as_post(field.children, row, f"{name}-{number}-"))
        elif not field.is_slot and value is not None:
            sent[name] = type_of(field).as_input(field, value)
    return sent


def check_section(
    schema: Schema, section: Section, answers: Answers, slots: Mapping[str, UploadSlot] | None = None
) -> SectionForm:
    """The form of this section as if these answers had been sent just now; ask it `is_valid()` and its errors."""
    return SectionForm(schema, section, answers=answers, data=as_post(section.fields, answers), slots=slots)


def add_row(data: Any, name: str) -> Any:
    """`data` (a QueryDict) with one more row for the group of this name."""
    changed = data.copy()
    changed[f"{name}-total"] = str(_whole_number(data.get(f"{name}-total")) + 1)
    return changed


def remove_row(data: Any, name: str, number: int) -> Any:
    """`data` (a QueryDict) without this row; later rows move up."""
    changed = data.copy()
    total = _whole_number(data.get(f"{name}-total"))
    if not 0 <= number < total:
        return changed
    for key in [key for key in data if key.startswith(f"{name}-")]:
        position, _dash, child = key.removeprefix(f"{name}-").partition("-")
        if not child or _row_number(position) < number:
            continue
        changed.pop(key)
    for key in data:
        position, _dash, child = key.removeprefix(f"{name}-").partition("-")
        if key.startswith(f"{name}-") and child and _row_number(position) > number:
            changed.setlist(f"{name}-{int(position) - 1}-{child}", data.getlist(key))
    changed[f"{name}-total"] = str(total - 1)
    return changed


def error_items(form: AnswersForm, place: str = "") -> list[dict[str, str]]:
    """Every error with the address of its control, for the summary on top of the page; `place` names a row."""
    items = [{"href": "", "text": str(message)} for message in form.non_field_errors()]
    for field in form.asked:
        label = f"{place}{field.label}"
        for message in form.errors.get(field.key, ()):
            text = str(message) if field.label in str(message) and not place else f"{label}: {message}"
            items.append({"href": f"#{anchor_of(form, field)}", "text": text})
        for number, row in enumerate(form.rows.get(field.key, ()), start=1):
            if row._errors:
                name = field.settings.get("row_label") or field.label
                items += error_items(row, f"{name} {number}, ")
    return items


def anchor_of(form: AnswersForm, field: Field) -> str:
    """The id of the control, or of the frame around rows and files."""
    if field.is_slot or field.is_group:
        return f"id_{form.add_prefix(field.key)}"
    return anchor(form[field.key])
