"""A mail takes its files along, or does not go without them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from portal.notifications import delivery
from portal.notifications.models import MessageState
from portal.private_files.actions import store
from portal.private_files.models import PrivateFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo() -> PrivateFile:
    content = io.BytesIO()
    Image.new("RGB", (8, 8)).save(content, "PNG")
    content.seek(0)
    return store(content=content, name="giấy chứng sinh.png", purpose="test")


def test_files_go_with_the_mail_in_their_order(post, photo, mailoutbox):
    message = delivery.deliver(post(attachments=[photo], html="<p>Kèm theo</p>").pk)
    assert message.state == MessageState.SENT
    [(name, content, kind)] = mailoutbox[0].attachments
    assert (name, kind) == (photo.name, "image/png")
    assert content.startswith(b"\x89PNG")
    assert mailoutbox[0].alternatives[0].content == "<p>Kèm theo</p>"


def test_a_mail_waits_for_a_file_that_is_being_scanned(post, photo, mailoutbox):
    PrivateFile.objects.update(state=PrivateFile.State.SCANNING)
    assert delivery.deliver(post(attachments=[photo]).pk).state == MessageState.PENDING
    assert not mailoutbox


def test_a_mail_whose_file_was_deleted_fails_and_says_which(post, photo, mailoutbox):
    message = post(attachments=[photo])
    PrivateFile.objects.all().delete()
    message = delivery.deliver(message.pk)
    assert message.state == MessageState.FAILED
    assert photo.name in message.error
    assert not mailoutbox


def test_a_storage_that_does_not_answer_is_waited_for(post, photo, monkeypatch, mailoutbox):
    def broken(name):
        raise RuntimeError("kho tệp không trả lời")

    monkeypatch.setattr("portal.private_files.contents.read", broken)
    assert delivery.deliver(post(attachments=[photo]).pk).state == MessageState.PENDING
    assert not mailoutbox
