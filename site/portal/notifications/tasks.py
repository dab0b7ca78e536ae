"""The outbox's background work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django_tasks import task
from django_tasks_db import DatabaseBackend

from portal.notifications import delivery
from portal.notifications.models import MessageState

if TYPE_CHECKING:
    from portal.notifications.models import Message


@task()
def deliver(message_id: int) -> None:
    """Sends one message; when it must be tried again later, leaves a task for then.

    Also notices messages whose sender died, so that they show up without anybody running `deliver_messages`.
    """
    delivery.give_up_abandoned()
    message = delivery.deliver(message_id)
    if message is not None and message.state == MessageState.PENDING:
        schedule(message)


def schedule(message: Message) -> None:
    """Leaves a task that sends `message` when it is due.

    With the database backend the task is a row of the same transaction, so that no crash can part them. Other backends
    get it after the commit; those that cannot wait leave later tries to `manage.py deliver_messages`.
    """
    backend = deliver.get_backend()
    is_retry = message.attempts > 0
    if is_retry and not backend.supports_defer:
        return
    job = deliver.using(run_after=message.next_attempt_at) if is_retry else deliver
    if isinstance(backend, DatabaseBackend):
        job.enqueue(message.pk)
    else:
        transaction.on_commit(partial(job.enqueue, message.pk))
