"""End quotations past their last day, and enquiries that nobody confirmed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from catalogue.trade.actions import expire
from portal.timers import Every, Routine


class Command(BaseCommand):
    help = "Ends quotations past their last day and enquiries whose e-mail was not confirmed. Run it daily."
    routine = Routine(Every.DAY, _("Kết thúc báo giá hết hạn, câu hỏi giá không xác nhận"))

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"ended {expire()} trades")
