"""Pages made by a program, made ready for translators.

The editor's form numbers every block, and writes an empty text where there is none. A program does neither, and a
translation is tied to its block by the number.
"""

from __future__ import annotations

from typing import Any

from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField


def settle(page: Any) -> bool:
    """Publish `page` with its blocks numbered and its gaps filled, where they are not; whether that was needed.

    Left as it is while it is a draft or has changes that nobody published.
    """
    if not page.live or page.has_unpublished_changes:
        return False
    changed = False
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(page, field.name)
            before = list(value.raw_data)
            for child in value:
                _fill(child.block, child.value)
            after = value.get_prep_value()
            if before != after:
                setattr(page, field.name, field.stream_block.to_python(after))
                changed = True
    if changed:
        page.save_revision().publish()
    return changed


def _fill(block: Any, value: Any) -> None:
    """Empty texts in place of none, in this block and those in it."""
    if isinstance(block, blocks.StructBlock) and hasattr(value, "items"):
        for name, inner in block.child_blocks.items():
            if value.get(name) is None and isinstance(inner, blocks.CharBlock | blocks.TextBlock):
                value[name] = ""
            else:
                _fill(inner, value.get(name))
    elif isinstance(value, ListValue):
        for one in value.bound_blocks:
            _fill(one.block, one.value)
    elif isinstance(block, blocks.StreamBlock):
        for one in value:
            _fill(one.block, one.value)
