"""Scanning in the background, asked again with growing pauses as long as the scanner is down."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django_tasks import default_task_backend, task

from portal.private_files import contents, scanning
from portal.private_files.models import PrivateFile
from portal.private_files.verdicts import pronounce

if TYPE_CHECKING:
    from uuid import UUID

logger = logging.getLogger(__name__)

PAUSES = tuple(timedelta(seconds=seconds) for seconds in (10, 30, 120, 600, 1800))


def enqueue_scan(uuid: UUID, attempt: int = 0) -> None:
    """Scan soon, or after the pause that `attempt` has earned."""
    if attempt == 0:
        scan_private_file.enqueue(str(uuid), attempt)
    elif default_task_backend.supports_defer:
        run_after = timezone.now() + PAUSES[min(attempt, len(PAUSES)) - 1]
        scan_private_file.using(run_after=run_after).enqueue(str(uuid), attempt)
    else:
        logger.warning("private file %s waits for `manage.py scan_waiting_files`", uuid)


@task
def scan_private_file(uuid: str, attempt: int = 0) -> str:
    """Returns the state the file is in afterwards, "gone" where it was deleted meanwhile."""
    file = PrivateFile.objects.filter(pk=uuid).first()
    if file is None:
        return "gone"
    if file.state != PrivateFile.State.SCANNING:
        return file.state
    try:
        verdict = scanning.scan(contents.pieces(file.storage_name, 0, None)) if scanning.is_on() else scanning.Verdict()
    except scanning.ScannerDown as error:
        logger.warning("private file %s not scanned yet, attempt %d: %s", uuid, attempt + 1, error)
        enqueue_scan(file.pk, attempt + 1)
        return file.state
    return pronounce(file=file, verdict=verdict).state
