"""Takes entries to the separate index (Elasticsearch), and makes that index anew.

Every row that changed is marked as waiting. A push takes waiting rows in bulk, each with its version, so that an older
write never overtakes a newer one, and unmarks exactly the versions it took. What fails stays marked for the next push.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, cast

from django.db.models import F, Q
from django.utils.crypto import get_random_string
from elasticsearch import BadRequestError, NotFoundError
from elasticsearch.helpers import bulk

from portal.search import engine
from portal.search.models import Removal, SearchEntry, next_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

logger = logging.getLogger(__name__)

BATCH = 200
SECONDS_FOR_A_BATCH = 30
CONFLICT, MISSING = 409, 404


def push_waiting() -> int:
    """Takes what waits to the separate index; returns how many rows, -1 when the index does not answer."""
    if not engine.is_separate():
        return 0
    try:
        if not _alias_exists():
            return rebuild_index()
        pushed = _push_rows(_alias())
        _push_removals(_alias())
    except engine.FAILURES as error:
        logger.warning("Entries stay marked for Elasticsearch (%s)", type(error).__name__)
        return -1
    engine.wake()
    return pushed


def rebuild_index() -> int:
    """Fills a new index beside the old one and puts it in its place; returns how many rows were taken.

    Searches go on in the old index meanwhile. What is written, changed or removed during this is found afterwards by
    comparing versions, marked, and pushed, so that nothing is lost however long it takes. Raises what Elasticsearch
    raises; the old index stays then.
    """
    new = f"{_alias()}_{get_random_string(8).lower()}"
    backend = engine.separate()
    mapping = backend.mapping_class(SearchEntry).get_mapping()
    _client().indices.create(index=new, mappings=mapping, **backend.settings)
    taken: dict[int, int] = {}
    try:
        for rows in _batches_by_key(SearchEntry.objects.all()):
            _bulk(_index_action(new, row) for row in rows)
            taken |= {row.pk: row.version for row in rows}
        _client().indices.refresh(index=new)
    except engine.FAILURES:
        _client().indices.delete(index=new, ignore_unavailable=True)
        raise
    _put_in_place(new)
    _mark_what_changed_meanwhile(taken)
    _push_rows(_alias())
    _push_removals(_alias())
    engine.wake()
    return len(taken)


# --- Details ----------------------------------------------------------------------------------------------------------


def _client() -> Any:
    return engine.separate().es.options(request_timeout=SECONDS_FOR_A_BATCH)


def _alias() -> str:
    return str(engine.separate().get_index_for_model(SearchEntry).name)


def _alias_exists() -> bool:
    return bool(_client().indices.exists_alias(name=_alias()))


def _push_rows(index: str) -> int:
    pushed = 0
    for rows in _batches_by_key(SearchEntry.objects.filter(waits=True)):
        failed = _bulk(_index_action(index, row) for row in rows)
        done = [row for row in rows if str(row.pk) not in failed]
        _unmark(done)
        pushed += len(done)
    return pushed


def _push_removals(index: str) -> None:
    removals = list(Removal.objects.order_by("pk")[: BATCH * 10])
    failed = _bulk(
        {
            "_op_type": "delete",
            "_index": index,
            "_id": str(one.entry),
            "version": one.version,
            "version_type": "external_gte",
        }
        for one in removals
    )
    Removal.objects.filter(pk__in=[one.pk for one in removals if str(one.entry) not in failed]).delete()


def _unmark(rows: list[SearchEntry]) -> None:
    """Only the versions that were taken: a row written again meanwhile goes on waiting."""
    if rows:
        taken = Q()
        for row in rows:
            taken |= Q(pk=row.pk, version=row.version)
        SearchEntry.objects.filter(taken).update(waits=False)


def _index_action(index: str, row: SearchEntry) -> dict[str, Any]:
    mapping = engine.separate().mapping_class(SearchEntry)
    return {
        "_op_type": "index",
        "_index": index,
        "_id": mapping.get_document_id(row),
        "_source": mapping.get_document(row),
        "version": row.version,
        "version_type": "external_gte",
    }


def _bulk(actions: Iterable[dict[str, Any]]) -> set[str]:
    """The numbers that were not taken. What the index has in a newer version already, or no more, counts as taken."""
    _done, errors = bulk(_client(), actions, raise_on_error=False, chunk_size=BATCH)
    failed = set()
    # A mere number only where it is asked for.
    for error in cast("list[dict[str, Any]]", errors):
        (answer,) = error.values()
        if answer.get("status") not in (CONFLICT, MISSING) or "index_not_found" in str(answer.get("error")):
            failed.add(str(answer["_id"]))
            logger.warning("Elasticsearch refused entry %s: %s", answer["_id"], answer.get("error"))
    return failed


def _batches_by_key(rows: Any) -> Iterator[list[SearchEntry]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk").defer("text")[:BATCH]):
        yield batch
        last = batch[-1].pk


def _put_in_place(new: str) -> None:
    """The alias leads to `new` from one moment to the next; what it led to before is deleted."""
    alias, indices = _alias(), _client().indices
    try:
        old = [name for name in indices.get_alias(name=alias) if name != new]
    except NotFoundError:
        old = []
        # Something else may have made an index of this very name.
        indices.delete(index=alias, ignore_unavailable=True)
    moves = [{"add": {"index": new, "alias": alias}}, *({"remove": {"index": name, "alias": alias}} for name in old)]
    try:
        indices.update_aliases(actions=moves)
    except BadRequestError:
        indices.delete(index=new, ignore_unavailable=True)
        raise
    for name in old:
        indices.delete(index=name, ignore_unavailable=True)


def _mark_what_changed_meanwhile(taken: dict[int, int]) -> None:
    """Marks with a new version what the new index has not got as it is now.

    The version rises, so that a push that went to the old index does not take the mark away again.
    """
    present = dict(SearchEntry.objects.values_list("pk", "version"))
    changed = [key for key, version in present.items() if taken.get(key) != version]
    for part in _parts(changed):
        SearchEntry.objects.filter(pk__in=part).update(waits=True, version=F("version") + 1)
    unchanged = [SearchEntry(pk=key, version=taken[key]) for key in present if taken.get(key) == present[key]]
    for part in _parts(unchanged):
        _unmark(part)
    gone = [Removal(entry=key, version=next_version(taken[key])) for key in taken if key not in present]
    Removal.objects.bulk_create(gone, ignore_conflicts=True, batch_size=BATCH)


def _parts(items: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
