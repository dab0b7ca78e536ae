"""Fills a demonstration with agencies and accounts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from portal.accounts import demo


class Command(BaseCommand):
    help = "Loads the agencies and accounts of the demonstration. Refused outside a demonstration. May be run again."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = demo.load(settings.DEMO_PASSWORD or None)
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{loaded.created} accounts made: {', '.join(person.username for person in demo.PEOPLE)}.")
        if loaded.chosen_here:
            self.stdout.write(f"Their password, shown only this once: {loaded.password}")
