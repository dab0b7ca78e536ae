"""The corpus of the search set: made-up things of every kind, found through the real table, and the queries asked."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from portal.organisations import units
from portal.search import actions, engine, lexicon, pushing
from portal.search.default_synonyms import default_groups
from portal.search.models import SearchEntry, Synonym
from portal.search.providers import Found, Kind, Provider, kinds, register, unregister

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DATA = Path(__file__).parent / "data"
PREFIX = "thu-"


class Query(NamedTuple):
    text: str
    expected: str
    trait: str


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="|"))


def queries() -> list[Query]:
    return [Query(row["query"], row["expected"], row["trait"]) for row in _rows("queries.csv")]


def things() -> dict[str, dict[str, Found]]:
    """By kind and key."""
    found: dict[str, dict[str, Found]] = {}
    for row in _rows("corpus.csv"):
        found.setdefault(row["kind"], {})[row["key"]] = Found(
            number=row["key"],
            title=row["title"],
            url=f"/thu/{row['key']}/",
            section=row["section"],
            names=[name for name in row["names"].split(";") if name],
            text=[row["text"]],
        )
    return found


def _provider(code: str, found: dict[str, Found]) -> Provider:
    def those(numbers: Sequence[str]) -> Iterable[Found]:
        return [found[number] for number in numbers if number in found]

    kind = kinds().get(code) or Kind(code, code, "file")
    return Provider(PREFIX + code, kind, lambda: found, those)


def load_corpus() -> Iterator[None]:
    """Registers providers of the corpus and makes its entries, with the shipped synonyms and the old places."""
    units.load()
    if not Synonym.objects.exists():
        Synonym.objects.bulk_create(Synonym(names="\n".join(names)) for names in default_groups())
    registered = [_provider(code, found) for code, found in things().items()]
    for provider in registered:
        register(provider)
        actions.put(provider, list(provider.all_numbers()))
    lexicon.relearn()
    lexicon.forget()
    settle()
    yield
    for provider in registered:
        unregister(provider.name)


def settle() -> None:
    """Where Elasticsearch is asked, it has by now whatever was written; a test's transaction never commits."""
    if engine.is_separate():
        pushing.rebuild_index()


def key_of(entry: SearchEntry) -> str:
    """The corpus' own key."""
    return entry.key.partition(":")[2]
