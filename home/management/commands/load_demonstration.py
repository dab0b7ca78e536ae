"""Fills an empty portal with the demonstration: people, pages, procedures, dossiers, feedback."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, call_command

from home import demonstration


class Command(BaseCommand):
    help = (
        "Loads the demonstration's content. Refused outside a demonstration. May be run again: it adds nothing twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("load_demo_people", stdout=self.stdout)
        demonstration.load()
        self.stdout.write("Demonstration content is loaded.")
