"""HTML of old systems as the portal's blocks: paragraphs, headings, pictures, quotations, and nothing else.

nh3 first takes away whatever could run, lead astray or dress the text; what is left is well-formed and small.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any

import nh3

from portal.vietnamese import normalise

INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "a": "a"}
LISTS, HEADINGS = {"ul", "ol"}, {"h1", "h2", "h3", "h4", "h5", "h6"}
PARTING = {"p", "div", "section", "article", "figure", "tr", "table", "tbody", "thead", "dl", "dt", "dd", "pre"}
TAGS = {*INLINE, *LISTS, *HEADINGS, *PARTING, "li", "br", "img", "figcaption", "blockquote", "td", "th", "hr"}
LONGEST_HEADING = 120


@dataclass
class Piece:
    """A block; a picture is still an address (`value`), with its words."""

    kind: str
    value: str = ""
    alt: str = ""
    caption: str = ""


@dataclass
class Cleaned:
    pieces: list[Piece] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.pieces


def clean(html: str) -> Cleaned:
    """What of `html` an article can hold."""
    safe = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags={"script", "style", "iframe", "object", "noscript", "template", "textarea", "title"},
        attributes={"a": {"href"}, "img": {"src", "alt"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )
    reader = _Reader()
    reader.feed(safe)
    reader.close()
    reader.part()
    return Cleaned(reader.pieces)


class _Reader(HTMLParser):
    """Goes through what nh3 has left and gathers pieces."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.text = ""
        self.open: list[str] = []
        self.lists: list[str] = []
        self.gathers = ""  # The heading, quotation or caption whose words are gathered now.

    # --- What is gathered ---------------------------------------------------------------------------------------
    def part(self) -> None:
        """A paragraph ends here."""
        if self.lists:
            return
        for tag in reversed(self.open):
            self.text += f"</{tag}>"
        html, bare = self.text.strip(), plain(self.text)
        self.text = "".join(f"<{tag}>" for tag in self.open if tag != "a")
        self.open = [tag for tag in self.open if tag != "a"]
        if not bare:
            return
        if self.gathers == "figcaption" and self.pieces and self.pieces[-1].kind == "image":
            self.pieces[-1].caption = bare[:250]
        elif self.gathers in HEADINGS and len(bare) <= LONGEST_HEADING:
            level = "2" if self.gathers in ("h1", "h2") else "3"
            self.pieces.append(Piece("heading", bare, level))
        elif self.gathers == "blockquote":
            self.pieces.append(Piece("quote", bare))
        else:
            self._paragraph(html if html.startswith(("<ul>", "<ol>")) else f"<p>{html}</p>")

    def _paragraph(self, html: str) -> None:
        if self.pieces and self.pieces[-1].kind == "paragraph":
            self.pieces[-1].value += html
        else:
            self.pieces.append(Piece("paragraph", html))

    # --- What is met --------------------------------------------------------------------------------------------
    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag in INLINE:
            self._begin(INLINE[tag], given)
        elif tag in LISTS:
            if not self.lists:
                self.part()
            self.lists.append(tag)
            self.text += f"<{tag}>"
        elif tag == "li" and self.lists:
            self.text += "<li>"
        elif tag == "img":
            self._picture(given)
        elif tag == "br":
            self.text += "<br/>" if not self.lists else " "
        elif tag in ("td", "th"):
            self.text += " · " if plain(self.text) else ""
        elif tag in HEADINGS | {"blockquote", "figcaption"} | PARTING | {"hr"}:
            self.part()
            if tag in HEADINGS | {"blockquote", "figcaption"}:
                self.gathers = tag

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        if tag == "a":
            href = given.get("href", "")
            if not href:
                return
            self.text += f'<a href="{escape(href)}">'
        else:
            self.text += f"<{tag}>"
        self.open.append(tag)

    def _picture(self, given: dict[str, str]) -> None:
        if not given.get("src") or self.lists:
            return
        self.part()
        self.pieces.append(Piece("image", given["src"], alt=normalise(given.get("alt", ""))[:250]))

    def handle_endtag(self, tag: str) -> None:
        if tag in INLINE:
            if INLINE[tag] in self.open:
                while self.open:
                    last = self.open.pop()
                    self.text += f"</{last}>"
                    if last == INLINE[tag]:
                        break
        elif tag in LISTS and self.lists:
            self.text += f"</{self.lists.pop()}>"
            self.part()
        elif tag == "li" and self.lists:
            self.text += "</li>"
        elif tag in HEADINGS | {"blockquote", "figcaption"}:
            self.part()
            self.gathers = ""
        elif tag in PARTING:
            self.part()

    def handle_data(self, data: str) -> None:
        self.text += escape(data, quote=False)


def plain(html: str) -> str:
    """The bare words of a piece of HTML that nh3 has cleaned."""
    return normalise(unescape(nh3.clean(html, tags=set())))


def block(piece: Piece) -> dict[str, Any]:
    """A piece that is no picture, as the article's body keeps it."""
    if piece.kind == "heading":
        return {"type": "heading", "value": {"text": piece.value, "level": piece.alt}}
    if piece.kind == "quote":
        return {"type": "quote", "value": {"text": piece.value, "source": ""}}
    return {"type": "paragraph", "value": piece.value}
