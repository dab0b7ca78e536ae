"""What the search knows of the language: which words there are, which names mean the same, what old places are called.

Read from the database once and kept in the process for a few minutes, since every search asks for it.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from portal.organisations.models import AdministrativeUnit, FormerUnit
from portal.search.models import SearchEntry, Synonym, Word
from portal.search.words import folded_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SECONDS = 300
LONGEST_KEY = 12
# In the middle of almost every text here, so that they tell nothing without "phường" before them.
NAMES_OF_THE_PROVINCE = {"lao cai", "yen bai"}
SHORT_KINDS = {"thanh pho": "tp", "thi xa": "tx", "thi tran": "tt", "huyen": "h", "phuong": "p", "xa": "x"}


@dataclass(frozen=True)
class Lexicon:
    """`others` says what else a phrase of folded words may be called; `words` counts the entries each word is in."""

    others: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    _sounds: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def longest(self) -> int:
        """How many words the longest phrase has."""
        return max((phrase.count(" ") + 1 for phrase in self.others), default=0)

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        grouped: dict[int, list[str]] = defaultdict(list)
        for word in self.words:
            grouped[len(word)].append(word)
        return grouped

    def by_sound(self, sound: Callable[[str], str]) -> dict[str, list[str]]:
        """The words by how they sound; told once, since there is one such rule."""
        if not self._sounds:
            for word in self.words:
                self._sounds.setdefault(sound(word), []).append(word)
        return self._sounds


_kept: tuple[float, Lexicon] | None = None
_lock = Lock()


def lexicon() -> Lexicon:
    """As it was at most five minutes ago."""
    global _kept
    with _lock:
        if _kept is None or _kept[0] < time.monotonic():
            _kept = (time.monotonic() + SECONDS, _read())
        return _kept[1]


def forget(**kwargs: object) -> None:
    """The next search reads it again."""
    global _kept
    _kept = None


def connect() -> None:
    for model in (Synonym, FormerUnit, AdministrativeUnit):
        for signal in (post_save, post_delete):
            signal.connect(forget, sender=model, dispatch_uid=f"search.lexicon.{model.__name__}")


def _read() -> Lexicon:
    others: dict[str, set[str]] = defaultdict(set)
    for synonym in Synonym.objects.filter(is_active=True):
        names = {" ".join(folded_words(line)) for line in synonym.lines()} - {""}
        for name in names:
            others[name] |= names - {name}
    for phrase, present in _former_places().items():
        others[phrase] |= present - {phrase}
    return Lexicon(
        {phrase: tuple(sorted(names)) for phrase, names in others.items() if names and phrase.count(" ") < LONGEST_KEY},
        dict(Word.objects.values_list("word", "entries")),
    )


def _former_places() -> dict[str, set[str]]:
    """The names of communes and districts before July 2025, each with those of the units they are in today."""
    places: dict[str, set[str]] = defaultdict(set)
    rows = FormerUnit.objects.values_list("district", "name", "unit__name")
    present_names = {_bare(name) for name in AdministrativeUnit.objects.values_list("name", flat=True)}
    for district, name, unit in rows:
        present = _present(unit)
        for old in (name, district):
            whole, bare = " ".join(folded_words(old)), _bare(old)
            kind = whole.removesuffix(bare).strip()
            phrases = {whole}
            if kind in SHORT_KINDS:
                phrases.add(f"{SHORT_KINDS[kind]} {bare}")
            # A name without its kind, where it is none of today's and no ordinary syllable.
            if " " in bare and bare not in present_names:
                phrases.add(bare)
            for phrase in phrases:
                places[phrase] |= present | ({bare} if bare not in NAMES_OF_THE_PROVINCE and " " in bare else set())
    return places


def _bare(name: str) -> str:
    words = " ".join(folded_words(name))
    for kind in SHORT_KINDS:
        if words.startswith(f"{kind} "):
            return words.removeprefix(f"{kind} ")
    return words


def _present(unit: str) -> set[str]:
    whole, bare = " ".join(folded_words(unit)), _bare(unit)
    return {whole} if bare in NAMES_OF_THE_PROVINCE or " " not in bare else {bare}


# --- Words ------------------------------------------------------------------------------------------------------------


def is_learnt(word: str) -> bool:
    """Whether the word is one to know: numbers are not, nor are single letters."""
    return len(word) > 1 and word.isalpha() and len(word) <= 40


def learn(words: Iterable[str]) -> None:
    """Adds words not known before; how many entries have them is counted when all is made anew."""
    wanted = {word for word in words if is_learnt(word)}
    known = set(Word.objects.filter(word__in=wanted).values_list("word", flat=True))
    # In one order, so that two who learn the same words wait for each other and no further.
    new = [Word(word=word) for word in sorted(wanted - known)]
    if new:
        Word.objects.bulk_create(new, ignore_conflicts=True)
        transaction.on_commit(forget)


@transaction.atomic
def relearn() -> None:
    """Counts every word anew and forgets those that no entry has any more."""
    counted: Counter[str] = Counter()
    for words in SearchEntry.objects.values_list("words", flat=True).iterator(chunk_size=500):
        counted.update({word for word in words.split() if is_learnt(word)})
    kept = dict(Word.objects.values_list("word", "entries"))
    Word.objects.filter(word__in=[word for word in kept if word not in counted]).delete()
    changed = [Word(word=word, entries=times) for word, times in sorted(counted.items()) if kept.get(word) != times]
    Word.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["word"], update_fields=["entries"], batch_size=1000
    )
    transaction.on_commit(forget)


def are_known(words: Iterable[str]) -> set[str]:
    """Those of `words` that some entry has, as the database knows by now."""
    return set(Word.objects.filter(word__in=list(words)).values_list("word", flat=True))
