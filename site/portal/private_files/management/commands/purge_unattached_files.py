"""Deletes what nobody handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from portal.private_files import actions
from portal.timers import Every, Routine

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Delete uploaded files that were never attached to anything and have expired. Run it every hour."
    routine = Routine(Every.HOUR, _("Xóa tệp tải lên mà không nộp"))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--strays",
            action="store_true",
            help="also delete stored content older than a day that no row speaks of; lists the whole storage",
        )

    def handle(self, *args: Any, strays: bool, **options: Any) -> None:
        self.stdout.write(f"{actions.purge()} expired files deleted")
        if strays:
            self.stdout.write(f"{actions.purge_strays()} stray contents deleted")
