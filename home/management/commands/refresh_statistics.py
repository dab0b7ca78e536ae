"""`manage.py refresh_statistics`, hourly: reckons the public figures anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext_lazy as _

from home.statistics.refreshing import refresh
from portal.timers import Every, Routine


class Command(BaseCommand):
    help = "Reckons the public figures and draws their charts anew. Safe at any time."
    routine = Routine(Every.HOUR, _("Tính lại số liệu công khai"))

    def handle(self, *args: Any, **options: Any) -> None:
        if failed := refresh():
            raise CommandError(f"These figures keep what they had: {', '.join(failed)}")
        if options["verbosity"]:
            self.stdout.write("The public figures are as of now.")
