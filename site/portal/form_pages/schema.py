"""The frozen shape of a form: what is asked, in which order, under which conditions.

Pure values without Django: a schema is built from an editor's blocks or by hand, compared, hashed, kept as JSON, and
read back years later. What a field's `type` means is said by `portal.form_pages.field_types`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from portal.vietnamese import fold

Answers = Mapping[str, Any]
KEY_PATTERN = re.compile(r"[a-z][a-z0-9_]{0,59}")
FILE_TYPE = "file"
GROUP_TYPE = "group"


class Operator(StrEnum):
    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"


class RuleKind(StrEnum):
    """`field` is judged against `others`; `days` only counts for AT_LEAST_DAYS."""

    NOT_BEFORE = "not_before"
    NOT_IN_FUTURE = "not_in_future"
    AT_LEAST_DAYS = "at_least_days"
    EQUAL = "equal"
    ONE_OF = "one_of"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: `value` is kept, `label` is shown."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when the answer to the field with key `field` is, is not, or contains `value`.

    `value` is an option's value, `yes` or `no`, a commune's code, or a text compared without accents and case.
    A hidden or unanswered field is nothing: `is` and `contains` fail on it, `is_not` holds.
    """

    field: str
    operator: Operator
    value: str

    def holds(self, answers: Answers) -> bool:
        given = [fold(text) for text in texts_of(answers.get(self.field))]
        wanted = fold(self.value)
        if self.operator is Operator.IS:
            return wanted in given
        if self.operator is Operator.IS_NOT:
            return wanted not in given
        return any(wanted in text for text in given)


def texts_of(value: Any) -> list[str]:
    """The texts a condition may compare with: `yes`/`no`, a choice, every one of several choices, a code and a name."""
    if value is None or value == "":
        return []
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, Mapping):
        return [text for part in value.values() for text in texts_of(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in texts_of(part)]
    return [str(value)]


@dataclass(frozen=True, slots=True)
class Field:
    """One question, file slot, group or declaration.

    `settings` holds what only its type knows (lengths, limits, the required document of a slot); JSON values only.
    `children` are the simple fields of a repeating group.
    """

    key: str
    type: str
    label: str
    help: str = ""
    required: bool = True
    options: tuple[Option, ...] = ()
    conditions: tuple[Condition, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)
    children: tuple[Field, ...] = ()

    @property
    def is_slot(self) -> bool:
        return self.type == FILE_TYPE

    @property
    def is_group(self) -> bool:
        return self.type == GROUP_TYPE

    def label_of(self, value: str) -> str:
        """The label of the option with this value, or the value itself when the option is gone."""
        return next((option.label for option in self.options if option.value == value), value)


@dataclass(frozen=True, slots=True)
class Rule:
    """A demand between fields, told with `message` beside `field` when it is broken (empty: a ready sentence)."""

    kind: RuleKind
    field: str
    others: tuple[str, ...] = ()
    days: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the form."""

    key: str
    title: str
    intro: str = ""
    conditions: tuple[Condition, ...] = ()
    fields: tuple[Field, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """A whole form. `declaration` is what the citizen affirms on the review page (empty: nothing)."""

    title: str
    sections: tuple[Section, ...] = ()
    declaration: str = ""

    def fields(self) -> Iterator[Field]:
        """Every top-level field, in the order in which they are asked."""
        for section in self.sections:
            yield from section.fields

    def field(self, key: str) -> Field:
        """The top-level field with this key; KeyError when there is none."""
        for candidate in self.fields():
            if candidate.key == key:
                return candidate
        raise KeyError(key)

    def section(self, key: str) -> Section:
        """The section with this key; KeyError when there is none."""
        for candidate in self.sections:
            if candidate.key == key:
                return candidate
        raise KeyError(key)

    def section_of(self, field_key: str) -> Section:
        """The section that asks the field with this key; KeyError when there is none."""
        for candidate in self.sections:
            if any(one.key == field_key for one in candidate.fields):
                return candidate
        raise KeyError(field_key)

    def slots(self) -> list[Field]:
        """Every file slot, shown or not."""
        return [one for one in self.fields() if one.is_slot]

    def with_sections(self, *sections: Section) -> Schema:
        """The same form with these sections added at its end, for domains that ask more than the editor."""
        return replace(self, sections=(*self.sections, *sections))

    def to_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "declaration": self.declaration,
            "sections": [_section_to_json(section) for section in self.sections],
        }

    def canonical(self) -> str:
        """The one text of this schema: sorted keys, no blanks."""
        return json.dumps(self.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical text, in hexadecimal."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Schema:
        """The schema that `to_json` wrote. Raises KeyError or ValueError on anything else."""
        return cls(
            title=data["title"],
            declaration=data.get("declaration", ""),
            sections=tuple(_section_from_json(section) for section in data["sections"]),
        )


@dataclass(frozen=True, slots=True)
class Visible:
    """What is shown for some answers: keys of sections and of top-level fields."""

    sections: frozenset[str]
    fields: frozenset[str]


def visible(schema: Schema, answers: Answers) -> Visible:
    """What `answers` bring to light. An answer to a hidden field counts as not given, so hiding runs on in chains."""
    sections: set[str] = set()
    fields: set[str] = set()
    counted: dict[str, Any] = {}
    for section in schema.sections:
        if not all(condition.holds(counted) for condition in section.conditions):
            continue
        sections.add(section.key)
        for one in section.fields:
            if all(condition.holds(counted) for condition in one.conditions):
                fields.add(one.key)
                if one.key in answers:
                    counted[one.key] = answers[one.key]
    return Visible(frozenset(sections), frozenset(fields))


def shown_answers(schema: Schema, answers: Answers) -> dict[str, Any]:
    """`answers` without those of hidden or unknown fields, in the order of the form."""
    keys = visible(schema, answers).fields
    return {one.key: answers[one.key] for one in schema.fields() if one.key in keys and one.key in answers}


def shown_slots(schema: Schema, answers: Answers) -> list[Field]:
    """The file slots that these answers bring to light."""
    keys = visible(schema, answers).fields
    return [one for one in schema.slots() if one.key in keys]


def required_slots(schema: Schema, answers: Answers) -> list[Field]:
    """The file slots that must not stay empty for these answers."""
    return [one for one in shown_slots(schema, answers) if one.required]


def _section_to_json(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "intro": section.intro,
        "conditions": [_condition_to_json(one) for one in section.conditions],
        "fields": [_field_to_json(one) for one in section.fields],
        "rules": [
            {
                "kind": rule.kind,
                "field": rule.field,
                "others": [*rule.others],
                "days": rule.days,
                "message": rule.message,
            }
            for rule in section.rules
        ],
    }


def _section_from_json(data: Mapping[str, Any]) -> Section:
    return Section(
        key=data["key"],
        title=data["title"],
        intro=data.get("intro", ""),
        conditions=tuple(_condition_from_json(one) for one in data.get("conditions", ())),
        fields=tuple(_field_from_json(one) for one in data.get("fields", ())),
        rules=tuple(
            Rule(
                kind=RuleKind(rule["kind"]),
                field=rule["field"],
                others=tuple(rule.get("others", ())),
                days=rule.get("days", 0),
                message=rule.get("message", ""),
            )
            for rule in data.get("rules", ())
        ),
    )


def _field_to_json(one: Field) -> dict[str, Any]:
    return {
        "key": one.key,
        "type": one.type,
        "label": one.label,
        "help": one.help,
        "required": one.required,
        "options": [[option.value, option.label] for option in one.options],
        "conditions": [_condition_to_json(condition) for condition in one.conditions],
        "settings": dict(one.settings),
        "children": [_field_to_json(child) for child in one.children],
    }


def _field_from_json(data: Mapping[str, Any]) -> Field:
    return Field(
        key=data["key"],
        type=data["type"],
        label=data["label"],
        help=data.get("help", ""),
        required=data.get("required", True),
        options=tuple(Option(value, label) for value, label in data.get("options", ())),
        conditions=tuple(_condition_from_json(one) for one in data.get("conditions", ())),
        settings=dict(data.get("settings", {})),
        children=tuple(_field_from_json(child) for child in data.get("children", ())),
    )


def _condition_to_json(condition: Condition) -> dict[str, str]:
    return {"field": condition.field, "operator": condition.operator, "value": condition.value}


def _condition_from_json(data: Mapping[str, str]) -> Condition:
    return Condition(data["field"], Operator(data["operator"]), data["value"])
