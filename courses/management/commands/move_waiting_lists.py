"""`manage.py move_waiting_lists`, every ten minutes: offers that nobody confirmed go to the next who waits."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from courses.registrations.actions import lapse_offers
from portal.timers import Every, Routine


class Command(BaseCommand):
    help = "Moves the waiting lists of classes: late offers lapse, free seats are offered, lists of begun classes end."
    routine = Routine(Every.TEN_MINUTES, _("Chỗ học không ai xác nhận chuyển cho người chờ tiếp theo"))

    def handle(self, *args: Any, **options: Any) -> None:
        moved = lapse_offers()
        if options["verbosity"]:
            self.stdout.write(
                f"{moved.lapsed} offers have lapsed, {moved.offered} free seats were offered besides, "
                f"{moved.missed} people have waited in vain."
            )
