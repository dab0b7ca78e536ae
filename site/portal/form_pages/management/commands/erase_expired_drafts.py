"""Erase what citizens left in forms they did not send in time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from portal.form_pages.actions import erase_expired, forget_old
from portal.timers import Every, Routine


class Command(BaseCommand):
    help = "Erases answers and files of expired drafts, and rows that nobody can come back to. Run it daily."
    routine = Routine(Every.DAY, _("Xóa bản điền dở đã hết hạn"))

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"erased {erase_expired()} expired drafts, forgot {forget_old()} old rows")
