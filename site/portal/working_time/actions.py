"""Filling the calendar's tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from portal.working_time.calendar import SAMPLE_SOURCE, USUAL_DAY
from portal.working_time.models import SpecialDay, Weekday, WorkingHours
from portal.working_time.official_days import OfficialDay, official_days


@dataclass(frozen=True, slots=True)
class Filled:
    """What a filling did, in numbers of days. `kept`: days that an editor has written or changed."""

    created: int
    changed: int
    removed: int
    kept: int


@transaction.atomic
def fill_special_days(first_year: int, last_year: int) -> Filled:
    """Bring the days off and make-up days of the years up to what library and corrections say now.

    May run any number of times. What an editor has entered or changed stays as it is; only days that were filled in
    here are corrected, or removed when they no longer hold.
    """
    expected = {day.date: day for day in official_days(first_year, last_year)}
    in_years = SpecialDay.objects.filter(date__gte=date(first_year, 1, 1), date__lte=date(last_year, 12, 31))
    existing = {row.date: row for row in in_years.select_for_update()}
    missing = [_row(day) for day in expected.values() if day.date not in existing]
    filled = [row for row in existing.values() if row.origin == SpecialDay.Origin.LIBRARY]
    outdated = [row for row in filled if row.date in expected and _take_over(row, expected[row.date])]
    gone = [row.pk for row in filled if row.date not in expected]
    if missing:
        SpecialDay.objects.bulk_create(missing, ignore_conflicts=True)
    if outdated:
        SpecialDay.objects.bulk_update(outdated, [*_FACTS, "updated_at"])
    if gone:
        SpecialDay.objects.filter(pk__in=gone).delete()
    return Filled(len(missing), len(outdated), len(gone), len(existing) - len(filled))


@transaction.atomic
def fill_working_hours() -> int:
    """Enter the usual hours, marked as sample, where the province has none yet; how many rows that were."""
    if WorkingHours.objects.filter(agency=None).exists():
        return 0
    morning, afternoon = USUAL_DAY
    rows = [
        WorkingHours(
            weekday=weekday,
            morning_opens=morning.opens,
            morning_closes=morning.closes,
            afternoon_opens=afternoon.opens,
            afternoon_closes=afternoon.closes,
            source=SAMPLE_SOURCE,
        )
        for weekday in (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)
    ]
    return len(WorkingHours.objects.bulk_create(rows))


_FACTS = ("kind", "name", "source", "is_official")


def _row(day: OfficialDay) -> SpecialDay:
    facts = {field: getattr(day, field) for field in _FACTS}
    return SpecialDay(date=day.date, origin=SpecialDay.Origin.LIBRARY, **facts)


def _take_over(row: SpecialDay, day: OfficialDay) -> bool:
    """Write the facts of `day` into `row`; whether anything changed."""
    changed = [field for field in _FACTS if getattr(row, field) != getattr(day, field)]
    for field in changed:
        setattr(row, field, getattr(day, field))
    if changed:
        row.updated_at = timezone.now()
    return bool(changed)
