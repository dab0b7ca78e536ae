"""Looks through every published page, and asks the links to other hosts; by night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext_lazy as _

from portal.cms.checks import running
from portal.timers import Every, Routine

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Looks through every published page; asks links to other hosts whether they still lead somewhere."
    routine = Routine(Every.DAY, _("Kiểm tra nội dung các trang, liên kết hỏng"))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--links", type=int, default=500, metavar="MOST", help="how many links to ask; 0 asks none")

    def handle(self, *args: Any, links: int, **options: Any) -> None:
        if links:
            asked, silent = running.ask_links(links)
            self.stdout.write(f"{asked} links asked, {silent} did not answer")
        pages, faulty, broken = running.keep_all()
        self.stdout.write(f"{pages} pages looked through, {faulty} with something to mend")
        if broken:
            raise CommandError(f"The checks failed on {broken} pages; the log says why.")
