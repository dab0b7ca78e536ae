"""Keeps the table of entries: each written with what it stands for, in the same transaction, and given to the engines.

The database's own index is written at once. The separate index (Elasticsearch) never holds anybody up: rows are marked
as waiting, and a task takes them there after the commit (`pushing`).
"""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import transaction

from portal.search import engine, lexicon
from portal.search.models import LONGEST_TITLE, NAME_END, Removal, SearchEntry, next_version
from portal.search.providers import providers
from portal.search.tasks import push
from portal.search.words import folded_text
from portal.vietnamese import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from portal.search.providers import Found, Provider

BATCH = 200
LONGEST_TEXT = 20_000
LONGEST_NAMES = 2_000
# The title is what most people look for: engines that count words find it more often.
TIMES_TITLE, TIMES_NAMES = 4, 2


def put(provider: Provider, numbers: Sequence[Any]) -> None:
    """Makes the entries of these things anew, or removes them where not everybody may see them (any more)."""
    for batch in _batches(numbers, BATCH):
        _put(provider, batch)


@transaction.atomic
def _put(provider: Provider, numbers: Sequence[Any]) -> None:
    found = {provider.key(one.number): values_of(provider, one) for one in provider.those(numbers)}
    keys = [provider.key(number) for number in numbers]
    kept = {entry.key: entry for entry in SearchEntry.objects.select_for_update().filter(key__in=keys).order_by("pk")}
    _remove([entry for key, entry in kept.items() if key not in found])
    changed = []
    for key, values in found.items():
        entry = kept.get(key) or SearchEntry(key=key)
        if entry.pk and all(getattr(entry, name) == value for name, value in values.items()):
            continue
        for name, value in values.items():
            setattr(entry, name, value)
        entry.version, entry.waits = next_version(entry.version), engine.is_separate()
        changed.append(entry)
    _write(changed)


def _write(entries: list[SearchEntry]) -> None:
    if not entries:
        return
    fields = [field.name for field in SearchEntry._meta.concrete_fields if field.name not in ("id", "key")]
    # Two publications of one thing at once make one entry.
    SearchEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["key"], update_fields=fields)
    engine.database().add_bulk(SearchEntry, entries)
    lexicon.learn(word for entry in entries for word in entry.words.split())
    _push_later()


def _remove(entries: list[SearchEntry]) -> None:
    if not entries:
        return
    index = engine.database()
    for entry in entries:
        index.delete(entry)
    if engine.is_separate():
        Removal.objects.bulk_create(
            [Removal(entry=entry.pk, version=next_version(entry.version)) for entry in entries], ignore_conflicts=True
        )
    SearchEntry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
    _push_later()


def _push_later() -> None:
    if engine.is_separate():
        transaction.on_commit(partial(push.enqueue), robust=True)


def values_of(provider: Provider, one: Found) -> dict[str, Any]:
    """The columns of an entry, made from what the provider says."""
    title = normalise(one.title)[:LONGEST_TITLE]
    title_folded = folded_text([title], longest=LONGEST_TITLE)
    names = [folded for name in [*one.names, *_without_dots(one.names), one.section] if (folded := folded_text([name]))]
    names_folded = f"{NAME_END} " + f" {NAME_END} ".join(names)[:LONGEST_NAMES] + f" {NAME_END}" if names else ""
    text = _sentences(one.text)[:LONGEST_TEXT]
    unseen = normalise(" ".join(part for part in one.unseen if part))[:LONGEST_TEXT]
    all_names = " ".join(names)[:LONGEST_NAMES]
    everything = [*[title_folded] * TIMES_TITLE, *[all_names] * TIMES_NAMES, folded_text([one.summary, text, unseen])]
    return {
        "kind": provider.kind.code,
        "title": title,
        "summary": normalise(one.summary)[:400],
        "url": one.url,
        "section": normalise(one.section)[:200],
        "language": one.language,
        "dated": one.dated,
        "weight": one.weight,
        "title_folded": title_folded,
        "names_folded": names_folded,
        "words": " ".join(part for part in everything if part),
        "text": text,
    }


def _sentences(parts: Iterable[str]) -> str:
    """All parts one after another, each closed by a sign."""
    tidy = (normalise(part) for part in parts)
    return " ".join(part if part[-1] in ".!?:;…”)" else f"{part}." for part in tidy if part)


def _without_dots(names: Iterable[str]) -> Iterator[str]:
    """Codes such as 1.001193 as people type them from memory."""
    return (name.replace(".", "") for name in names if name.replace(".", "").isdigit() and "." in name)


# --- All of it anew ---------------------------------------------------------------------------------------------------


def rebuild() -> int:
    """Makes every entry anew, batch by batch, and drops those whose things are gone. Returns how many there are now."""
    names = []
    for provider in providers():
        names.append(provider.name)
        numbers = list(provider.all_numbers())
        put(provider, numbers)
        _drop(SearchEntry.objects.filter(key__startswith=f"{provider.name}:"), {provider.key(one) for one in numbers})
    _drop_strangers(names)
    lexicon.relearn()
    return SearchEntry.objects.count()


def _drop(entries: Any, wanted: set[str]) -> None:
    gone = [key for key in entries.values_list("key", flat=True) if key not in wanted]
    for batch in _batches(gone, BATCH):
        with transaction.atomic():
            _remove(list(SearchEntry.objects.select_for_update().filter(key__in=batch).order_by("pk")))


def _drop_strangers(names: list[str]) -> None:
    """Entries of providers that are no more."""
    strangers = SearchEntry.objects.all()
    for name in names:
        strangers = strangers.exclude(key__startswith=f"{name}:")
    _drop(strangers, set())


def _batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
