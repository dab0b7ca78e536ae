"""One form of a text, its folded form for searching, and its place in the Vietnamese alphabet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Zero-width characters, soft hyphens and control characters come along with text copied from web pages and PDFs.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")

# The 29 letters, with f j w z where a Vietnamese reader expects them.
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Level tone first, then the order of dictionaries: huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def normalise(text: str) -> str:
    """The form to keep: composed (NFC), runs of blanks made one, nothing invisible, no blank at either end."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def fold(text: str) -> str:
    """The form to search by: lower case, without accents, đ as d; composed and decomposed input alike.

    >>> fold("Đăng ký  Kết hôn")
    'dang ky ket hon'
    """
    decomposed = unicodedata.normalize("NFD", normalise(text).lower())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return bare.replace("đ", "d")


def sort_key(text: str) -> str:
    """A plain string that compares as the Vietnamese alphabet orders: a ă â b c d đ …, tones only to break a tie.

    It is made of digits and lower-case ASCII letters alone, so that every database collation orders it the same.
    At most three characters for each Vietnamese letter.
    """
    places: list[str] = []
    tones: list[str] = []
    for character in normalise(text).lower():
        place, tone = _place(character)
        if place == _BLANK and (not places or places[-1] == _BLANK):
            continue
        places.append(place)
        tones.append(tone)
    while places and places[-1] == _BLANK:
        places.pop()
        tones.pop()
    return "".join(places) + _END + "".join(tones).rstrip("0")


_END = "00"
_BLANK = "01"


@lru_cache(maxsize=1024)
def _place(character: str) -> tuple[str, str]:
    """Two characters for the letter's place in the alphabet, one for its tone."""
    letter, tone = "", 0
    for part in unicodedata.normalize("NFD", character):
        if part in _TONES:
            tone = _TONES[part]
        else:
            letter += part
    letter = unicodedata.normalize("NFC", letter)
    index = ALPHABET.find(letter)
    if index < 0:
        bare = fold(letter)  # é of a foreign language without its own place, digits, signs
        index = ALPHABET.find(bare) if len(bare) == 1 else -1
        if bare.isdecimal() and bare.isascii():
            return f"1{bare}", "0"
    if index >= 0:
        return "ab"[index // 26] + chr(ord("a") + index % 26), str(tone)
    if letter.isalpha():
        return f"zz{ord(letter[0]):06x}", "0"
    return _BLANK, "0"
