"""The words of a table as translators get them. A cell is known by its words, so that rows may come and go."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from wagtail.blocks import RichTextBlock
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail_localize.segments.ingest import organise_template_segments
from wagtail_localize.segments.types import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.strings import extract_strings, restore_strings

if TYPE_CHECKING:
    from collections.abc import Iterator


def _name(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _plain(table: TypedTable) -> Iterator[str]:
    """Everything without formatting, each text once."""
    cells = [
        cell.value for row in table.rows for cell in row if not isinstance(cell.block, RichTextBlock) and cell.value
    ]
    yield from dict.fromkeys(
        [*(text for text in (table.caption, *(column["heading"] for column in table.columns)) if text), *cells]
    )


def _rich(table: TypedTable) -> Iterator[str]:
    cells = [cell.value.source for row in table.rows for cell in row if isinstance(cell.block, RichTextBlock)]
    yield from dict.fromkeys(source for source in cells if source)


def extract(table: TypedTable | None) -> list[Any]:
    """As wagtail-localize asks a block. Links in a cell stay as they are."""
    if table is None:
        return []
    found: list[Any] = [StringSegmentValue(_name(text), text) for text in _plain(table)]
    for source in _rich(table):
        template, strings = extract_strings(source)
        found.append(TemplateSegmentValue(_name(source), "html", template, len(strings)))
        found += [StringSegmentValue(_name(source), string, attrs=attrs) for string, attrs in strings]
    return found


def restore(table: TypedTable, segments: list[Any]) -> TypedTable:
    """The table with the translated words in the place of its own."""
    by_name: dict[str, list[Any]] = {}
    for segment in segments:
        by_name.setdefault(segment.path, []).append(segment)

    def plain(text: str) -> str:
        there = by_name.get(_name(text)) if text else None
        return there[0].render_text() if there else text

    def cell(block: Any, value: Any) -> Any:
        if not isinstance(block, RichTextBlock):
            return plain(value) if value else value
        there = by_name.get(_name(value.source)) if value.source else None
        if not there:
            return value
        _format, template, strings = organise_template_segments(there)
        return block.normalize(restore_strings(template, strings))

    columns = [{**column, "heading": plain(column["heading"])} for column in table.columns]
    rows = [
        {**row, "values": [cell(column["block"], value) for column, value in zip(columns, row["values"], strict=True)]}
        for row in table.row_data
    ]
    return TypedTable(columns=columns, row_data=rows, caption=plain(table.caption))
