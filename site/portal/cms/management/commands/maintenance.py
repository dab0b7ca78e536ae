"""Closes the portal to the public and opens it again, also while the database is busy or down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portal.cms.maintenance import state

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Maintenance mode of this machine (of all machines where Redis is used): on, off, status."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["on", "off", "status"])
        parser.add_argument("--until", metavar='"2026-12-01 18:00"', help="when the portal is expected back")

    def handle(self, *args: Any, action: str, until: str | None = None, **options: Any) -> None:
        if action == "on":
            state.close(until=self._moment(until), by="manage.py")
        elif action == "off":
            state.reopen()
        standing = state.standing()
        if standing is None:
            self.stdout.write("The portal is open.")
            return
        back = f", expected back {timezone.localtime(standing.until):%Y-%m-%d %H:%M}" if standing.until else ""
        self.stdout.write(f"The portal is closed since {timezone.localtime(standing.since):%Y-%m-%d %H:%M}{back}.")

    def _moment(self, text: str | None) -> Any:
        if text is None:
            return None
        try:
            found = parse_datetime(text)
        except ValueError:
            found = None
        if found is None:
            raise CommandError('--until is not a moment such as "2026-12-01 18:00"')
        found = found if timezone.is_aware(found) else timezone.make_aware(found)
        if found <= timezone.now():
            raise CommandError("--until has passed already")
        return found
