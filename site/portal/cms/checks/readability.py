"""How hard a Vietnamese text is to read, as school years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
# Fewer say nothing about a page.
FEWEST_SENTENCES, FEWEST_WORDS = 5, 80


def words_of(text: str) -> list[str]:
    """What stands between blanks and is made of letters; in Vietnamese these are syllables."""
    return WORD.findall(text)


def reading_level(sentences: Sequence[str]) -> float | None:
    """The school year from which on a text is understood: 2 WL + 0.2 SL − 6.

    WL is the mean length of a word in letters, SL the mean length of a sentence in words. After Liem Thanh Nguyen and
    Alan B. Henkin, "A Readability Formula for Vietnamese", Journal of Reading 26 (3), 1982, pp. 243–251. It was
    fitted to prose for schools; for lists and law it is a hint. None where there is too little text.
    """
    words = [word for sentence in sentences for word in words_of(sentence)]
    if len(sentences) < FEWEST_SENTENCES or len(words) < FEWEST_WORDS:
        return None
    word_length = sum(len(word) for word in words) / len(words)
    sentence_length = len(words) / len(sentences)
    return max(0.0, round(2 * word_length + 0.2 * sentence_length - 6, 1))
