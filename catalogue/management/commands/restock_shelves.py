"""`manage.py restock_shelves`: makes the market's shelves anew from pages, offers and certificates."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from catalogue.market.stocking import restock_all
from portal.timers import Every, Routine


class Command(BaseCommand):
    help = "Make the market's shelves anew. Safe at any time; daily, so that lesser claims follow ones that ended."
    routine = Routine(Every.DAY, _("Bày lại kệ chợ"))

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{restock_all()} products stand on the shelves.")
