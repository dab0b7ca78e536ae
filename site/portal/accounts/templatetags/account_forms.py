"""Puts django-allauth's forms into the portal's look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.forms import Form

register = template.Library()

SMALL_CODE_FIELDS = {"code"}
LABELS = {"name": _("Tên khóa")}


@register.filter
def in_our_look(form: Form) -> Form:
    """Takes away placeholders (the label says it), names the nameless, and lets a phone show digits for a code."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.label = field.label or LABELS.get(name)
        if name in SMALL_CODE_FIELDS:
            field.widget.attrs.setdefault("autocomplete", "one-time-code")
            field.widget.attrs.setdefault("autocapitalize", "characters")
            field.widget.attrs.setdefault("spellcheck", "false")
    return form


@register.filter
def button_kind(tags: list[str] | None, is_link: bool = False) -> str:
    """The kind of our button for django-allauth's tags: one primary action, the others quiet."""
    words = set(tags or ())
    if words & {"danger", "delete"}:
        return "danger"
    if "link" in words or "cancel" in words:
        return "quiet"
    if is_link or words & {"outline", "secondary", "minor", "tool", "panel"}:
        return "secondary"
    return "primary"


@register.filter
def trimmed(address: str) -> str:
    """An address without the blanks that a block of a template puts around it."""
    return str(address).strip()
