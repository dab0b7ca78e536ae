"""Writes down each run of a command of the clock; `portal.command_line` calls it at the end of every command."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import Error, transaction
from django.utils import timezone

from portal.cms.routines.models import RoutineRun
from portal.cms.routines.registry import routine_of

if TYPE_CHECKING:
    from datetime import datetime

logger = logging.getLogger(__name__)
KEPT_PER_COMMAND = 50


def record(name: str, started: datetime, note: str) -> None:
    """`note` is empty where the command succeeded. What is no routine is passed by; a record that cannot be written
    stops nothing.
    """
    if routine_of(name) is None:
        return
    try:
        with transaction.atomic():
            RoutineRun.objects.create(
                name=name,
                started_at=started,
                ended_at=max(started, timezone.now()),
                succeeded=not note,
                note=note[:120],
            )
            runs = RoutineRun.objects.filter(name=name)
            kept = list(runs.order_by("-started_at", "-pk").values_list("pk", flat=True)[:KEPT_PER_COMMAND])
            runs.exclude(pk__in=kept).delete()
    except Error:
        logger.warning("the run of %s could not be recorded", name, exc_info=True)
