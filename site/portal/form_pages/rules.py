"""Rules between fields: which answers they accept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from portal.form_pages.field_types.dates import bounds
from portal.form_pages.schema import RuleKind, texts_of

if TYPE_CHECKING:
    from portal.form_pages.schema import Answers, Rule

DATE_TYPES = frozenset({"date", "partial_date"})
DATE_KINDS = frozenset({RuleKind.NOT_BEFORE, RuleKind.NOT_IN_FUTURE, RuleKind.AT_LEAST_DAYS})
TWO_FIELD_KINDS = frozenset({RuleKind.NOT_BEFORE, RuleKind.AT_LEAST_DAYS, RuleKind.EQUAL})


def is_broken(rule: Rule, answers: Answers) -> bool:
    """Whether shown `answers` break the rule. A rule over something unanswered holds, except `one_of`.

    A partial date is given the benefit of the doubt: 1985 is not before 03/02/1985.
    """
    if rule.kind is RuleKind.ONE_OF:
        return not any(texts_of(answers.get(key)) for key in (rule.field, *rule.others))
    value = answers.get(rule.field)
    other = answers.get(rule.others[0]) if rule.others else None
    if value is None:
        return False
    if rule.kind is RuleKind.NOT_IN_FUTURE:
        return bounds(value)[0] > timezone.localdate()
    if other is None:
        return False
    if rule.kind is RuleKind.EQUAL:
        return bool(value != other)
    days = rule.days if rule.kind is RuleKind.AT_LEAST_DAYS else 0
    return bounds(value)[1] < bounds(other)[0] + timedelta(days=days)
