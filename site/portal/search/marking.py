"""What of a result is shown, with the words that were found marked; everything else is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from portal.search.words import places

if TYPE_CHECKING:
    from collections.abc import Collection

WIDEST = 220
BEFORE = 60


def marked(text: str, words: Collection[str]) -> SafeString:
    """`text` with each of the folded `words` in <mark>, whatever its accents; neighbouring words together."""
    parts: list[str] = []
    shown, begun, ended = 0, -1, -1
    for start, end, word in places(text):
        if word not in words:
            continue
        if begun >= 0 and not text[ended:start].strip():
            ended = end
            continue
        if begun >= 0:
            parts += [escape(text[shown:begun]), f"<mark>{escape(text[begun:ended])}</mark>"]
            shown = ended
        begun, ended = start, end
    if begun >= 0:
        parts += [escape(text[shown:begun]), f"<mark>{escape(text[begun:ended])}</mark>"]
        shown = ended
    parts.append(escape(text[shown:]))
    return mark_safe("".join(parts))


def snippet(text: str, words: Collection[str], *, instead: str = "") -> SafeString:
    """The part of `text` with most of the `words`, marked; `instead` where there are none."""
    found = [(start, word) for start, _end, word in places(text) if word in words]
    if not found:
        return marked(_cut(instead or text, 0), words)
    best, most = found[0][0], 0
    for place, (start, _word) in enumerate(found):
        near = {word for at, word in found[place : place + 40] if at - start < WIDEST - BEFORE}
        if len(near) > most:
            best, most = start, len(near)
    return marked(_cut(text, max(0, best - BEFORE)), words)


def _cut(text: str, start: int) -> str:
    """About two lines from `start` on, cut between words."""
    if start:
        blank = text.find(" ", start)
        start = blank + 1 if 0 <= blank < start + 30 else start
    end = min(len(text), start + WIDEST)
    if end < len(text):
        blank = text.rfind(" ", start, end)
        end = blank if blank > start else end
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")
