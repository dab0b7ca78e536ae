"""Words and addresses of the screens of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from courses.progress import choices, wording

if TYPE_CHECKING:
    from courses.progress.choices import Chosen

register = template.Library()
register.filter("skill_words", wording.skill_words)
register.filter("registration_words", wording.registration_words)


@register.simple_tag
def chosen_address(chosen: Chosen, module: Any, **changes: str) -> str:
    """The query of a choice with another module ("" keeps the chosen one) and other changes."""
    if module:
        changes[choices.MODULE] = str(module)
    return chosen.address(**changes)
