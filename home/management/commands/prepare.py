"""Brings a data folder up to date: tables, cache table, roles' rights, and the demonstration where it is wanted."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command


class Command(BaseCommand):
    help = "Migrate, make the cache table, and load the demonstration content once where the settings ask for it."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        self.stdout.write("Database is up to date.")
        if settings.DEMONSTRATION:
            call_command("load_demonstration", stdout=self.stdout)
