"""Sending one message, once.

A message is claimed by a conditional UPDATE, so that of several workers one sends it. From then on:

- the channel took it: `sent`;
- the channel certainly did not take it: tried again after a pause, or `failed`;
- the line broke while it was being handed over, or the process died: `uncertain`. It is not sent again by itself,
  because it may have arrived; a person sees it in the report and decides. An e-mail's Message-ID follows from the
  message's key, so that a copy sent by such a decision is recognised by mail systems that drop duplicates.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from portal.notifications.channels.base import NotDelivered, TemporaryFailure, UncertainHandover, channel
from portal.notifications.models import Message, MessageState

logger = logging.getLogger(__name__)

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=6),
)
"""How long to wait after the first, second ... failed try; the try after the last pause is the last."""

LEASE = timedelta(minutes=10)
"""How long a sender may take. Longer than any time-out of a channel."""


def deliver(message_id: int) -> Message | None:
    """Sends the message if it is due and nobody else is at it; returns it as it stands now, or None."""
    if not claim(message_id):
        return None
    message = Message.objects.get(pk=message_id)
    try:
        channel(message.channel).send(message)
    except NotDelivered as failure:
        put_back(message, failure)
    except Exception as error:
        logger.exception("Message %s: its channel broke", message_id)
        put_back(message, UncertainHandover(f"{type(error).__name__}: {error}"))
    else:
        settle(message, state=MessageState.SENT, sent_at=timezone.now(), error="")
    return message


def claim(message_id: int) -> bool:
    """Takes a due message for the time of the lease. False when it is not due or another took it."""
    now = timezone.now()
    return bool(
        Message.objects.due()
        .filter(pk=message_id)
        .order_by()
        .update(state=MessageState.SENDING, lease_until=now + LEASE, attempts=F("attempts") + 1)
    )


def put_back(message: Message, failure: NotDelivered) -> None:
    """Writes down why the message did not go out and what becomes of it."""
    error = str(failure)[:2000]
    logger.warning("Message %s, try %s: %s", message.pk, message.attempts, error)
    if isinstance(failure, UncertainHandover):
        settle(message, state=MessageState.UNCERTAIN, error=error)
    elif isinstance(failure, TemporaryFailure) and message.attempts <= len(PAUSES):
        pause = PAUSES[message.attempts - 1]
        settle(message, state=MessageState.PENDING, next_attempt_at=timezone.now() + pause, error=error)
    else:
        settle(message, state=MessageState.FAILED, error=error)


def settle(message: Message, **changes: object) -> None:
    """Ends the lease. A sender whose lease ran out, and was given up, changes nothing any more."""
    mine = Message.objects.filter(
        pk=message.pk, state__in=[MessageState.SENDING, MessageState.UNCERTAIN], lease_until=message.lease_until
    )
    if not mine.update(lease_until=None, **changes):
        logger.error("Message %s came back after it was given up", message.pk)
    message.refresh_from_db()


def give_up_abandoned() -> int:
    """Turns messages whose sender died into `uncertain`; returns how many."""
    return Message.objects.abandoned().update(
        state=MessageState.UNCERTAIN,
        error="Chương trình gửi dừng giữa chừng; không rõ thông báo đã đến nơi hay chưa.",
    )
