"""SQLite as the search asks it: the full text index once for each query.

Wagtail's own query makes SQLite ask that index again for every entry, which takes seconds once there are thousands.
This reads the same index, written by Wagtail's database backend, and keeps the order of the queryset.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from modelsearch.backends.database.sqlite.query import MatchExpression, normalize
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.utils import get_content_type_pk

if TYPE_CHECKING:
    from django.db.models import QuerySet


class _AsksOnce:
    """Mixed into Wagtail's compilers of queries. Everything and its negation are never asked here."""

    def search(self: Any, config: Any, start: int | None, stop: int | None, score_field: Any = None) -> QuerySet[Any]:
        asked = self.build_search_query(normalize(self.query), config=config)
        rows = SQLiteFTSIndexEntry.objects.filter(MatchExpression(self.fields or self.FTS_TABLE_FIELDS, asked))
        entries = IndexEntry.objects.filter(
            pk__in=rows.values("pk"), content_type_id=get_content_type_pk(self.queryset.model)
        )
        return self.queryset.filter(pk__in=entries.values("object_id"))[start:stop]


class OnceQueryCompiler(_AsksOnce, SQLiteSearchQueryCompiler):
    pass


class OnceAutocompleteQueryCompiler(_AsksOnce, SQLiteAutocompleteQueryCompiler):
    pass


class SQLiteOnce(SQLiteSearchBackend):
    query_compiler_class = OnceQueryCompiler
    autocomplete_query_compiler_class = OnceAutocompleteQueryCompiler


SearchBackend = SQLiteOnce
