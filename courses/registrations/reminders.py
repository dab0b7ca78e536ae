"""Reminding participants of classes that come up, and their managers of who will be away."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from courses.programme.policy import TrainingPolicy
from courses.registrations import messages, recipients
from courses.registrations.models import Registration, RegistrationState
from courses.sessions.models import Standing
from portal.notifications.models import Message

if TYPE_CHECKING:
    from datetime import datetime

FIRST, EVE = "first", "eve"


def remind(now: datetime | None = None) -> int:
    """One mail some days before (by policy) and one the day before, to everybody who sits in a class; daily.

    Nobody on a waiting list is reminded. A second run sends nothing again, and a run after days without one sends
    what is due then. Each manager gets one list a day of those who were reminded for the first time. Returns how many
    people were reminded.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    last = today + dt.timedelta(days=TrainingPolicy.load().reminder_days)
    cases = (
        Registration.objects.participants()
        .filter(
            state=RegistrationState.APPROVED,
            session__standing=Standing.ANNOUNCED,
            session__starts_at__gte=_midnight(today + dt.timedelta(days=1)),
            session__starts_at__lt=_midnight(last + dt.timedelta(days=1)),
        )
        .select_related("applicant", "session__unit")
        .order_by("session__starts_at", "session_id", "applicant__full_name", "pk")
    )
    due = [(case, (timezone.localdate(case.session.starts_at) - today).days) for case in cases]
    staged = [(case, days, EVE if days == 1 else FIRST) for case, days in due]
    keys = {f"registration:{case.pk}:{messages.reminder_key(case, stage)}" for case, _days, stage in staged}
    sent = set(Message.objects.filter(key__in=keys).values_list("key", flat=True))
    fresh: dict[int, list[Registration]] = {}
    told = 0
    for case, days, stage in staged:
        if f"registration:{case.pk}:{messages.reminder_key(case, stage)}" in sent:
            continue
        messages.remind(case, days_left=days, stage=stage)
        told += 1
        if case.intake_agency_id is not None and (stage == FIRST or not _was_reminded(case)):
            fresh.setdefault(case.intake_agency_id, []).append(case)
    _tell_managers(fresh, today)
    return told


def _was_reminded(case: Registration) -> bool:
    key = f"registration:{case.pk}:{messages.reminder_key(case, FIRST)}"
    return Message.objects.filter(key=key).exists()


def _tell_managers(fresh: dict[int, list[Registration]], today: dt.date) -> None:
    lists: dict[int, list[Registration]] = {}
    managers = {}
    for agency_id, cases in fresh.items():
        for manager in recipients.managers_of(agency_id):
            managers[manager.pk] = manager
            lists.setdefault(manager.pk, []).extend(cases)
    for pk, cases in lists.items():
        messages.remind_manager(managers[pk], cases, day=f"{today:%Y%m%d}")


def _midnight(day: dt.date) -> datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()), timezone.get_default_timezone())
