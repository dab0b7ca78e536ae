"""Mail over a real SMTP server: taken once, tried again when it was certainly not taken, left to a person otherwise."""

from __future__ import annotations

import socket

import pytest
from django.utils import timezone

from portal.notifications import delivery
from portal.notifications.channels.email import message_id
from portal.notifications.models import Message, MessageState
from tests.engines.postgresql import free_port
from tests.engines.smtp import DIE, mail_server

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


@pytest.fixture
def server(settings):
    with mail_server() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = running.host, running.port
        settings.EMAIL_TIMEOUT = 3
        yield running


@pytest.fixture
def try_again():
    def run(message: Message) -> Message:
        Message.objects.filter(pk=message.pk).update(next_attempt_at=timezone.now())
        return delivery.deliver(message.pk)

    return run


def test_the_server_gets_the_whole_mail(server, post):
    message = post(html="<p>Hồ sơ đã <b>tiếp nhận</b></p>", subject="Hồ sơ\nBcc: x@example.org")
    assert delivery.deliver(message.pk).state == MessageState.SENT
    [mail] = server.taken
    assert mail["To"] == "congdan@example.org"
    assert mail["Subject"] == "Hồ sơ Bcc: x@example.org"
    assert mail["Bcc"] is None
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == message_id(message.key)
    assert mail["Date"]
    assert mail.get_body(["plain"]).get_content().strip() == message.body
    assert "<b>tiếp nhận</b>" in mail.get_body(["html"]).get_content()


@pytest.mark.parametrize("step", ["answers_to_recipients", "answers_to_data"])
def test_a_passing_refusal_is_tried_again_and_arrives_once(server, post, try_again, step):
    getattr(server, step).append("451 hộp thư đang bận".encode().decode("latin-1"))
    message = delivery.deliver(post().pk)
    assert message.state == MessageState.PENDING
    assert "451" in message.error
    assert try_again(message).state == MessageState.SENT
    assert len(server.taken) == 1


@pytest.mark.parametrize("step", ["answers_to_recipients", "answers_to_data"])
def test_a_final_refusal_fails_at_once(server, post, step):
    getattr(server, step).append("550 no such mailbox")
    message = delivery.deliver(post().pk)
    assert message.state == MessageState.FAILED
    assert "550 no such mailbox" in message.error
    assert not server.taken


def test_a_server_that_is_not_there_is_tried_again(server, post, settings, try_again):
    settings.EMAIL_PORT = free_port()
    message = delivery.deliver(post().pk)
    assert message.state == MessageState.PENDING
    settings.EMAIL_PORT = server.port
    assert try_again(message).state == MessageState.SENT


def test_a_server_that_dies_before_the_mail_was_handed_over_is_tried_again(server, post, try_again):
    server.answers_to_recipients.append(DIE)
    message = delivery.deliver(post().pk)
    assert message.state == MessageState.PENDING
    assert try_again(message).state == MessageState.SENT
    assert len(server.taken) == 1


def test_a_server_that_dies_in_the_middle_leaves_the_mail_uncertain(server, post, try_again):
    server.answers_to_data.append(DIE)
    message = delivery.deliver(post().pk)
    assert message.state == MessageState.UNCERTAIN
    assert try_again(message) is None


def test_a_server_that_took_the_mail_and_died_does_not_get_it_again(server, post, try_again):
    server.die_after_taking = True
    message = delivery.deliver(post().pk)
    assert message.state == MessageState.UNCERTAIN
    assert try_again(message) is None
    assert len(server.taken) == 1


def test_a_server_that_hangs_does_not_hold_the_worker(post, settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        settings.EMAIL_TIMEOUT = 0.5
        assert delivery.deliver(post().pk).state == MessageState.PENDING
