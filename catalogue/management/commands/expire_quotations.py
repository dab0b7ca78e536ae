"""End quotations past their last day, and enquiries that nobody confirmed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from catalogue.trade.actions import expire


class Command(BaseCommand):
    help = "Ends quotations past their last day and enquiries whose e-mail was not confirmed. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"ended {expire()} trades")
