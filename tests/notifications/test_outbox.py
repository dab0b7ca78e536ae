"""A message goes out if its transaction commits, and once."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import task_backends
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from portal.notifications import actions, checks, delivery, tasks
from portal.notifications.channels import base
from portal.notifications.models import Channel, Message, MessageState

pytestmark = pytest.mark.django_db


class Scripted:
    """A channel that answers as told: an exception is raised, anything else means that it took the message."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.taken = []

    def check(self, to):
        pass

    def send(self, message):
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        self.taken.append(message.key)


@pytest.fixture
def channel(monkeypatch):
    scripted = Scripted()
    monkeypatch.setitem(base._factories, Channel.EMAIL, lambda: scripted)
    return scripted


@pytest.fixture
def database_tasks():
    before = task_backends["default"]
    task_backends["default"] = DatabaseBackend(alias="default", params={"QUEUES": ["default"]})
    yield
    task_backends["default"] = before


def make_due(message):
    Message.objects.filter(pk=message.pk).update(next_attempt_at=timezone.now())


def test_a_message_leaves_after_the_commit(post, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        message = post()
        assert not mailoutbox
    message.refresh_from_db()
    assert message.state == MessageState.SENT
    assert message.sent_at is not None
    assert [mail.to for mail in mailoutbox] == [["congdan@example.org"]]


def test_a_message_of_a_transaction_that_failed_never_was(post, mailoutbox, django_capture_on_commit_callbacks):
    def refused_dossier():
        with transaction.atomic():
            post()
            raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        refused_dossier()
    assert not mailoutbox
    assert not Message.objects.exists()


def test_the_same_key_gives_the_first_message(post, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = post()
        assert post(body="khác") == first
    assert len(mailoutbox) == 1


def test_with_the_database_backend_the_task_is_part_of_the_transaction(post, channel, database_tasks):
    message = post()
    channel.answers = [base.TemporaryFailure("450")]
    [job] = DBTaskResult.objects.all()
    assert job.args_kwargs["args"] == [message.pk]
    tasks.deliver.func(message.pk)
    message.refresh_from_db()
    retry = DBTaskResult.objects.exclude(pk=job.pk).get()
    assert retry.run_after == message.next_attempt_at > timezone.now()


def test_what_is_no_address_is_refused(post):
    for channel, to in [
        (Channel.EMAIL, "congdan"),
        (Channel.EMAIL, "a@example.org\nBcc: b@example.org"),
        (Channel.SMS, "0912345678"),
    ]:
        with pytest.raises(ValidationError):
            post(channel=channel, to=to)


def test_pauses_grow_until_the_message_has_failed(post, channel):
    message = post()
    channel.answers = [base.TemporaryFailure("450 đầy") for _ in range(6)]
    waits = []
    for _ in range(6):
        make_due(message)
        message = delivery.deliver(message.pk)
        waits.append(round((message.next_attempt_at - timezone.now()).total_seconds() / 60))
    assert waits[:5] == [1, 5, 15, 60, 360]
    assert message.state == MessageState.FAILED
    assert message.error == "450 đầy"
    assert delivery.deliver(message.pk) is None


def test_a_message_waits_for_its_time(post, channel):
    message = post()
    channel.answers = [base.TemporaryFailure("450")]
    delivery.deliver(message.pk)
    assert delivery.deliver(message.pk) is None
    assert not channel.taken


def test_a_final_refusal_is_not_tried_again(post, channel):
    channel.answers = [base.PermanentFailure("550")]
    assert delivery.deliver(post().pk).state == MessageState.FAILED


@pytest.mark.parametrize("failure", [base.UncertainHandover("mất kết nối"), RuntimeError("lỗi lạ")])
def test_a_broken_handover_is_left_to_a_person(post, channel, failure):
    channel.answers = [failure]
    message = delivery.deliver(post().pk)
    assert message.state == MessageState.UNCERTAIN
    assert delivery.deliver(message.pk) is None


def test_of_two_workers_one_sends(post, channel):
    message = post()
    assert delivery.claim(message.pk)
    assert not delivery.claim(message.pk)
    assert delivery.deliver(message.pk) is None
    assert not channel.taken


def test_a_sender_that_died_leaves_the_message_uncertain(post, channel):
    message = post()
    delivery.claim(message.pk)
    call_command("deliver_messages", verbosity=0)
    message.refresh_from_db()
    assert message.state == MessageState.SENDING
    Message.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    call_command("deliver_messages", verbosity=0)
    message.refresh_from_db()
    assert message.state == MessageState.UNCERTAIN
    assert not channel.taken


def test_the_next_message_shows_up_what_a_dead_sender_left(post, channel):
    lost = post(key="lost")
    delivery.claim(lost.pk)
    Message.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    tasks.deliver.func(post().pk)
    lost.refresh_from_db()
    assert lost.state == MessageState.UNCERTAIN


def test_a_sender_given_up_that_comes_back_still_tells_the_truth(post, channel):
    message = post()
    delivery.claim(message.pk)
    Message.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    message.refresh_from_db()
    delivery.give_up_abandoned()
    delivery.settle(message, state=MessageState.SENT, sent_at=timezone.now(), error="")
    assert Message.objects.get().state == MessageState.SENT


def test_deliver_messages_sends_what_is_due(post, channel, capsys):
    for number in range(3):
        post(key=f"k{number}")
    channel.answers = [base.TemporaryFailure("450")]
    call_command("deliver_messages")
    assert capsys.readouterr().out == "2 sent, 1 not sent, 0 uncertain\n"


def test_staff_send_again_or_cancel_only_what_did_not_arrive(post, channel):
    message = post()
    with pytest.raises(ValueError, match="neither"):
        actions.send_again(message=message)
    channel.answers = [base.PermanentFailure("550")]
    delivery.deliver(message.pk)
    actions.send_again(message=message)
    assert delivery.deliver(message.pk).state == MessageState.SENT
    with pytest.raises(ValueError, match="neither"):
        actions.cancel(message=message)


def test_a_short_message_is_written_into_the_folder(post, settings, tmp_path):
    settings.SMS_OUTBOX_DIR = tmp_path / "sms"
    message = delivery.deliver(post(channel=Channel.SMS, to="+84912345678", body="Mã: 123456").pk)
    assert message.state == MessageState.SENT
    [file] = Path(settings.SMS_OUTBOX_DIR).iterdir()
    assert json.loads(file.read_text())["body"] == "Mã: 123456"


def test_without_a_provider_short_messages_fail_visibly(post, settings):
    settings.SMS_CHANNEL = "portal.notifications.channels.sms.SmsChannel"
    assert delivery.deliver(post(channel=Channel.SMS, to="+84912345678").pk).state == MessageState.FAILED


def test_an_unknown_provider_stops_the_start(settings):
    settings.SMS_CHANNEL = "no.such.Channel"
    assert [error.id for error in checks.sms_channel_exists()] == ["notifications.E001"]


def test_a_channel_is_named_once():
    with pytest.raises(ImproperlyConfigured):
        base.register(Channel.EMAIL, Scripted)


@pytest.mark.parametrize("changes", [{"state": "sent"}, {"state": "sending"}])
def test_the_database_refuses_half_a_state(post, changes):
    message = post()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**changes)
