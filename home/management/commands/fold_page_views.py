"""`manage.py fold_page_views`, nightly: views of days long past become views of months."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from home.statistics.folding import fold_days
from portal.timers import Every, Routine


class Command(BaseCommand):
    help = "Folds the views of days older than 400 days into months. May be run again: nothing counts twice."
    routine = Routine(Every.DAY, _("Gộp lượt xem của những ngày đã xa"))

    def handle(self, *args: Any, **options: Any) -> None:
        folded = fold_days()
        if options["verbosity"]:
            self.stdout.write(f"{folded} rows of days were folded.")
