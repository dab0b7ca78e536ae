"""Erase what citizens left in forms they did not send in time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.form_pages.actions import erase_expired, forget_old


class Command(BaseCommand):
    help = "Erases answers and files of expired drafts, and rows that nobody can come back to. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"erased {erase_expired()} expired drafts, forgot {forget_old()} old rows")
