"""Real queries, each with the result that people want: at least 95 % of them have it among the first three.

The same test runs on SQLite, PostgreSQL and, where there is one, Elasticsearch; the table is in docs/search.md.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from portal.search import engine
from portal.search.finding import find
from tests.search.corpus import Query, key_of, queries

if TYPE_CHECKING:
    from collections.abc import Iterable

ENOUGH = 0.95
FIRST = 3


def place_of(query: Query) -> int | None:
    """Where the wanted result stands, from 1 on; None where it does not."""
    keys = [key_of(one.entry) for one in find(query.text).ranked]
    return keys.index(query.expected) + 1 if query.expected in keys else None


def table(places: Iterable[tuple[Query, int | None]]) -> str:
    """The figures by trait, as they stand in docs/search.md."""
    rows: dict[str, list[int | None]] = defaultdict(list)
    for query, place in places:
        rows[query.trait].append(place)
    lines = [
        f"| {trait} | {len(found)} | {found.count(1)} | {sum(1 for at in found if at and at <= FIRST)} |"
        for trait, found in sorted(rows.items())
    ]
    return "\n".join(lines)


def test_there_are_enough_queries() -> None:
    asked = queries()
    assert len(asked) >= 150
    assert len({query.text for query in asked}) == len(asked)


@pytest.mark.usefixtures("corpus")
def test_what_people_want_is_among_the_first_three(record_property) -> None:
    places = [(query, place_of(query)) for query in queries()]
    missed = [f"{query.text!r}: {query.expected} at {place}" for query, place in places if not place or place > FIRST]
    figures = table(places)
    record_property("figures", figures)
    print(figures, *missed, sep="\n")  # noqa: T201 (shown by pytest -s and when it fails)
    assert not engine.is_resting(), "Elasticsearch was to answer, and did not"
    assert len(missed) <= (1 - ENOUGH) * len(places), missed
