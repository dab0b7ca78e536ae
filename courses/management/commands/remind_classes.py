"""`manage.py remind_classes`, daily: reminds participants and their managers of classes that come up."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from courses.registrations.actions import remind
from portal.timers import Every, Routine


class Command(BaseCommand):
    help = "Sends reminders of classes that are about to begin; nothing is sent twice."
    routine = Routine(Every.DAY, _("Nhắc người học trước buổi đầu"))

    def handle(self, *args: Any, **options: Any) -> None:
        told = remind()
        if options["verbosity"]:
            self.stdout.write(f"{told} participants were reminded.")
