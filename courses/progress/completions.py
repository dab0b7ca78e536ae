"""Keeping what people have completed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from courses.progress.models import Completion

if TYPE_CHECKING:
    from datetime import date, datetime

    from courses.registrations.models import Registration


def record(registration: Registration, *, on: datetime) -> Completion:
    """The module of the class counts as completed by the participant; the same registration counts once."""
    session = registration.session
    person: Any = registration.applicant
    day = min(timezone.localdate(on), timezone.localdate(session.ends_at))
    row, _made = Completion.objects.update_or_create(
        registration=registration,
        defaults={
            "user": person,
            "module": session.module,
            "completed_on": day,
            "valid_until": ends_after(day, session.course.valid_months),
            "hours": session.hours,
        },
    )
    return row


def take_back(registration: Registration) -> None:
    Completion.objects.filter(registration=registration).delete()


def ends_after(day: date, months: int | None) -> date | None:
    """The last day of something that holds `months` from `day` on; None for good. 31 January and a month: 28."""
    if not months:
        return None
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    for last in (day.day, 30, 29, 28):
        try:
            return day.replace(year=year, month=month, day=last)
        except ValueError:
            continue
    return None
