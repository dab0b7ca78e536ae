"""For the operator of the machine, when an officer has lost telephone, key and recovery codes alike."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.accounts import actions
from portal.accounts.models import User


class Command(BaseCommand):
    help = "Takes every second factor from USERNAME, who sets up a new one at the next sign-in. Recorded."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is nobody called '{username}'.")
        self.stdout.write(f"{actions.reset_second_factor(user=user, actor=None)} second factors removed.")
