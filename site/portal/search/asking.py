"""What was asked, made into what engines are asked: the same for every engine, and nothing else reads a query.

A query is a row of slots. Each slot is what was typed (one word, or several that are the name of something) and what it
may be called otherwise: synonyms, abbreviations, today's name of an old place, the word that was probably meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wagtail.search.query import And, Or, Phrase, PlainText

from portal.search import stop_words
from portal.search.lexicon import are_known, is_learnt, lexicon
from portal.search.neighbours import meant
from portal.search.words import LONGEST_WORD, WORD, folded_word, has_accents, one_spelling
from portal.vietnamese import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from modelsearch.query import SearchQuery

LONGEST_QUERY = 200
MOST_WORDS = 12
# Engines' own words, where somebody pastes a query from elsewhere.
OPERATORS = re.compile(r"\b(?:AND|OR|NOT|NEAR)\b")
SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """`typed` are folded words, `accented` the same with accents. `others` are phrases that do as well, `near` are
    words that were probably meant; then `typed` is none that exists. What is `optional` only moves results up.
    """

    typed: tuple[str, ...]
    accented: tuple[str, ...]
    others: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    optional: bool = False

    @property
    def phrase(self) -> str:
        return " ".join(self.typed)

    @property
    def has_accents(self) -> bool:
        return any(has_accents(word) for word in self.accented)

    def phrases(self) -> tuple[str, ...]:
        """Whatever does, the best first."""
        return (*(() if self.near else (self.phrase,)), *self.near, *self.others)


@dataclass(frozen=True, slots=True)
class Asked:
    """`text` is what was typed, cleaned, for people to read. Without a slot that is needed there is nothing to ask."""

    text: str
    slots: tuple[Slot, ...]

    @property
    def needed(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if not slot.optional)

    @property
    def is_corrected(self) -> bool:
        return any(slot.near for slot in self.slots)

    @property
    def folded(self) -> str:
        """The words as one line, for counting what is asked."""
        return " ".join(word for slot in self.slots for word in slot.typed)

    def without(self, words: Iterable[str]) -> Asked:
        """The same with these folded words optional."""
        dropped = frozenset(words)
        return replace(
            self,
            slots=tuple(
                replace(slot, optional=True) if len(slot.typed) == 1 and slot.typed[0] in dropped else slot
                for slot in self.slots
            ),
        )

    def with_neighbours(self) -> Asked:
        """The same where every word may be one that differs in a letter."""
        return replace(
            self,
            slots=tuple(
                replace(slot, near=tuple(dict.fromkeys((slot.phrase, *meant(slot.phrase)))))
                if len(slot.typed) == 1 and not slot.near and not slot.optional and is_learnt(slot.phrase)
                else slot
                for slot in self.slots
            ),
        )


def clean(text: str) -> str:
    """What was typed, in one form and not endless; what no engine and no reader can do with is gone."""
    cut = normalise(text[: LONGEST_QUERY * 5])[:LONGEST_QUERY]
    return normalise("".join(letter if letter.isprintable() else " " for letter in cut))


def read(text: str, *, literally: bool = False) -> Asked:
    """The query as slots. `literally`: nothing is corrected."""
    text = clean(text)
    plain = text if text.isupper() else OPERATORS.sub(" ", text)
    accented = [word[:LONGEST_WORD] for word in WORD.findall(one_spelling(plain))][:MOST_WORDS]
    words = [folded_word(word) for word in accented]
    slots = _slots(words, accented)
    if not literally:
        slots = _corrected(slots)
    return Asked(text, tuple(slots))


def _slots(words: Sequence[str], accented: Sequence[str]) -> list[Slot]:
    """The longest names first; then single words, those that say nothing optional."""
    known = lexicon()
    are_optional = _say_nothing(words, accented)
    slots, place = [], 0
    while place < len(words):
        for length in range(min(known.longest, len(words) - place), 0, -1):
            part = tuple(words[place : place + length])
            others = known.others.get(" ".join(part), ())
            if others or length == 1:
                typed = tuple(accented[place : place + length])
                optional = length == 1 and not others and are_optional[place]
                slots.append(Slot(part, typed, others, optional=optional))
                place += length
                break
        else:
            slots.append(Slot((words[place],), (accented[place],), optional=are_optional[place]))
            place += 1
    return slots


def _say_nothing(words: Sequence[str], accented: Sequence[str]) -> list[bool]:
    """Which words are stop words: typed with accents, or anyhow in a sentence typed without any."""
    bare = len(words) >= SENTENCE and not any(has_accents(word) for word in accented)
    nothing = [word in stop_words.ALONE or (bare and word in stop_words.FOLDED) for word in accented]
    pairs = stop_words.FOLDED_PAIRS if bare else stop_words.PAIRS
    source = words if bare else accented
    for place in range(len(words) - 1):
        if (source[place], source[place + 1]) in pairs:
            nothing[place] = nothing[place + 1] = True
    return nothing


def _corrected(slots: list[Slot]) -> list[Slot]:
    """Words that nothing here has are taken for typing errors, where there is a word they may have been."""
    vocabulary = lexicon().words
    strange = {
        slot.phrase
        for slot in slots
        if len(slot.typed) == 1 and not slot.others and slot.phrase not in vocabulary and is_learnt(slot.phrase)
    }
    # Another process may have learnt it a moment ago.
    strange -= are_known(strange) if strange else set()
    return [replace(slot, near=tuple(meant(slot.phrase))) if slot.phrase in strange else slot for slot in slots]


def for_engine(slots: Iterable[Slot]) -> SearchQuery | None:
    """Every slot has to be there, in any of its forms. None: nothing to ask."""
    words: list[str] = []
    parts: list[SearchQuery] = []
    for slot in slots:
        phrases = slot.phrases()
        if len(phrases) == 1 and " " not in phrases[0]:
            words.append(phrases[0])
        elif len(phrases) == 1:
            parts.append(Phrase(phrases[0]))
        else:
            parts.append(Or([_one(phrase) for phrase in phrases]))
    if words:
        parts.insert(0, PlainText(" ".join(words), operator="and"))
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else And(parts)


def any_of(slots: Iterable[Slot]) -> SearchQuery | None:
    """At least one slot has to be there."""
    parts = [_one(phrase) for slot in slots for phrase in slot.phrases()]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else Or(parts)


def _one(phrase: str) -> SearchQuery:
    return Phrase(phrase) if " " in phrase else PlainText(phrase, operator="and")
