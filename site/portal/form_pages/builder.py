"""From the editor's blocks to a schema, and the keys that stay when a question is put in other words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from portal.form_pages.field_types import type_named
from portal.form_pages.schema import Condition, Field, Operator, Option, Rule, RuleKind, Schema, Section
from portal.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wagtail.blocks import StreamValue

LONGEST_KEY = 48
YES_NO = {"co": "yes", "khong": "no"}


def key_from(words: str, taken: Iterable[str] = ()) -> str:
    """A key for these words: folded, with underscores, cut to a sensible length, unlike any in `taken`."""
    bare = re.sub(r"[^a-z0-9]+", "_", fold(words)).strip("_")
    if not bare or not bare[0].isalpha():
        bare = f"q_{bare}".rstrip("_")
    if len(bare) > LONGEST_KEY:
        bare = bare[: LONGEST_KEY + 1].rpartition("_")[0] or bare[:LONGEST_KEY]
    key, number = bare, 2
    while key in taken:
        key, number = f"{bare}_{number}", number + 1
    return key


class Naming:
    """Gives every block its key: its own, else the one remembered for its id, else one made from its words."""

    def __init__(self, own: Iterable[str], remembered: Mapping[str, str]) -> None:
        self.taken = {key for key in own if key}
        self.remembered = remembered

    def key(self, value: Mapping[str, Any], block_id: str | None, words: str) -> str:
        if own := (value.get("key") or "").strip():
            return own
        kept = self.remembered.get(block_id or "")
        key = kept if kept and kept not in self.taken else key_from(words, self.taken)
        self.taken.add(key)
        return key


def schema_from_stream(
    title: str, sections: StreamValue, *, declaration: str = "", remembered: Mapping[str, str] | None = None
) -> Schema:
    """The schema that the blocks describe; `remembered` maps block ids to the keys they had."""
    memory = remembered or {}
    naming_sections = Naming((child.value.get("key") for child in sections), memory)
    naming = Naming((one.value.get("key") for child in sections for one in child.value["fields"]), memory)
    asked: list[Field] = []
    built = []
    for child in sections:
        value = child.value
        conditions = tuple(_conditions(value["conditions"], asked))
        fields = []
        for one in value["fields"]:
            field = _field(one, naming, memory, asked)
            asked.append(field)
            fields.append(field)
        built.append(
            Section(
                key=naming_sections.key(value, child.id, value["title"]),
                title=value["title"],
                intro=(value["intro"] or "").strip(),
                conditions=conditions,
                fields=tuple(fields),
                rules=tuple(_rule(rule.block_type, rule.value, asked) for rule in value["rules"]),
            )
        )
    return Schema(title=title, sections=tuple(built), declaration=declaration.strip())


def _field(child: Any, naming: Naming, memory: Mapping[str, str], asked: list[Field]) -> Field:
    value, kind = child.value, type_named(child.block_type)
    children: tuple[Field, ...] = ()
    if kind.name == "group":
        inner = Naming((one.value.get("key") for one in value["fields"]), memory)
        children = tuple(_field(one, inner, memory, []) for one in value["fields"])
    settings = {name: _as_json(value.get(name)) for name, _block in kind.settings_blocks()}
    return Field(
        key=naming.key(value, child.id, value["label"]),
        type=kind.name,
        label=value["label"],
        help=(value["help"] or "").strip(),
        required=bool(value["required"]) if kind.can_be_optional else True,
        options=tuple(_options(value["options"])) if kind.has_options else (),
        conditions=tuple(_conditions(value.get("conditions", ()), asked)),
        settings={name: setting for name, setting in settings.items() if setting not in (None, "", False)},
        children=children,
    )


def _as_json(setting: Any) -> Any:
    return str(setting) if isinstance(setting, Decimal) else setting


def _options(options: Iterable[Mapping[str, Any]]) -> Iterator[Option]:
    options = list(options)
    taken = {option["value"] for option in options if option["value"]}
    for option in options:
        value = option["value"] or key_from(option["label"], taken)
        taken.add(value)
        yield Option(value, option["label"])


def _reference(text: str, asked: list[Field]) -> str:
    """The key of the question meant by a key or by its words; the text itself when there is none."""
    text = text.strip()
    if any(field.key == text for field in asked):
        return text
    return next((field.key for field in asked if fold(field.label) == fold(text)), text)


def _conditions(conditions: Iterable[Mapping[str, Any]], asked: list[Field]) -> Iterator[Condition]:
    for condition in conditions:
        key = _reference(condition["field"] or "", asked)
        value = (condition["value"] or "").strip()
        field = next((one for one in asked if one.key == key), None)
        if field is not None and field.type == "yes_no":
            value = YES_NO.get(fold(value), value)
        elif field is not None and all(option.value != value for option in field.options):
            value = next((one.value for one in field.options if fold(one.label) == fold(value)), value)
        yield Condition(key, Operator(condition["operator"]), value)


def _rule(kind: str, value: Mapping[str, Any], asked: list[Field]) -> Rule:
    named = list(value["fields"]) if "fields" in value else [value["field"], value.get("other")]
    first, *others = [_reference(text, asked) for text in named if text] or [""]
    return Rule(
        kind=RuleKind(kind),
        field=first,
        others=tuple(others),
        days=value.get("days") or 0,
        message=(value["message"] or "").strip(),
    )


def settle(sections: StreamValue, schema: Schema) -> dict[str, str]:
    """Write what `schema_from_stream` made up back into the blocks: keys, option values, keys in place of words.

    From then on other words change nothing. Returns the keys by block id, to be remembered.
    """
    keys: dict[str, str] = {}
    for child, section in zip(sections, schema.sections, strict=True):
        child.value["key"] = section.key
        _settle_conditions(child.value["conditions"], section.conditions)
        for rule_child, rule in zip(child.value["rules"], section.rules, strict=True):
            if "fields" in rule_child.value:
                for place, key in enumerate((rule.field, *rule.others)):
                    rule_child.value["fields"][place] = key
            else:
                rule_child.value["field"] = rule.field
                if rule.others:
                    rule_child.value["other"] = rule.others[0]
        keys.update(_settle_fields(child.value["fields"], section.fields))
        keys[_id_of(child)] = section.key
    return keys


def _id_of(child: Any) -> str:
    """The block's id, given now to one that was never saved."""
    child.id = child.id or str(uuid4())
    return str(child.id)


def _settle_fields(stream: StreamValue, fields: tuple[Field, ...]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for child, field in zip(stream, fields, strict=True):
        child.value["key"] = field.key
        keys[_id_of(child)] = field.key
        for block, option in zip(child.value.get("options") or (), field.options, strict=True):
            block["value"] = option.value
        _settle_conditions(child.value.get("conditions") or (), field.conditions)
        if field.is_group:
            keys.update(_settle_fields(child.value["fields"], field.children))
    return keys


def _settle_conditions(blocks: Iterable[Any], conditions: tuple[Condition, ...]) -> None:
    for block, condition in zip(blocks, conditions, strict=True):
        block["field"], block["value"] = condition.field, condition.value
