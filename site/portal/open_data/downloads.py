"""A data set as a file, sent row by row: CSV (RFC 4180, UTF-8 with a mark so that Excel reads it) and JSON."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone, translation

from portal.spreadsheets import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.open_data.datasets import Dataset

BATCH = 500
MARK = "\ufeff"


class _Line:
    """What `csv` writes to: it hands the line back."""

    def write(self, line: str) -> str:
        return line


def records(dataset: Dataset) -> Iterator[dict[str, Any]]:
    """Every row in the order of its key, `BATCH` at a time."""
    rows = dataset.rows().order_by("pk")
    last: Any = None
    with translation.override("vi"):
        while batch := list((rows if last is None else rows.filter(pk__gt=last))[:BATCH]):
            yield from dataset.records(batch)
            last = batch[-1].pk


def cell(value: Any) -> str:
    """A value in words that no spreadsheet takes for a formula. Dates as ISO 8601, numbers with a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if hasattr(value, "isoformat"):
        return (timezone.localtime(value) if hasattr(value, "tzinfo") and value.tzinfo else value).isoformat()
    if isinstance(value, float):
        return f"{value:f}".rstrip("0").rstrip(".")
    return as_text(value) if isinstance(value, str) else str(value)


def as_csv(dataset: Dataset) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield MARK + writer.writerow([column.name for column in dataset.columns])
    for record in records(dataset):
        yield writer.writerow([cell(value) for value in record.values()])


def as_json(dataset: Dataset) -> Iterator[str]:
    """One list of objects."""
    yield "["
    for number, record in enumerate(records(dataset)):
        yield (",\n" if number else "\n") + json.dumps(record, cls=DjangoJSONEncoder, ensure_ascii=False)
    yield "\n]\n"
