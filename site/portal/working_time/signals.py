"""Whatever saves or deletes a row of the calendar's tables renews the revision, in the same transaction."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save

from portal.working_time.models import CalendarRevision, SpecialDay, WorkingHours


def connect() -> None:
    for model in (WorkingHours, SpecialDay):
        for signal in (post_save, post_delete):
            signal.connect(_renew, sender=model, dispatch_uid=f"working_time.{model.__name__}.{id(signal)}")


def _renew(**kwargs: Any) -> None:
    CalendarRevision.renew()
