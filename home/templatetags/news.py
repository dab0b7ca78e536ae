"""Small tags of news and legal pages."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from home.ratings.models import Stars

register = template.Library()
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def structured_data(data: dict[str, Any]) -> SafeString:
    """`data` for a `<script type="application/ld+json">`: no text in it can close the element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))


@register.simple_tag
def star_choices() -> list[tuple[int, str]]:
    return [(value, str(label)) for value, label in Stars.choices]
