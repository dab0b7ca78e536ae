"""Which search backend is asked, and what happens when it does not answer.

The database's backend is always there and always up to date. Where the settings name Elasticsearch, it is asked first;
when it is down or slow the database answers instead, and for half a minute nobody asks the dead server again.
"""

from __future__ import annotations

import logging
import time
from functools import lru_cache, reduce
from operator import add
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection
from django.db.models import Case, F, IntegerField, Value, When
from elastic_transport import TransportError
from elasticsearch import ApiError
from wagtail.search.backends import get_search_backend

from portal.search.models import SearchEntry
from portal.ui import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import QuerySet
    from modelsearch.query import SearchQuery

logger = logging.getLogger(__name__)

DATABASE = "default"
# Named, not imported: there is no such module to import where the database is another.
ON_SQLITE = "portal.search.sqlite"
SEPARATE = "elasticsearch"
SECONDS_TO_REST = 30
MOST_CANDIDATES = 200
# Elasticsearch gives longer lists by scrolling, which costs several requests.
AT_ONCE = 100
MOST_PHRASES = 20
FAILURES = (TransportError, ApiError)

_rests_until = 0.0


def is_separate() -> bool:
    """Whether there is an index besides the database's, that entries have to be taken to."""
    return SEPARATE in settings.WAGTAILSEARCH_BACKENDS


def database() -> Any:
    return get_search_backend(ON_SQLITE if connection.vendor == "sqlite" else DATABASE)


@lru_cache(maxsize=4)
def _separate(address: str) -> Any:
    """One client for the process, with its open connections; `address` only tells one server from another."""
    return get_search_backend(SEPARATE)


def separate() -> Any:
    return _separate(str(settings.WAGTAILSEARCH_BACKENDS[SEPARATE].get("URLS", "")))


def is_resting() -> bool:
    """Whether the separate index failed a moment ago, so that the database answers meanwhile."""
    return time.monotonic() < _rests_until


def rest(error: Exception) -> None:
    global _rests_until
    _rests_until = time.monotonic() + SECONDS_TO_REST
    logger.warning("Elasticsearch does not answer (%s); the database answers searches", type(error).__name__)


def wake() -> None:
    """The separate index is asked again from now on."""
    global _rests_until
    _rests_until = 0.0


def _ask(question: Callable[[Any, bool], Any]) -> Any:
    if is_separate() and not is_resting():
        try:
            return question(separate(), True)
        except FAILURES as error:
            rest(error)
    return question(database(), False)


def readable(language: str) -> QuerySet[SearchEntry]:
    """What readers of `language` are shown: everything where pages are translated into it, else the originals."""
    if language in languages.prefixed():
        return SearchEntry.objects.all()
    return SearchEntry.objects.filter(language=settings.LANGUAGE_CODE)


def candidates(
    query: SearchQuery, kind: str = "", *, titles: Sequence[str] = (), language: str = settings.LANGUAGE_CODE
) -> list[SearchEntry]:
    """At most 200 entries that fit, without their text: by the measure of Elasticsearch, or from the database those
    first whose title has most of the folded phrases `titles`.

    The database's own measure is not asked for: Wagtail reckons it in SQLite by a search for every single row.
    """
    entries = readable(language).defer("text")
    if kind:
        entries = entries.filter(kind=kind)

    def question(backend: Any, in_slices: bool) -> list[SearchEntry]:
        if not in_slices:
            ordered = entries.order_by(*_by_title(titles))
            return list(backend.search(query, ordered, order_by_relevance=False)[:MOST_CANDIDATES])
        results = backend.search(query, entries)
        found: list[SearchEntry] = []
        for start in range(0, MOST_CANDIDATES, AT_ONCE):
            part = list(results[start : start + AT_ONCE])
            found += part
            if len(part) < AT_ONCE:
                break
        return found

    return list(_ask(question))


def _by_title(phrases: Sequence[str]) -> list[Any]:
    """The order of the database's candidates."""
    there = [
        Case(When(title_folded__contains=phrase, then=Value(1)), default=Value(0), output_field=IntegerField())
        for phrase in phrases[:MOST_PHRASES]
    ]
    newest: list[Any] = [F("weight").desc(), F("dated").desc(nulls_last=True), F("pk").asc()]
    return [reduce(add, there).desc(), *newest] if there else newest


def counts(query: SearchQuery, language: str = settings.LANGUAGE_CODE) -> dict[str, int]:
    """How many entries of each kind fit."""

    def question(backend: Any, in_slices: bool) -> dict[str, int]:
        found = backend.search(query, readable(language), order_by_relevance=False).facet("kind")
        return {str(kind): number for kind, number in found.items() if kind}

    return dict(_ask(question))


def state() -> str:
    """For readiness: which engine answers, and what waits for it. Raises when Elasticsearch is wanted and down."""
    if not is_separate():
        return "database"
    try:
        separate().es.options(request_timeout=1).cluster.health()
    except FAILURES as error:
        rest(error)
        raise
    waiting = SearchEntry.objects.filter(waits=True).count()
    return f"elasticsearch, {waiting} waiting" if waiting else "elasticsearch"
