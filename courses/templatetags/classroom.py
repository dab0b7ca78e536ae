"""Words of the trainer's screens."""

from __future__ import annotations

from django import template

from courses.attendance.sheets import WORDS

register = template.Library()


@register.filter
def presence_words(presence: str) -> str:
    """The short word for a presence; empty for none."""
    return str(WORDS.get(presence, ""))


@register.filter
def minus(number: int, other: int) -> int:
    return number - other
