"""Administrators see what did not arrive, and decide."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.audit.selectors import entries_of
from portal.notifications.models import Message, MessageState
from portal.organisations import groups
from portal.organisations.models import Membership, Role
from tests.factories.accounts import UserFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    groups.sync_groups()


@pytest.fixture
def administrator(client):
    user = MembershipFactory(role=Role.ADMINISTRATOR).user
    client.force_login(user)
    return user


@pytest.fixture
def failed(post) -> Message:
    message = post(subject="Thư <b>hỏng</b>", body="Mã đăng nhập 493028")
    Message.objects.update(state=MessageState.FAILED, error="550 không có hộp thư")
    message.refresh_from_db()
    return message


def test_the_report_lists_what_did_not_arrive_without_its_text(client, administrator, failed, post):
    post(key="waiting", subject="Đang chờ")
    shown = client.get(reverse("undelivered_messages")).content.decode()
    assert "Thư &lt;b&gt;hỏng" in shown
    assert "550 không có hộp thư" in shown
    assert "493028" not in shown
    assert "Đang chờ" not in shown


def test_sending_again_is_recorded(client, administrator, failed, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("undelivered_message_send_again", args=[failed.pk]))
    assert len(mailoutbox) == 1
    assert entries_of(failed).get().actor == administrator


def test_sending_again_twice_sends_once(client, administrator, failed, mailoutbox, django_capture_on_commit_callbacks):
    address = reverse("undelivered_message_send_again", args=[failed.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address)
        assert "vừa được xử lý rồi" in client.post(address, follow=True).content.decode()
    assert len(mailoutbox) == 1


def test_a_message_can_be_left(client, administrator, failed):
    client.post(reverse("undelivered_message_cancel", args=[failed.pk]))
    failed.refresh_from_db()
    assert failed.state == MessageState.CANCELLED
    assert "Mọi thông báo đều đã gửi" in client.get(reverse("undelivered_messages_results")).content.decode()


def test_looking_changes_nothing(client, administrator, failed):
    assert client.get(reverse("undelivered_message_send_again", args=[failed.pk])).status_code == 405


@pytest.mark.parametrize("role", [Role.DESK, Role.LEADER, Role.SUPERVISOR, Role.COMMUNICATIONS, None])
def test_nobody_else_sees_or_decides(client, failed, role):
    scope = Membership.Scope.PROVINCE
    client.force_login(MembershipFactory(role=role, scope=scope).user if role else UserFactory())
    for name in ("undelivered_messages", "undelivered_messages_results"):
        assert client.get(reverse(name)).status_code == 302
    for name in ("undelivered_message_send_again", "undelivered_message_cancel"):
        assert client.post(reverse(name, args=[failed.pk])).status_code == 302
    failed.refresh_from_db()
    assert failed.state == MessageState.FAILED
