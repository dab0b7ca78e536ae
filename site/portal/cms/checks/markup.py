"""Rich text as it is stored, taken apart: paragraphs, list items, headings, and links with what they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

from portal.vietnamese import normalise

BREAKING = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "blockquote", "td", "th", "div"})
# A full stop ends a sentence before a blank and a capital letter; "ThS. Nguyễn", "Q. 1" and "1.204" do not end one.
END_OF_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[\"“(‘]?[A-ZÀ-ỸĐ0-9])")
ABBREVIATED = re.compile(r"(?:^|\s)(?:ThS|TS|PGS|GS|ông|bà|TP|Tp|Q|P|T|V|st|vv|v\.v|tr|Tr|Đ|số|Số)\.$")


@dataclass(frozen=True)
class Piece:
    """A paragraph or the like. `level` is that of a heading, 0 elsewhere; `is_prose` marks running text."""

    where: str
    text: str
    level: int = 0
    is_prose: bool = False

    @cached_property
    def sentences(self) -> list[str]:
        return sentences_of(self.text)


@dataclass(frozen=True)
class Link:
    """`href` as written; `page_id` or `document_id` where an editor chose one, which may be gone meanwhile."""

    where: str
    href: str
    text: str
    page_id: int | None = None
    document_id: int | None = None
    is_named: bool = True


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph, without the blanks around them."""
    found: list[str] = []
    for part in END_OF_SENTENCE.split(" ".join(text.split())):
        if found and ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return found


def pieces_of(html: str, where: str) -> tuple[list[Piece], list[Link]]:
    reader = _Markup(where)
    reader.feed(html)
    reader.close()
    reader.finish()
    return reader.pieces, reader.links


class _Markup(HTMLParser):
    def __init__(self, where: str) -> None:
        super().__init__(convert_charrefs=True)
        self.where = where
        self.pieces: list[Piece] = []
        self.links: list[Link] = []
        self._text: list[str] = []
        self._level = 0
        self._link: dict[str, str] | None = None
        self._link_text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BREAKING:
            self.finish()
            self._level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
        elif tag == "a":
            self._link = {name: value or "" for name, value in attrs}
            self._link_text = []

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKING:
            self.finish()
        elif tag == "a" and self._link is not None:
            self.links.append(_link(self.where, self._link, "".join(self._link_text)))
            self._link = None

    def handle_data(self, data: str) -> None:
        self._text.append(data)
        if self._link is not None:
            self._link_text.append(data)

    def finish(self) -> None:
        text = normalise("".join(self._text)).strip()
        if text or self._level:
            self.pieces.append(Piece(self.where, text, level=self._level, is_prose=not self._level))
        self._text, self._level = [], 0


def _link(where: str, attributes: dict[str, str], text: str) -> Link:
    kind, number = attributes.get("linktype", ""), attributes.get("id", "")
    chosen = int(number) if number.isdigit() else 0
    return Link(
        where,
        attributes.get("href", ""),
        normalise(text).strip(),
        page_id=chosen if kind == "page" else None,
        document_id=chosen if kind == "document" else None,
    )
