"""The words somebody may have meant who typed one that does not exist, or one that leads nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from portal.search.lexicon import lexicon

if TYPE_CHECKING:
    from portal.search.lexicon import Lexicon

MOST = 16
SHORTEST = 3
# What Telex leaves when the keyboard was not switched on: "ddang kys" for "đăng ký".
_DOUBLED = re.compile(r"(aa|ee|oo|dd|aw|ow|uw|w)")
_LETTER = {"aa": "a", "ee": "e", "oo": "o", "dd": "d", "aw": "a", "ow": "o", "uw": "u", "w": "u"}
_TONE = re.compile(r"[sfrxj]")
_VNI = re.compile(r"[0-9]")
# Sounds that are one in some part of the country: at the beginning, and at the end.
_BEGINNINGS = (("tr", "ch"), ("s", "x"), ("gi", "d"), ("r", "d"), ("n", "l"))
_ENDINGS = (("ng", "n"), ("c", "t"))


def meant(word: str) -> list[str]:
    """Known words that `word` may stand for, the likeliest first: untyped accents, another spelling of the same
    sound, one letter wrong, missing, too many, or two swapped; at last two words written as one. Never the word itself.
    """
    known = lexicon()
    found = [*_without_keys(word, known), *_sounding_alike(word, known), *_near(word, known)]
    if not found:
        found = [*_parted(word, known)]
    return list(dict.fromkeys(one for one in found if one != word))[:MOST]


def _near(word: str, known: Lexicon) -> list[str]:
    if len(word) < SHORTEST:
        return []
    close = [
        other
        for length in (len(word), len(word) + 1, len(word) - 1)
        for other in known.by_length.get(length, ())
        if DamerauLevenshtein.distance(word, other, score_cutoff=1) <= 1
    ]
    # Few mistake the first letter; of the others the commoner word is likelier.
    return sorted(close, key=lambda other: (other[0] != word[0], -known.words[other], other))


def _parted(word: str, known: Lexicon) -> list[str]:
    """Two known words written as one."""
    pairs = [
        (word[:place], word[place:])
        for place in range(2, len(word) - 1)
        if word[:place] in known.words and word[place:] in known.words
    ]
    pairs.sort(key=lambda pair: -min(known.words[pair[0]], known.words[pair[1]]))
    return [" ".join(pair) for pair in pairs[:3]]


def _without_keys(word: str, known: Lexicon) -> list[str]:
    """The word without the keys of Telex or VNI for accents."""
    letters = _VNI.sub("", _DOUBLED.sub(lambda found: _LETTER[found[1]], word))
    forms = {letters, *(letters[: found.start()] + letters[found.end() :] for found in _TONE.finditer(letters, 1))}
    return sorted((form for form in forms if form != word and form in known.words), key=lambda form: -known.words[form])


def _sounding_alike(word: str, known: Lexicon) -> list[str]:
    return sorted(known.by_sound(sound).get(sound(word), ()), key=lambda other: -known.words[other])


def sound(word: str) -> str:
    """One form for all spellings of what sounds alike somewhere.

    >>> sound("trong") == sound("chon")
    True
    """
    for beginning, same in _BEGINNINGS:
        if word.startswith(beginning) and not word.startswith(("ng", "nh")):
            word = same + word[len(beginning) :]
            break
    for ending, same in _ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)] + same
    return word
