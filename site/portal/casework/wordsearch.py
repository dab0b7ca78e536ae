"""Search by number or folded name that stays quick on both databases.

`search_text` holds folded words, each behind a blank. A query matches when every word of it begins some word of the
text. PostgreSQL answers from a GIN index of `to_tsvector('simple', …)`; SQLite compares word by word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.ddl_references import Statement, Table

from portal.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 8


def words_of(text: str) -> list[str]:
    """The folded words of `text`: letters and digits only."""
    return WORD.findall(fold(text))


def searchable(parts: Iterable[str]) -> str:
    """`parts` as one text to be kept in `search_text`."""
    return "".join(f" {word}" for part in parts if part for word in words_of(str(part)))


@models.TextField.register_lookup
class Words(models.Lookup):
    """`search_text__words="hoa 0012"`: every word of the right side begins a word of the left side."""

    lookup_name = "words"
    prepare_rhs = False

    def _words(self) -> list[str]:
        return words_of(str(self.rhs))[:MOST_WORDS]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, params = self.process_lhs(compiler, connection)
        words = self._words()
        if not words:
            return "1 = 0", ()
        sql = " AND ".join(f"{left} LIKE %s" for _ in words)
        return f"({sql})", tuple(value for word in words for value in (*params, f"% {word}%"))

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, params = self.process_lhs(compiler, connection)
        words = self._words()
        if not words:
            return "1 = 0", ()
        query = " & ".join(f"'{word}':*" for word in words)
        return f"to_tsvector('simple'::regconfig, {left}) @@ to_tsquery('simple'::regconfig, %s)", (*params, query)


class WordIndex(models.Index):
    """The index behind `__words`: GIN on PostgreSQL; elsewhere a plain one, which a scan reads instead of the rows."""

    suffix = "words"

    def create_sql(self, model: type[models.Model], schema_editor: Any, using: str = "", **kwargs: Any) -> Statement:
        if schema_editor.connection.vendor != "postgresql":
            return super().create_sql(model, schema_editor, using, **kwargs)
        field: Any = model._meta.get_field(self.fields[0])
        column = schema_editor.quote_name(field.column)
        return Statement(
            "CREATE INDEX %(name)s ON %(table)s USING gin (to_tsvector('simple'::regconfig, %(column)s))",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
            column=column,
        )
