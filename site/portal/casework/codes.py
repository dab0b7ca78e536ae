"""Numbers of cases: unique, short to read out, configured per agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from portal.casework.models.codes import CodeCounter

if TYPE_CHECKING:
    from datetime import datetime

    from portal.organisations.models import Agency


def next_code(*, agency: Agency, series: str = "", at: datetime | None = None) -> str:
    """The next free number of `agency` on the day of `at`, for example `H38.12-20261123-0007`.

    `series` keeps kinds of cases apart and stands in front (`PA-H38.12-20261123-0001`). Belongs into the
    transaction that saves the case: the counter's row stays locked until then, and a rolled-back case gives its
    number back. Numbers never repeat; gaps are possible where a case was deleted.
    """
    day = timezone.localdate(at)
    with transaction.atomic():
        CodeCounter.objects.bulk_create([CodeCounter(agency=agency, day=day, series=series)], ignore_conflicts=True)
        counter = CodeCounter.objects.select_for_update().get(agency=agency, day=day, series=series)
        counter.last += 1
        counter.save(update_fields=["last"])
    number = str(counter.last).zfill(agency.case_code_width)
    prefix = agency.case_code_prefix or agency.code
    return "-".join(part for part in (series, prefix, day.strftime(agency.case_code_date), number) if part)
