"""Scans what still waits for the virus scanner."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.private_files.models import PrivateFile
from portal.private_files.tasks import enqueue_scan

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Ask again for a scan of every file that has waited for longer than some minutes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--minutes", type=int, default=60, help="how long a file must have waited (60)")

    def handle(self, *args: Any, minutes: int, **options: Any) -> None:
        before = timezone.now() - timedelta(minutes=minutes)
        waiting = PrivateFile.objects.filter(state=PrivateFile.State.SCANNING, created_at__lte=before)
        count = 0
        for uuid in waiting.values_list("pk", flat=True):
            enqueue_scan(uuid)
            count += 1
        self.stdout.write(f"{count} files sent to be scanned")
