"""What a page says, taken apart for the checks: its words, headings, links and pictures, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models
from wagtail import blocks
from wagtail.blocks.field_block import URLBlock
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text import RichText

from portal.cms.blocks.links import LinkValue
from portal.cms.checks.markup import Link, Piece, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# Fields of the page itself that people read; the rest are addresses and settings.
READ_FIELDS = frozenset({"lead", "summary", "introduction"})


@dataclass(frozen=True)
class Picture:
    """`alt` is None where nothing says that the picture is mere decoration and nobody described it."""

    where: str
    title: str
    alt: str | None


@dataclass
class Content:
    """One page, or what an editor has made of it and not published yet."""

    page: Page
    pieces: list[Piece] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    @cached_property
    def sentences(self) -> list[tuple[str, str]]:
        """Where, and the sentence; of running text, so neither headings nor cells of tables."""
        return [(piece.where, one) for piece in self.pieces if piece.is_prose for one in piece.sentences]

    @property
    def language(self) -> str:
        return str(getattr(self.page, "only_language", "") or "vi")


def content_of(page: Page) -> Content:
    """`page` in its specific class. Reads what rich text and choosers name one by one; for an editor's screen and for
    the night.
    """
    content = Content(page)
    _Reader(content).read()
    return content


class _Reader:
    def __init__(self, content: Content) -> None:
        self.content = content

    def read(self) -> None:
        page = self.content.page
        own = {f.name for f in Page._meta.get_fields()}
        for one in page._meta.concrete_fields:
            if one.name in own:
                continue
            value = getattr(page, one.name, None) if not isinstance(one, models.ForeignKey) else None
            label = str(one.verbose_name)
            if isinstance(one, StreamField):
                self._stream(value, label)
            elif isinstance(one, RichTextField):
                self._html(str(value or ""), label)
            elif one.name in READ_FIELDS and value:
                self._text(str(value), label, is_prose=True)
            elif isinstance(one, models.ForeignKey) and issubclass(one.related_model, get_image_model()):  # type: ignore[arg-type]
                self._picture(getattr(page, one.name, None), label)

    def _stream(self, value: Any, label: str) -> None:
        for number, child in enumerate(value or [], start=1):
            self._value(child.block, child.value, f"{label} › {number}. {child.block.label}")

    def _value(self, block: blocks.Block, value: Any, where: str) -> None:
        """Walks what an editor filled in. What a block fetches by itself is not the editor's to mend."""
        if value is None or value == "" or getattr(block, "is_automatic", False):
            return
        if isinstance(value, RichText):
            self._html(value.source, where)
        elif isinstance(value, get_image_model()):
            self._picture(value, where)
        elif isinstance(value, Page):
            self.content.links.append(Link(where, "", value.title, page_id=value.pk))
        elif isinstance(value, get_document_model()):
            return
        elif isinstance(value, TypedTable):
            self._table(value, where)
        elif isinstance(value, blocks.StreamValue):
            for child in value:
                self._value(child.block, child.value, f"{where} › {child.block.label}")
        elif isinstance(block, blocks.ListBlock):
            for number, child in enumerate(value, start=1):
                self._value(block.child_block, child, f"{where} › {number}")
        elif isinstance(value, LinkValue):
            self._link(value, where)
        elif isinstance(value, blocks.StructValue):
            self._struct(block, value, where)
        elif isinstance(block, URLBlock):
            self.content.links.append(Link(where, str(value), str(value), is_named=False))
        elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
            self._text(str(value), where, is_prose=isinstance(block, blocks.TextBlock))

    def _struct(self, block: Any, value: blocks.StructValue, where: str) -> None:
        level = value.get("level")
        if set(value) == {"text", "level"} and str(level or "").isdigit():
            self.content.pieces.append(Piece(where, str(value["text"]), level=int(level)))
            return
        described = str(value.get("description") or "")
        for name, child in block.child_blocks.items():
            if described and isinstance(value.get(name), get_image_model()):
                self.content.pictures.append(Picture(where, value[name].title, described))
                continue
            self._value(child, value.get(name), f"{where} › {child.label}" if len(value) > 1 else where)

    def _link(self, value: LinkValue, where: str) -> None:
        page = value.get("page")
        self.content.links.append(
            Link(where, value.get("address") or "", value.title, page_id=page.pk if page is not None else None)
        )

    def _table(self, table: TypedTable, where: str) -> None:
        for column in table.columns:
            self._text(str(column["heading"]), where)
        for row in table.rows:
            for cell in row:
                self._value(cell.block, cell.value, where)

    def _html(self, html: str, where: str) -> None:
        pieces, links = pieces_of(html, where)
        self.content.pieces += pieces
        self.content.links += links

    def _text(self, text: str, where: str, *, is_prose: bool = False) -> None:
        self.content.pieces.append(Piece(where, text, is_prose=is_prose))

    def _picture(self, image: Any, where: str) -> None:
        if image is None:
            return
        alt: str | None = getattr(image, "contextual_alt_text", None) or image.description or None
        if getattr(image, "decorative", False):
            alt = ""
        self.content.pictures.append(Picture(where, image.title, alt))


def all_of(content: Content) -> Iterator[str]:
    """Every word of the page, piece by piece."""
    return (piece.text for piece in content.pieces)
