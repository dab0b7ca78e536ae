"""Putting messages into the outbox, and what staff may do with those that did not arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from portal.notifications import tasks
from portal.notifications.channels.base import channel as channel_named
from portal.notifications.models import Channel, Message, MessageAttachment, MessageState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.private_files.models import PrivateFile


@transaction.atomic
def enqueue(
    *,
    channel: Channel,
    to: str,
    subject: str,
    body: str,
    key: str,
    html: str = "",
    calendar: str = "",
    attachments: Sequence[PrivateFile] = (),
) -> Message:
    """Puts a message into the outbox, in the caller's transaction: it goes out if, and only if, that one commits.

    `key` says what the message is about, for example `dossier:7:accepted`. A second call with the same key changes
    nothing and returns the first message, whatever became of it. `body` is plain text; `html` a whole HTML document
    beside it; `calendar` an invitation, change or cancellation (iCalendar with a METHOD, RFC 6047); `attachments` are
    files that a domain has attached to what it tells of (e-mail only). Raises ValidationError when `to` is no address
    of the channel.
    """
    channel_named(channel).check(to)
    message, is_new = Message.objects.get_or_create(
        key=key,
        defaults={
            "channel": channel,
            "to": to,
            "subject": " ".join(subject.split())[:250],
            "body": body,
            "html": html,
            "calendar": calendar,
        },
    )
    if is_new:
        MessageAttachment.objects.bulk_create(
            MessageAttachment(message=message, file=file, position=position, name=file.name)
            for position, file in enumerate(attachments, start=1)
        )
        tasks.schedule(message)
    return message


@transaction.atomic
def send_again(*, message: Message) -> None:
    """A person decided that a failed or uncertain message goes out once more, with all its tries before it.

    Raises ValueError when the message is in another state by now.
    """
    _leave_undelivered(
        message, state=MessageState.PENDING, attempts=0, next_attempt_at=timezone.now(), lease_until=None
    )
    tasks.schedule(message)


@transaction.atomic
def cancel(*, message: Message) -> None:
    """A person decided that a failed or uncertain message stays where it is. Raises ValueError like `send_again`."""
    _leave_undelivered(message, state=MessageState.CANCELLED)


def _leave_undelivered(message: Message, **changes: object) -> None:
    if not Message.objects.undelivered().filter(pk=message.pk).update(**changes):
        raise ValueError(f"Message {message.pk} is neither failed nor uncertain.")
    message.refresh_from_db()
