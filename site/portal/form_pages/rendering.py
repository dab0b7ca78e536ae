"""Answers as people read them: on the review page, on the case's page, on papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portal.form_pages.field_types import is_known, type_of
from portal.form_pages.schema import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from portal.form_pages.schema import Answers, Field, Schema
    from portal.private_files.models import PrivateFile


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """`text` is empty where nothing was answered; `value` is the JSON value; `rows` are those of a repeating group."""

    key: str
    label: str
    text: str
    value: Any
    type: str
    required: bool
    files: tuple[PrivateFile, ...] = ()
    rows: tuple[tuple[ShownAnswer, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownSection:
    key: str
    title: str
    items: tuple[ShownAnswer, ...]


def by_slot(attachments: Iterable[tuple[str, PrivateFile]]) -> dict[str, list[PrivateFile]]:
    """Pairs of slot and file, as a submission has them, as lists by slot."""
    found: dict[str, list[PrivateFile]] = {}
    for slot, file in attachments:
        found.setdefault(slot, []).append(file)
    return found


def answers_as_shown(
    schema: Schema, answers: Answers, files: Mapping[str, Sequence[PrivateFile]] | None = None
) -> list[ShownSection]:
    """Every shown question of every shown section with its answer in words; hidden ones are left out.

    `files` are the files by slot key. Unanswered questions come with an empty text, so that a reader sees them.
    """
    shown = visible(schema, answers)
    return [
        ShownSection(
            key=section.key,
            title=section.title,
            items=tuple(
                _shown(field, answers.get(field.key), (files or {}).get(field.key, ()))
                for field in section.fields
                if field.key in shown.fields
            ),
        )
        for section in schema.sections
        if section.key in shown.sections
    ]


def _shown(field: Field, value: Any, files: Sequence[PrivateFile] = ()) -> ShownAnswer:
    rows: tuple[tuple[ShownAnswer, ...], ...] = ()
    if field.is_group:
        rows = tuple(tuple(_shown(child, row.get(child.key)) for child in field.children) for row in value or ())
    return ShownAnswer(
        key=field.key,
        label=field.label,
        text=text_of(field, value),
        value=value,
        type=field.type,
        required=field.required,
        files=tuple(files),
        rows=rows,
    )


def text_of(field: Field, value: Any) -> str:
    """The answer in words; of a type that is no longer registered, the bare value."""
    if value is None:
        return ""
    return type_of(field).as_text(field, value) if is_known(field.type) else str(value)
