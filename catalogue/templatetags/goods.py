"""What the control of the field type "goods" shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from catalogue.market.goods_field import GoodsInput

if TYPE_CHECKING:
    from django.forms import BoundField

register = template.Library()


@register.simple_tag
def named_goods(bound: BoundField) -> dict[str, Any] | None:
    """Name, stall and address of the goods in a bound field of that type; None where there are none."""
    widget = bound.field.widget
    return widget.named(bound.value()) if isinstance(widget, GoodsInput) else None
