"""`manage.py sync_officials`, daily: brings the officials in step with memberships that begin or end by their dates."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from courses.people.keeping import sync_officials
from portal.timers import Every, Routine


class Command(BaseCommand):
    help = "Brings the officials in step with the memberships that hold today; a second run changes nothing."
    routine = Routine(Every.DAY, _("Ai đang công tác ở cơ quan nào"))

    def handle(self, *args: Any, **options: Any) -> None:
        changed = sync_officials()
        if options["verbosity"]:
            self.stdout.write(f"{changed} officials were made or changed.")
