"""What the API takes and gives, as pydantic models made from the columns of a data set."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from ninja import Schema
from pydantic import AwareDatetime, Field, create_model

from portal.open_data.datasets import PYTHON_TYPES, Column, ColumnType, Dataset

DEFAULT_SIZE, MOST = 50, 200
LONGEST_TEXT, LONGEST_CURSOR = 200, 2000
LARGEST = 2**53 - 1
# Columns that are asked for from … to as well.
RANGES = (ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.DATE, ColumnType.MOMENT)
FROM, TO = "_from", "_to"


class Problem(Schema):
    """A mistake, as RFC 9457 tells it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] = []


def _model_name(dataset: Dataset) -> str:
    return "".join(part.capitalize() for part in dataset.slug.split("-"))


def row_model(dataset: Dataset) -> type[Schema]:
    """Every column is there in every row; all but `id` may be null."""
    fields: dict[str, Any] = {}
    for column in dataset.columns:
        kind: Any = float if column.type is ColumnType.NUMBER else PYTHON_TYPES[column.type]
        told = Field(..., title=str(column.title), description=str(column.description) or None)
        fields[column.name] = (kind if column.name == "id" else kind | None, told)
    return create_model(f"{_model_name(dataset)}Row", __base__=Schema, **fields)


def page_model(dataset: Dataset, row: type[Schema]) -> type[Schema]:
    return create_model(
        f"{_model_name(dataset)}Page",
        __base__=Schema,
        items=(list[row], Field(..., description="Các dòng của trang này")),  # type: ignore[valid-type]
        next_cursor=(str | None, Field(..., description="Đưa vào `cursor` để đọc tiếp; null: đã hết")),
        next=(str | None, Field(..., description="Địa chỉ trang sau; null: đã hết")),
    )


def query_model(dataset: Dataset) -> type[Schema]:
    """`limit`, `cursor`, and a parameter for each column that can be asked for."""
    fields: dict[str, Any] = {
        "limit": (int, Field(DEFAULT_SIZE, ge=1, le=MOST, description="Số dòng một trang")),
        "cursor": (str, Field("", max_length=LONGEST_CURSOR, description="Lấy từ `next_cursor` của trang trước")),
    }
    for column in dataset.filters:
        kind, told = _asked(column)
        fields[column.name] = (kind | None, Field(None, title=str(column.title), **told))
        if column.type in RANGES:
            for end, words in ((FROM, "Từ"), (TO, "Đến hết")):
                fields[f"{column.name}{end}"] = (kind | None, Field(None, title=f"{words}: {column.title}", **told))
    return create_model(f"{_model_name(dataset)}Query", __base__=Schema, **fields)


def _asked(column: Column) -> tuple[Any, dict[str, Any]]:
    if column.type is ColumnType.INTEGER:
        return int, {"ge": -LARGEST, "le": LARGEST}
    if column.type is ColumnType.NUMBER:
        return Decimal, {"ge": -LARGEST, "le": LARGEST, "decimal_places": 6}
    if column.type is ColumnType.BOOLEAN:
        return bool, {}
    if column.type is ColumnType.DATE:
        return dt.date, {}
    if column.type is ColumnType.MOMENT:
        # With its zone; others cannot be compared.
        return AwareDatetime, {}
    return str, {"max_length": LONGEST_TEXT}


def lookups(dataset: Dataset, asked: dict[str, Any]) -> dict[str, Any]:
    """What was asked as lookups of the data set's queryset."""
    found = {}
    for column in dataset.filters:
        for name, side in ((column.name, ""), (f"{column.name}{FROM}", "__gte"), (f"{column.name}{TO}", "__lte")):
            if asked.get(name) is not None:
                found[f"{column.filter}{side}"] = asked[name]
    return found
