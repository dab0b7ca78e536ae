"""Numbers for many cases at once, as `portal.casework.codes.next_code` would give them one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from portal.casework.models.codes import CodeCounter

if TYPE_CHECKING:
    from datetime import date, datetime

    from portal.organisations.models import Agency


class Numbers:
    """Gives numbers of one series; `keep` writes down the last ones, so that `next_code` goes on behind them."""

    def __init__(self, series: str) -> None:
        self.series = series
        counters = CodeCounter.objects.filter(series=series)
        self.last: dict[tuple[int, date], int] = {(one.agency_id, one.day): one.last for one in counters}

    def next(self, agency: Agency, at: datetime) -> str:
        day = timezone.localdate(at)
        self.last[agency.pk, day] = number = self.last.get((agency.pk, day), 0) + 1
        prefix = agency.case_code_prefix or agency.code
        counted = str(number).zfill(agency.case_code_width)
        return "-".join((self.series, prefix, day.strftime(agency.case_code_date), counted))

    def keep(self) -> None:
        CodeCounter.objects.bulk_create(
            [
                CodeCounter(agency_id=agency, day=day, series=self.series, last=last)
                for (agency, day), last in self.last.items()
            ],
            update_conflicts=True,
            unique_fields=["agency", "day", "series"],
            update_fields=["last"],
        )
