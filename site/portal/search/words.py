"""What a word is to the search: one spelling for each way of typing Vietnamese, and the folded words engines are given.

Engines never see accents, upper case or signs: text is cut into folded words here, before they get it, so that SQLite,
PostgreSQL and Elasticsearch find the same.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from portal.vietnamese import fold, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Letters and digits; a Chinese character is a word of its own, since Chinese is written without blanks.
CHINESE = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{CHINESE}]|[^\W_{CHINESE}]+")
LONGEST_WORD = 40

# "hoà" and "hòa", "thuỷ" and "thủy": the mark of the tone stands on the first vowel in the newer way. "quý" is none.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OPEN_PAIR = re.compile(rf"(?<![qQ])([oO])([aeAE])([{_TONES}])(?!\w)|(?<![qQ])([uU])([yY])([{_TONES}])(?!\w)")
# "kĩ thuật" and "kỹ thuật", "đăng kí" and "đăng ký": at the end of these syllables i and y are one sound.
_ONE_SOUND = re.compile(r"(h|k|l|m|s|t|v|qu)i")


def one_spelling(text: str) -> str:
    """`text` in lower case, composed, with the tone's mark where the newer spelling has it.

    >>> one_spelling("Hoà bình, Thuỷ điện")
    'hòa bình, thủy điện'
    """
    parted = unicodedata.normalize("NFD", normalise(text).lower())
    moved = _OPEN_PAIR.sub(lambda found: _moved(*[part for part in found.groups() if part]), parted)
    return unicodedata.normalize("NFC", moved)


def _moved(first: str, second: str, tone: str) -> str:
    return f"{first}{tone}{second}"


def folded_word(word: str) -> str:
    """One word as engines get it: without accents, "ki" as "ky".

    >>> folded_word("Kí")
    'ky'
    """
    bare = fold(word)
    found = _ONE_SOUND.fullmatch(bare)
    return f"{found[1]}y" if found else bare


def folded_words(text: str) -> list[str]:
    """All words of `text` as engines get them, in order. Endless ones are cut."""
    return [folded_word(word[:LONGEST_WORD]) for word in WORD.findall(normalise(text))]


def folded_text(parts: Iterable[str], *, longest: int | None = None) -> str:
    """The words of all `parts`, parted by single blanks; at most `longest` characters of them, cut between words."""
    joined = " ".join(word for part in parts if part for word in folded_words(part))
    if longest is None or len(joined) <= longest:
        return joined
    return joined[:longest].rpartition(" ")[0]


def accented_words(text: str) -> list[str]:
    """The words of `text` in their one spelling, accents kept."""
    return WORD.findall(one_spelling(text))


def has_accents(word: str) -> bool:
    """Whether `word` was typed with any accent, or with đ."""
    return fold(word) != normalise(word).lower()


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each word of `text` (composed) begins and ends, and its folded form."""
    for found in WORD.finditer(text):
        yield found.start(), found.end(), folded_word(found[0][:LONGEST_WORD])


def contains(words: str, phrase: str) -> bool:
    """Whether the words of `phrase` stand in `words` one after another; both are texts of words parted by blanks."""
    return f" {phrase} " in f" {words} "
