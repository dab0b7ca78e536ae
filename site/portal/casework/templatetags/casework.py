"""Small words for the officers' screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from portal.casework.panels import Panel

register = template.Library()


@register.filter
def lower_first(text: object) -> str:
    """`Tiếp nhận` as it stands inside a sentence: `tiếp nhận`."""
    words = str(text)
    return words[:1].lower() + words[1:]


@register.simple_tag(takes_context=True)
def panel_body(context: template.Context, panel: Panel, content: dict[str, Any]) -> SafeString:
    """The body of a panel of the case page."""
    request = context["request"]
    values = {"case": context["case"], "viewset": context["viewset"], **content}
    return mark_safe(render_to_string(panel.template, values, request=request))
