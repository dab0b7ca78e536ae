"""How far a form has come: the state of each section, and what still stands in the way of sending it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from portal.form_pages.field_types.files import slot_of
from portal.form_pages.forms import check_section, error_items
from portal.form_pages.schema import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from portal.form_pages.schema import Answers, Schema, Section
    from portal.private_files.models import PrivateFile
    from portal.private_files.slots import UploadSlot


class State(StrEnum):
    DONE = "done"
    WRONG = "wrong"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """A sentence about one question; `anchor` is the `#id` of its control on the section's page."""

    section: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class SectionState:
    """`shortcomings` are empty for a section that is done, and told only once it was saved."""

    section: Section
    state: State
    shortcomings: tuple[Shortcoming, ...]


def slots_of(
    section: Section, files: Mapping[str, Sequence[PrivateFile]], *, purpose: str = "form_pages.draft"
) -> dict[str, UploadSlot]:
    """The section's upload slots by field key, with the files they hold."""
    return {
        field.key: slot_of(field, purpose=purpose, files=files.get(field.key, ()))
        for field in section.fields
        if field.is_slot
    }


def shortcomings_of(
    schema: Schema, section: Section, answers: Answers, files: Mapping[str, Sequence[PrivateFile]]
) -> list[Shortcoming]:
    form = check_section(schema, section, answers, slots_of(section, files))
    if form.is_valid():
        return []
    return [Shortcoming(section.key, item["href"], item["text"]) for item in error_items(form)]


def states_of(
    schema: Schema, answers: Answers, files: Mapping[str, Sequence[PrivateFile]], saved: Collection[str]
) -> list[SectionState]:
    """The shown sections in order. One that was saved and is wrong by now (something else changed) is WRONG."""
    shown = visible(schema, answers).sections
    states = []
    for section in schema.sections:
        if section.key not in shown:
            continue
        found = shortcomings_of(schema, section, answers, files) if section.key in saved else []
        state = State.OPEN if section.key not in saved else State.WRONG if found else State.DONE
        states.append(SectionState(section, state, tuple(found)))
    return states


def problems_of(schema: Schema, answers: Answers, files: Mapping[str, Sequence[PrivateFile]]) -> list[Shortcoming]:
    """Everything that stands in the way of sending; empty when the form is finished."""
    shown = visible(schema, answers).sections
    return [
        found
        for section in schema.sections
        if section.key in shown
        for found in shortcomings_of(schema, section, answers, files)
    ]
