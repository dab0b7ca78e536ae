"""Loads the province's units and the groups of the roles."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.organisations import groups, units


class Command(BaseCommand):
    help = "Loads the 99 communes and wards, the old units, and the groups of the roles. May be run again."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = units.load()
        groups.sync_groups()
        self.stdout.write(f"{loaded.units} units, {loaded.former_units} former units.")
