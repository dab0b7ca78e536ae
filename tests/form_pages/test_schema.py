"""Schemas as plain values: kept, compared, and what answers bring to light."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from portal.form_pages.schema import (
    Condition,
    Field,
    Operator,
    Option,
    Rule,
    RuleKind,
    Schema,
    Section,
    required_slots,
    shown_answers,
    visible,
)

WORDS = st.text(max_size=20)
KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)
CONDITIONS = st.builds(Condition, KEYS, st.sampled_from(Operator), WORDS)
FIELDS = st.builds(
    Field,
    key=KEYS,
    type=st.sampled_from(["text", "date", "choice", "file"]),
    label=WORDS,
    help=WORDS,
    required=st.booleans(),
    options=st.lists(st.builds(Option, KEYS, WORDS), max_size=3).map(tuple),
    conditions=st.lists(CONDITIONS, max_size=2).map(tuple),
    settings=st.dictionaries(KEYS, st.one_of(st.integers(), WORDS, st.booleans()), max_size=2),
)
RULES = st.builds(
    Rule, st.sampled_from(RuleKind), KEYS, st.lists(KEYS, max_size=2).map(tuple), st.integers(0, 9), WORDS
)
SCHEMAS = st.builds(
    Schema,
    title=WORDS,
    sections=st.lists(
        st.builds(
            Section,
            key=KEYS,
            title=WORDS,
            intro=WORDS,
            conditions=st.lists(CONDITIONS, max_size=1).map(tuple),
            fields=st.lists(FIELDS, max_size=3).map(tuple),
            rules=st.lists(RULES, max_size=2).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    declaration=WORDS,
)


@given(SCHEMAS)
def test_a_schema_comes_back_from_json_as_it_was(schema: Schema) -> None:
    again = Schema.from_json(json.loads(json.dumps(schema.to_json())))
    assert again == schema
    assert again.digest == schema.digest


def test_the_digest_changes_with_every_word() -> None:
    one = Schema("Tờ khai", (Section("a", "A", fields=(Field("x", "text", "Họ tên"),)),))
    other = Schema("Tờ khai", (Section("a", "A", fields=(Field("x", "text", "Họ và tên"),)),))
    assert one.digest != other.digest
    assert len(one.digest) == 64


def when(field: str, value: str, operator: Operator = Operator.IS) -> tuple[Condition, ...]:
    return (Condition(field, operator, value),)


CHAIN = Schema(
    "Chuỗi",
    (
        Section(
            "dau",
            "Đầu",
            fields=(
                Field("a", "yes_no", "A"),
                Field("b", "yes_no", "B", conditions=when("a", "yes")),
                Field("c", "file", "C", conditions=when("b", "yes")),
            ),
        ),
        Section("sau", "Sau", conditions=when("b", "yes"), fields=(Field("d", "text", "D"),)),
    ),
)


def test_a_hidden_answer_counts_as_not_given() -> None:
    """A is no, so B is hidden whatever was sent for it, and what hangs on B too."""
    sent = {"a": False, "b": True, "d": "lén"}
    assert visible(CHAIN, sent).fields == {"a"}
    assert visible(CHAIN, sent).sections == {"dau"}
    assert shown_answers(CHAIN, sent) == {"a": False}
    assert required_slots(CHAIN, sent) == []


def test_a_required_slot_comes_with_its_condition() -> None:
    assert [slot.key for slot in required_slots(CHAIN, {"a": True, "b": True})] == ["c"]


def test_conditions_compare_without_accents_and_case() -> None:
    assert Condition("x", Operator.IS, "Sa Pa").holds({"x": "sa pa"})
    assert Condition("x", Operator.CONTAINS, "lao cai").holds({"x": {"code": "1", "name": "Phường Lào Cai"}})
    assert not Condition("x", Operator.IS, "b").holds({"x": ["a"]})
    assert Condition("x", Operator.IS, "b").holds({"x": ["a", "b"]})


def test_an_unanswered_field_is_not_anything() -> None:
    assert Condition("x", Operator.IS_NOT, "b").holds({})
    assert not Condition("x", Operator.IS, "b").holds({})
    assert not Condition("x", Operator.CONTAINS, "").holds({})
