"""`manage.py remind_certificates`, daily: tells stalls which certificates of their products end."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from catalogue.products.reminders import remind
from portal.timers import Every, Routine


class Command(BaseCommand):
    help = "Sends reminders of certificates that are about to end; nothing is sent twice."
    routine = Routine(Every.DAY, _("Nhắc giấy chứng nhận của chợ sắp hết hạn"))

    def handle(self, *args: Any, **options: Any) -> None:
        told = remind()
        if options["verbosity"]:
            self.stdout.write(f"{told} certificates are about to end or have just ended.")
