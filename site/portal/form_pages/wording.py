"""Conditions, rules and fields in Vietnamese words, for editors and for citizens without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.form_pages.field_types import is_known, type_of
from portal.form_pages.schema import Operator, RuleKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.form_pages.schema import Condition, Field, Rule, Schema


def field_or_none(schema: Schema, key: str) -> Field | None:
    return next((field for field in schema.fields() if field.key == key), None)


def label_of(schema: Schema, key: str) -> str:
    """The question's words, or the key where the question is gone."""
    field = field_or_none(schema, key)
    return field.label if field else key


def value_in_words(field: Field | None, value: str) -> str:
    if field is not None and field.type == "yes_no":
        return {"yes": _("Có"), "no": _("Không")}.get(value, value)
    return field.label_of(value) if field is not None else value


def condition_in_words(schema: Schema, condition: Condition) -> str:
    """`“Cha đã mất” là “Có”`."""
    field = field_or_none(schema, condition.field)
    words = {
        Operator.IS: _("“%(field)s” là “%(value)s”"),
        Operator.IS_NOT: _("“%(field)s” không phải “%(value)s”"),
        Operator.CONTAINS: _("“%(field)s” có “%(value)s”"),
    }[condition.operator]
    return words % {
        "field": label_of(schema, condition.field),
        "value": value_in_words(field, condition.value),
    }


def conditions_in_words(schema: Schema, conditions: Sequence[Condition]) -> str:
    """All conditions in one phrase; empty when there is none."""
    return _(" và ").join(condition_in_words(schema, one) for one in conditions)


def type_in_words(field: Field) -> str:
    return str(type_of(field).label) if is_known(field.type) else field.type


def rule_in_words(schema: Schema, rule: Rule) -> str:
    """The sentence told when the rule is broken: the editor's own, else a ready one."""
    if rule.message:
        return rule.message
    field = label_of(schema, rule.field)
    other = label_of(schema, rule.others[0]) if rule.others else ""
    if rule.kind is RuleKind.ONE_OF:
        labels = ", ".join(f"“{label_of(schema, key)}”" for key in (rule.field, *rule.others))
        return _("Hãy trả lời ít nhất một trong các câu: %(labels)s.") % {"labels": labels}
    sentences = {
        RuleKind.NOT_BEFORE: _("“%(field)s” không được trước “%(other)s”."),
        RuleKind.NOT_IN_FUTURE: _("“%(field)s” không được sau ngày hôm nay."),
        RuleKind.AT_LEAST_DAYS: _("“%(field)s” phải sau “%(other)s” ít nhất %(days)s ngày."),
        RuleKind.EQUAL: _("“%(field)s” phải giống “%(other)s”."),
    }
    return sentences[rule.kind] % {"field": field, "other": other, "days": rule.days}
