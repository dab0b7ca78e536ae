"""However many workers there are, a message goes out once."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from portal.notifications import delivery
from portal.notifications.channels import base
from portal.notifications.models import Channel, Message, MessageState

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def threads_share_the_database():
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("threads cannot share this database")


class Counting:
    """Takes everything and remembers it."""

    def __init__(self):
        self.taken = []

    def check(self, to):
        pass

    def send(self, message):
        self.taken.append(message.pk)


def test_many_workers_at_once_send_every_message_once(post, monkeypatch):
    channel = Counting()
    monkeypatch.setitem(base._factories, Channel.EMAIL, lambda: channel)
    monkeypatch.setattr("portal.notifications.tasks.schedule", lambda message: None)
    ids = [post(key=f"k{number}").pk for number in range(20)]

    def work() -> None:
        try:
            for pk in ids:
                delivery.deliver(pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(channel.taken) == ids
    assert not Message.objects.exclude(state=MessageState.SENT).exists()


def test_the_same_key_at_the_same_time_is_one_message(post, monkeypatch):
    monkeypatch.setattr("portal.notifications.tasks.schedule", lambda message: None)
    found, errors = [], []

    def work() -> None:
        try:
            found.append(post(key="same").pk)
        except Exception as error:  # noqa: BLE001 (a thread's error would be lost)
            errors.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert errors == []
    assert len(set(found)) == 1
