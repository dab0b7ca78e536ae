"""What saves or deletes a row of the calendar's tables renews the revision, in the same transaction.

And a web request holds the calendar it has once looked up, until it ends or renews the revision itself.
"""

from __future__ import annotations

from typing import Any

from django.core.signals import request_finished, request_started
from django.db.models.signals import post_delete, post_save

from portal.working_time import selectors
from portal.working_time.models import CalendarRevision, SpecialDay, WorkingHours


def connect() -> None:
    for model in (WorkingHours, SpecialDay):
        for signal in (post_save, post_delete):
            signal.connect(_renew, sender=model, dispatch_uid=f"working_time.{model.__name__}.{id(signal)}")
    post_save.connect(selectors.forget, sender=CalendarRevision, dispatch_uid="working_time.forget")
    request_started.connect(selectors.open_request, dispatch_uid="working_time.open_request")
    request_finished.connect(selectors.close_request, dispatch_uid="working_time.close_request")


def _renew(**kwargs: Any) -> None:
    CalendarRevision.renew()
