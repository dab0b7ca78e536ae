"""Brings a data folder up to date: tables, cache table, reference data, and the demonstration where it is wanted."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.utils import timezone
from wagtail.models import Locale

from portal.ui.languages import prefixed


class Command(BaseCommand):
    help = (
        "Migrate, make the cache table, load units and days off; load the demonstration where the settings ask; make "
        "everything that can be found anew."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        this_year = timezone.localdate().year
        call_command("load_units", stdout=self.stdout)
        call_command("fill_special_days", first=this_year - 1, last=this_year + 1, stdout=self.stdout)
        for code in prefixed():
            Locale.objects.get_or_create(language_code=code)
        if settings.DEMONSTRATION:
            call_command("load_demonstration", stdout=self.stdout)
        # Things that were there before the search was, and whatever a new release tells about them.
        call_command("rebuild_search", stdout=self.stdout)
