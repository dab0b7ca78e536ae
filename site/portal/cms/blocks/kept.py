"""Values that are the same in every language: translators are not asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail import blocks

if TYPE_CHECKING:
    from collections.abc import Sequence


class KeptCharBlock(blocks.CharBlock):
    """An address, a number: taken over from the original whenever it changes."""

    def get_translatable_segments(self, value: Any) -> Sequence[Any]:
        """As wagtail-localize asks a block."""
        return []

    def restore_translated_segments(self, value: Any, segments: Sequence[Any]) -> Any:
        return value
