"""Sends what is due. The worker does so by itself; this is for a cron line beside it, and for a machine without one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from portal.notifications import delivery
from portal.notifications.models import Message, MessageState
from portal.timers import Every, Routine

if TYPE_CHECKING:
    from argparse import ArgumentParser

BATCH = 500


class Command(BaseCommand):
    help = "Sends the messages that are due, and marks those whose sender died as uncertain."
    routine = Routine(Every.FEW_MINUTES, _("Gửi thông báo đến giờ thử lại"))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on, looking again after so many seconds")

    def handle(self, *args: Any, every: int | None = None, **options: Any) -> None:
        while True:
            sent, others, uncertain = deliver_due()
            if sent or others or uncertain or not every:
                self.stdout.write(f"{sent} sent, {others} not sent, {uncertain} uncertain")
            if not every:
                return
            time.sleep(every)


def deliver_due() -> tuple[int, int, int]:
    """How many messages went out, how many did not, and how many had lost their sender."""
    uncertain = delivery.give_up_abandoned()
    sent = others = 0
    for message_id in list(Message.objects.due().values_list("pk", flat=True)[:BATCH]):
        message = delivery.deliver(message_id)
        if message is not None and message.state == MessageState.SENT:
            sent += 1
        elif message is not None:
            others += 1
    return sent, others, uncertain
