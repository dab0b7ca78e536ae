"""What is offered while somebody types: titles in which every word begins as typed. The database's work alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.db.models import Case, F, Value, When
from django.db.models.functions import Length
from wagtail.search.query import PlainText

from portal.search import engine
from portal.search.asking import clean
from portal.search.providers import kinds
from portal.search.words import WORD, accented_words, contains, folded_words
from portal.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.search.models import SearchEntry

MOST = 8
FROM = 2
SECONDS = 300
CANDIDATES = 60


def suggest(text: str, language: str = settings.LANGUAGE_CODE) -> list[dict[str, str]]:
    """Up to eight things as `title`, `url`, `kind`, for readers of `language`. Kept for some minutes."""
    text = clean(text)
    words = [fold(word) for word in WORD.findall(text)][:8]
    if len("".join(words)) < FROM:
        return []
    key = f"search:suggest:{language}:" + " ".join(folded_words(text)[-8:])[:150].replace(" ", "_")
    kept: list[dict[str, str]] | None = cache.get(key)
    if kept is None:
        kept = _offered(text, language)
        cache.set(key, kept, SECONDS)
    return kept


def _offered(text: str, language: str) -> list[dict[str, str]]:
    found: dict[int, SearchEntry] = {}
    phrase, spelled = " ".join(folded_words(text)), " ".join(accented_words(text))
    begins = Case(When(title_folded__startswith=phrase, then=Value(0)), default=Value(1))
    order_by = (begins.asc(), F("weight").desc(), Length("title").asc(), F("pk").asc())
    entries = engine.readable(language).defer("text", "words").order_by(*order_by)
    for query in _queries(text):
        results = engine.database().autocomplete(query, entries, order_by_relevance=False)
        found |= {entry.pk: entry for entry in results[:CANDIDATES]}

    def order(entry: SearchEntry) -> tuple[object, ...]:
        return (
            entry.language != language,
            not " ".join(accented_words(entry.title)).startswith(spelled),
            not entry.title_folded.startswith(phrase),
            not contains(entry.title_folded, phrase),
            -entry.weight,
            len(entry.title),
            entry.title,
        )

    known = kinds()
    return [
        {
            "title": entry.title,
            "url": entry.url,
            "kind": str(known[entry.kind].label) if entry.kind in known else "",
            "section": entry.section,
        }
        for entry in sorted(found.values(), key=order)[:MOST]
    ]


def _queries(text: str) -> Iterator[PlainText]:
    """The last word may go on: "ki" may become "kinh" as well as be "ky"."""
    words, last = folded_words(text), fold(WORD.findall(text)[-1])
    yield PlainText(" ".join(words), operator="and")
    if last != words[-1]:
        yield PlainText(" ".join([*words[:-1], last]), operator="and")
