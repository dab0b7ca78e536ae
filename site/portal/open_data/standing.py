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
    found = dataset.rows().order_by().aggregate(rows=Count("pk", distinct=True), changed=Max(dataset.changed))
    changed = found["changed"]
    if isinstance(changed, date) and not isinstance(changed, datetime):
        changed = timezone.make_aware(datetime.combine(changed, time.min))
    names = ",".join(column.name for column in dataset.columns)
    said = f"{dataset.slug}|{names}|{found['rows']}|{changed}|{timezone.localdate()}"
    return Version(found["rows"], changed, f'W/"{hashlib.sha256(said.encode()).hexdigest()[:24]}"')
