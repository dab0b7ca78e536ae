"""What the controls of the field types "class" and "trainee" show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from courses.registrations.session_field import SessionInput, TraineeInput
from courses.registrations.wording import when_words, where_words

if TYPE_CHECKING:
    from django.forms import BoundField

register = template.Library()


@register.simple_tag
def named_class(bound: BoundField) -> dict[str, Any] | None:
    """Title, days and place of the class in a bound field of that type; None for anything else."""
    widget = bound.field.widget
    session = widget.shown(bound.value()) if isinstance(widget, SessionInput) else None
    return {"title": session.title, "when": when_words(session), "where": where_words(session)} if session else None


@register.simple_tag
def named_trainee(bound: BoundField) -> dict[str, Any] | None:
    """Name and agency of the trainee in a bound field of that type, where the portal has signed it."""
    widget = bound.field.widget
    official = widget.shown(bound.value()) if isinstance(widget, TraineeInput) else None
    return {"name": str(official.user), "agency": official.agency.name} if official else None
