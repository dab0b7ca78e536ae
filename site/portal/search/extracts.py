"""The plain text of what editors write, for the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.rich_text import get_text_for_indexing

if TYPE_CHECKING:
    from collections.abc import Iterator


def stream_text(*streams: Any) -> Iterator[str]:
    """Everything that readers see in these stream fields' values."""
    for stream in streams:
        for part in stream.stream_block.get_searchable_content(stream):
            yield str(part)


def rich_text(*sources: str) -> Iterator[str]:
    """Rich text without its tags."""
    for source in sources:
        yield get_text_for_indexing(source)
