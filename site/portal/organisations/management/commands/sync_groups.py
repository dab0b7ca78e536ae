"""The daily step that lets a membership's last day count."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from portal.organisations import groups
from portal.timers import Every, Routine


class Command(BaseCommand):
    help = "Brings the groups of the roles and everybody's place in them up to date. Run it daily: memberships end."
    routine = Routine(Every.DAY, _("Vị trí công tác vừa đến ngày hoặc hết hạn"))

    def handle(self, *args: Any, **options: Any) -> None:
        groups.sync_groups()
        changed = groups.sync_everybody()
        self.stdout.write(f"{changed} people moved into or out of groups.")
