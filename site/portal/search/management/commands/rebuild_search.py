"""Makes everything that can be found anew, from what it stands for."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandParser

from portal.search import actions, engine, misses, pushing


class Command(BaseCommand):
    help = (
        "Every entry anew, words counted anew, old counts of searches without result dropped. To be run each night: "
        "it repairs what was changed behind the portal's back. With --index the index of Elasticsearch is made anew."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--index", action="store_true", help="make the index of Elasticsearch anew as well")

    def handle(self, *args: Any, **options: Any) -> None:
        number = actions.rebuild()
        misses.forget_old()
        self.stdout.write(f"{number} things can be found.")
        if options["index"] and engine.is_separate():
            self.stdout.write(f"{pushing.rebuild_index()} of them were put into a new index.")
