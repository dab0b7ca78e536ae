"""The order of results: one rule for every engine, applied to the entries that the engine proposes.

An exact title with its accents comes first, then the accented words in a title, the folded phrase, the folded words,
what the thing is called otherwise, at last the text. Within each of these come first those found by the very words that
were typed, then titles that say little else, then weight, then the younger.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from portal.search.models import NAME_END
from portal.search.words import accented_words, contains

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from portal.search.asking import Asked, Slot
    from portal.search.models import SearchEntry


class Tier(IntEnum):
    """Where the query was found; the higher the better. NAMED: somebody gave the thing this very name.
    TITLE_OTHERWISE: its title has a synonym of what was typed.
    """

    PART = 0
    TEXT = 1
    TEXT_PHRASE = 2
    NAMES = 3
    NAMES_PHRASE = 4
    TITLE_OTHERWISE = 5
    NAMED = 6
    TITLE = 7
    TITLE_PHRASE = 8
    TITLE_ACCENTED = 9
    TITLE_ACCENTED_PHRASE = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """`matched` are the phrases by which the entry fits, in the order of the slots; `tier` says where."""

    entry: SearchEntry
    tier: Tier
    matched: tuple[str, ...]
    order: tuple[float, ...]


def rank(asked: Asked, entries: Iterable[SearchEntry], language: str = "vi") -> list[Ranked]:
    """The entries in the order people see them; those that lack a needed slot are left out."""
    ranked = [one for entry in entries if (one := _ranked(asked, asked.needed, entry, language)) is not None]
    ranked.sort(key=lambda one: one.order, reverse=True)
    return ranked


def rank_by_share(asked: Asked, entries: Iterable[SearchEntry], language: str = "vi") -> list[Ranked]:
    """The entries that have at least half of the words asked for, the most of them first; some of these in the title
    or a name, since two common words somewhere in a long text say nothing.
    """
    needed = asked.needed
    all_words = sum(len(slot.typed) for slot in needed)
    found = []
    for entry in entries:
        there = tuple(slot for slot in needed if any(contains(entry.words, phrase) for phrase in slot.phrases()))
        words = sum(len(slot.typed) for slot in there)
        if words * 2 < all_words or not any(_is_meant(slot, entry) for slot in there):
            continue
        one = _ranked(asked, there, entry, language)
        if one is not None:
            found.append(Ranked(entry, Tier.PART, one.matched, (float(words), *one.order)))
    found.sort(key=lambda one: one.order, reverse=True)
    return found


def _ranked(asked: Asked, needed: Sequence[Slot], entry: SearchEntry, language: str) -> Ranked | None:
    in_title = [_first(slot, entry.title_folded) for slot in needed]
    in_names = [there or _first(slot, entry.names_folded) for there, slot in zip(in_title, needed, strict=True)]
    anywhere = [there or _first(slot, entry.words) for there, slot in zip(in_names, needed, strict=True)]
    if not all(anywhere):
        return None
    matched = tuple(str(phrase) for phrase in anywhere)
    tier = _tier(needed, entry, in_title, in_names, matched)
    spelled = _accents(needed, entry)
    title = entry.title_folded.split()
    covered = sum(phrase.count(" ") + 1 for phrase in in_title if phrase) / max(len(title), 1)
    optional = sum(contains(entry.title_folded, slot.phrase) for slot in asked.slots if slot.optional)
    literal = sum(slot.phrase == phrase for slot, phrase in zip(needed, matched, strict=True))
    likely = -sum(slot.near.index(phrase) for slot, phrase in zip(needed, matched, strict=True) if phrase in slot.near)
    order = (
        # Only who reads a translated site is shown more than one language; its own comes first.
        float(entry.language == language),
        float(tier),
        float(literal),
        spelled,
        float(optional),
        round(min(covered, 1.0), 2),
        float(contains(f"^ {entry.title_folded}", f"^ {' '.join(matched)}")),
        float(likely),
        float(entry.weight),
        float(entry.dated.toordinal() if entry.dated else 0),
        -float(entry.pk or 0),
    )
    return Ranked(entry, tier, matched, order)


def _tier(
    needed: Sequence[Slot],
    entry: SearchEntry,
    in_title: Sequence[str | None],
    in_names: Sequence[str | None],
    matched: tuple[str, ...],
) -> Tier:
    phrase = " ".join(matched)
    typed = " ".join(slot.phrase for slot in needed)
    otherwise = any(found in slot.others for slot, found in zip(needed, matched, strict=True))
    is_named = contains(entry.names_folded, f"{NAME_END} {typed} {NAME_END}")
    if all(in_title) and not otherwise:
        words = [word for slot in needed for word in slot.accented]
        if any(slot.has_accents for slot in needed) and not any(slot.near for slot in needed):
            title = " ".join(accented_words(entry.title))
            if contains(title, " ".join(words)):
                return Tier.TITLE_ACCENTED_PHRASE
            if all(contains(title, word) for word in words):
                return Tier.TITLE_ACCENTED
        if contains(entry.title_folded, phrase):
            return Tier.TITLE_PHRASE
        return Tier.TITLE
    if is_named:
        return Tier.NAMED
    if all(in_title):
        return Tier.TITLE_OTHERWISE
    if all(in_names):
        return Tier.NAMES_PHRASE if contains(entry.names_folded, phrase) else Tier.NAMES
    return Tier.TEXT_PHRASE if contains(entry.words, phrase) else Tier.TEXT


def _first(slot: Slot, words: str) -> str | None:
    return next((phrase for phrase in slot.phrases() if contains(words, phrase)), None)


def _is_meant(slot: Slot, entry: SearchEntry) -> bool:
    """Whether title or names have it; where it was typed with accents, the title must not have others."""
    phrase = _first(slot, entry.title_folded)
    if phrase is not None:
        title = " ".join(accented_words(entry.title))
        return not slot.has_accents or phrase != slot.phrase or contains(title, " ".join(slot.accented))
    return _first(slot, entry.names_folded) is not None


def _accents(needed: Sequence[Slot], entry: SearchEntry) -> float:
    """The share of the words typed with accents that the title has with these very accents."""
    typed = [word for slot in needed if slot.has_accents for word in slot.accented]
    if not typed:
        return 0.0
    title = set(accented_words(entry.title))
    return round(sum(word in title for word in typed) / len(typed), 2)
