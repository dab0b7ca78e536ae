"""Who has which open data. A domain registers its data sets when its app starts (`open_data.py`).

Only what everybody may read on the portal anyway: `rows` holds published things, never drafts, never what is behind a
password, hidden, suspended or expired, never anything about a person that the portal does not show to everybody.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model, QuerySet
    from django.utils.functional import _StrPromise

RESERVED = frozenset({"search"})
SLUG = re.compile(r"[a-z][a-z0-9-]{1,40}")
NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")


class ColumnType(Enum):
    """What a column holds. The values are told to readers of the catalogue."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    MOMENT = "date-time"
    URL = "url"

    @property
    def label(self) -> _StrPromise:
        """As people call it."""
        return TYPE_NAMES[self]


TYPE_NAMES: dict[ColumnType, _StrPromise] = {
    ColumnType.TEXT: _("chữ"),
    ColumnType.INTEGER: _("số nguyên"),
    ColumnType.NUMBER: _("số"),
    ColumnType.BOOLEAN: _("có hoặc không"),
    ColumnType.DATE: _("ngày"),
    ColumnType.MOMENT: _("ngày giờ"),
    ColumnType.URL: _("địa chỉ"),
}
PYTHON_TYPES: dict[ColumnType, type] = {
    ColumnType.TEXT: str,
    ColumnType.INTEGER: int,
    ColumnType.NUMBER: Decimal,
    ColumnType.BOOLEAN: bool,
    ColumnType.DATE: dt.date,
    ColumnType.MOMENT: dt.datetime,
    ColumnType.URL: str,
}


@dataclass(frozen=True, slots=True)
class Column:
    """`value` tells it of a row; left out, it is the attribute of the column's name. `filter` is the lookup by which
    the API filters, such as "field__slug"; without one there is no filter. Numbers and dates filter from … to as well.
    """

    name: str
    type: ColumnType
    title: _StrPromise | str
    description: _StrPromise | str = ""
    value: Callable[[Any], Any] | None = None
    filter: str = ""

    def of(self, row: Any) -> Any:
        found = self.value(row) if self.value is not None else attrgetter(self.name)(row)
        return float(found) if isinstance(found, Decimal) else found


@dataclass(frozen=True)
class Dataset:
    """`rows` gives a fresh queryset of what may be read now, with all it needs joined: one query for any number of
    rows, two at most. `key` is the lookup that the first column, `id`, is unique by. `changed` is a field that moves
    on when a row is written; with how many rows there are it tells whether a file is still the same.
    """

    slug: str
    title: _StrPromise | str
    description: _StrPromise | str
    columns: tuple[Column, ...]
    rows: Callable[[], QuerySet[Any]]
    changed: str
    key: str = "pk"
    source: _StrPromise | str = ""
    # Once for each page or file, before its rows are told: what their columns need besides.
    prepare: Callable[[list[Any]], None] | None = None
    keywords: tuple[_StrPromise | str, ...] = field(default=())

    def record(self, row: Model) -> dict[str, Any]:
        return {column.name: column.of(row) for column in self.columns}

    def records(self, rows: list[Any]) -> list[dict[str, Any]]:
        if self.prepare is not None:
            self.prepare(rows)
        return [self.record(row) for row in rows]

    @property
    def filters(self) -> list[Column]:
        return [column for column in self.columns if column.filter]


class NotADataset(ValueError):
    """The slug is taken, or what is said of the data set does not hold together."""


_datasets: dict[str, Dataset] = {}


def register(dataset: Dataset) -> None:
    """Raises NotADataset."""
    names = [column.name for column in dataset.columns]
    if dataset.slug in _datasets or dataset.slug in RESERVED or not SLUG.fullmatch(dataset.slug):
        raise NotADataset(f"The data set {dataset.slug!r} is there already, or its name is not possible")
    if names[:1] != ["id"] or len(set(names)) != len(names) or not all(map(NAME.fullmatch, names)):
        raise NotADataset(f"{dataset.slug}: the first column is `id`, and every column has a name of its own")
    _datasets[dataset.slug] = dataset


def unregister(slug: str) -> None:
    """For tests."""
    _datasets.pop(slug, None)


def datasets() -> list[Dataset]:
    """In the order in which the domains registered them."""
    return list(_datasets.values())


def find(slug: str) -> Dataset | None:
    return _datasets.get(slug)
