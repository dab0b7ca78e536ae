"""Takes to Elasticsearch what could not be taken before."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand

from portal.search import engine, pushing


class Command(BaseCommand):
    help = "Takes waiting entries to Elasticsearch. To be run every few minutes; does nothing where there is none."

    def handle(self, *args: Any, **options: Any) -> None:
        if not engine.is_separate():
            self.stdout.write("There is no index besides the database's.")
            return
        pushed = pushing.push_waiting()
        if pushed < 0:
            self.stderr.write("Elasticsearch does not answer; the entries go on waiting.")
        else:
            self.stdout.write(f"{pushed} entries were taken to Elasticsearch.")
