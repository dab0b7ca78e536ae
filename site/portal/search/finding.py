"""One search from the words typed to the page of results."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portal.search import asking, engine, stop_words
from portal.search.marking import marked, snippet
from portal.search.models import SearchEntry
from portal.search.providers import kinds
from portal.search.ranking import Ranked, Tier, rank, rank_by_share
from portal.search.words import places

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.utils.safestring import SafeString

    from portal.search.asking import Asked
    from portal.search.providers import Kind

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the answer, its words marked and everything escaped."""

    title: SafeString
    url: str
    kind: Kind | None
    section: str
    snippet: SafeString
    language: str
    dated: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """`meant` is what was searched instead of what was typed, or what would have found more (then `literal` holds).
    `nearest`: nothing had all the words, these have some. `counts` are by kind, of everything that fits.
    """

    asked: Asked
    ranked: tuple[Ranked, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    kind: str = ""
    meant: str = ""
    literal: bool = True
    nearest: bool = False

    @property
    def total(self) -> int:
        """How many fit, of the chosen kind where one is chosen."""
        return self.counts.get(self.kind, 0) if self.kind else sum(self.counts.values())

    @property
    def is_empty(self) -> bool:
        return not self.ranked

    @property
    def says_nothing(self) -> bool:
        """There were words, and all of them are stop words."""
        return bool(self.asked.slots) and not self.asked.needed


@dataclass(frozen=True, slots=True)
class _Tried:
    asked: Asked
    ranked: tuple[Ranked, ...]
    counts: dict[str, int]


def find(text: str, *, kind: str = "", literally: bool = False, language: str = "vi") -> Answer:
    """Everything that fits `text`, in order, at most `engine.MOST_CANDIDATES`. An unknown `kind` counts as none."""
    kind = kind if kind in kinds() else ""
    asked = asking.read(text, literally=literally)
    if not asked.needed:
        return Answer(asked, kind=kind)
    tried = _try(asked, kind, language)
    if literally:
        return Answer(asked, tried.ranked, tried.counts, kind)
    if not tried.counts:
        tried = _without_stop_words(asked, kind, language) or tried
    if tried.counts:
        if _best(tried) <= Tier.NAMES and not tried.asked.is_corrected:
            return _with_likelier(tried, kind, language)
        return _answer(tried, kind)
    near = _try_neighbours(tried.asked, kind, language)
    if near.counts:
        return _answer(near, kind)
    return _nearest(asked, kind, language)


def results(ranked: Iterable[Ranked]) -> list[Result]:
    """These as people see them; one query for their texts."""
    chosen = list(ranked)
    texts = dict(SearchEntry.objects.filter(pk__in=[one.entry.pk for one in chosen]).values_list("pk", "text"))
    known = kinds()
    shown = []
    for one in chosen:
        entry, words = one.entry, {word for phrase in one.matched for word in phrase.split()}
        shown.append(
            Result(
                title=marked(entry.title, words),
                url=entry.url,
                kind=known.get(entry.kind),
                section=entry.section,
                snippet=snippet(texts.get(entry.pk, ""), words, instead=entry.summary),
                language=entry.language,
                dated=entry.dated,
            )
        )
    return shown


# --- One try after another --------------------------------------------------------------------------------------------


def _try(asked: Asked, kind: str, language: str) -> _Tried:
    """Asks the engine twice: how many of each kind, and which fit best."""
    query = asking.for_engine(asked.needed)
    if query is None:
        return _Tried(asked, (), {})
    counts = engine.counts(query, language)
    if not counts:
        return _Tried(asked, (), {})
    ranked = rank(asked, engine.candidates(query, kind, titles=_phrases(asked), language=language), language)
    if not ranked and not kind:
        # The engine has something that is gone meanwhile.
        counts = {}
    return _Tried(asked, tuple(ranked), counts)


def _phrases(asked: Asked) -> list[str]:
    """What a title should have: all of it as it was typed, and every part in any of its forms."""
    whole = " ".join(slot.phrase for slot in asked.needed)
    return [whole, *(phrase for slot in asked.needed for phrase in slot.phrases()[:3])]


def _best(tried: _Tried) -> Tier:
    return tried.ranked[0].tier if tried.ranked else Tier.TITLE


def _without_stop_words(asked: Asked, kind: str, language: str) -> _Tried | None:
    """Words typed without accents may be stop words; dropped where the others find something."""
    fewer = asked.without(stop_words.FOLDED)
    if not fewer.needed or len(fewer.needed) == len(asked.needed):
        return None
    return _try(fewer, kind, language)


def _with_likelier(tried: _Tried, kind: str, language: str) -> Answer:
    """The words are there, but scattered over long texts: perhaps one differs by a letter from a well-known title."""
    near = _try_neighbours(tried.asked, kind, language)
    better = [one for one in near.ranked if one.tier >= Tier.TITLE_PHRASE]
    if not better:
        return _answer(tried, kind)
    known = {one.entry.pk for one in better}
    ranked = (*better, *(one for one in tried.ranked if one.entry.pk not in known))
    counts = dict(tried.counts)
    there = {one.entry.pk for one in tried.ranked}
    for one in better:
        if one.entry.pk not in there:
            counts[one.entry.kind] = counts.get(one.entry.kind, 0) + 1
    return Answer(tried.asked, ranked, counts, kind, meant=_spelled(near.asked, better[0]))


def _try_neighbours(asked: Asked, kind: str, language: str) -> _Tried:
    """One word may differ by a letter, not more: who writes two words that exist means at least one of them."""
    wider = asked.with_neighbours()
    query = asking.for_engine(wider.needed)
    if query is None or wider == asked:
        return _Tried(wider, (), {})
    ranked = [
        one
        for one in rank(wider, engine.candidates(query, titles=_phrases(wider), language=language), language)
        if _changed(wider, one) <= 1
    ]
    return _Tried(wider, tuple(one for one in ranked if not kind or one.entry.kind == kind), _count(ranked))


def _changed(asked: Asked, one: Ranked) -> int:
    """How many words that exist were taken for others."""
    return sum(
        phrase != slot.phrase
        for slot, phrase in zip(asked.needed, one.matched, strict=True)
        if slot.phrase in slot.near and phrase in slot.near
    )


def _count(ranked: Iterable[Ranked]) -> dict[str, int]:
    return dict(Counter(one.entry.kind for one in ranked))


def _nearest(asked: Asked, kind: str, language: str) -> Answer:
    """Nothing has all the words: what has at least half of them."""
    if len(asked.needed) < 2:
        return Answer(asked, kind=kind)
    query = asking.any_of(asked.needed)
    if query is None:
        return Answer(asked, kind=kind)
    candidates = engine.candidates(query, titles=_phrases(asked), language=language)
    found = rank_by_share(asked, candidates, language)
    chosen = tuple(one for one in found if not kind or one.entry.kind == kind)
    return Answer(asked, chosen, _count(found), kind, nearest=bool(found))


def _answer(tried: _Tried, kind: str) -> Answer:
    corrected = tried.asked.is_corrected and bool(tried.ranked)
    meant = _spelled(tried.asked, tried.ranked[0]) if corrected else ""
    typed = " ".join(word for slot in tried.asked.slots for word in slot.accented)
    if meant.lower() == typed:
        meant = ""
    return Answer(tried.asked, tried.ranked, tried.counts, kind, meant=meant, literal=not meant)


def _spelled(asked: Asked, best: Ranked) -> str:
    """What was probably meant, written as the best result writes it."""
    title = {word: best.entry.title[start:end].lower() for start, end, word in places(best.entry.title)}
    matched = iter(best.matched)
    words: list[str] = []
    for slot in asked.slots:
        phrase = slot.phrase if slot.optional else next(matched, slot.phrase)
        if slot.near and phrase != slot.phrase:
            words += [title.get(word, word) for word in phrase.split()]
        else:
            words += [title.get(word, typed) for word, typed in zip(slot.typed, slot.accented, strict=True)]
    return " ".join(words)
