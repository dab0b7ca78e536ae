"""Whether a data set is still what it was: how many rows, and when one was written last."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db.models import Count, Max
from django.utils import timezone

if TYPE_CHECKING:
    from portal.open_data.datasets import Dataset


@dataclass(frozen=True, slots=True)
class Version:
    rows: int
    changed_at: datetime | None
    etag: str


def version(dataset: Dataset) -> Version:
    """One query. The day is part of the tag: what holds until a certain day goes without being written."""
    # Under names that no data set has given to something of its own: it would be taken for that.
    asked = {"rows_counted": Count("pk", distinct=True), "last_changed": Max(dataset.changed)}
    found = dataset.rows().order_by().aggregate(**asked)
    rows, changed = found["rows_counted"], found["last_changed"]
    if isinstance(changed, date) and not isinstance(changed, datetime):
        changed = timezone.make_aware(datetime.combine(changed, time.min))
    names = ",".join(column.name for column in dataset.columns)
    said = f"{dataset.slug}|{names}|{rows}|{changed}|{timezone.localdate()}"
    return Version(rows, changed, f'W/"{hashlib.sha256(said.encode()).hexdigest()[:24]}"')
