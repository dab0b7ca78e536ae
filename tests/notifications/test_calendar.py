"""A mail that brings an invitation brings it as calendar programs expect (RFC 6047)."""

from __future__ import annotations

import email
from email.policy import default

import pytest

from portal.notifications import delivery
from portal.notifications.models import MessageState

pytestmark = pytest.mark.django_db


def calendar(method: str) -> str:
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cổng//VN", f"METHOD:{method}", "END:VCALENDAR", "")
    return "\r\n".join(lines)


def sent(mailoutbox) -> email.message.EmailMessage:
    [mail] = mailoutbox
    return email.message_from_bytes(mail.message().as_bytes(), policy=default)


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_an_invitation_goes_with_its_method_and_unharmed(post, mailoutbox, method):
    message = delivery.deliver(post(calendar=calendar(method)).pk)
    assert message.state == MessageState.SENT
    [part] = [part for part in sent(mailoutbox).walk() if part.get_content_type() == "text/calendar"]
    assert part.get_param("method") == method
    assert part.get_content_charset() == "utf-8"
    assert part.get_payload(decode=True).decode().replace("\r\n", "\n") == calendar(method).replace("\r\n", "\n")


def test_the_text_of_the_mail_stays_beside_the_invitation(post, mailoutbox):
    delivery.deliver(post(calendar=calendar("REQUEST"), body="Bạn được vào lớp.").pk)
    body = sent(mailoutbox).get_body(("plain",))
    assert body.get_content().strip() == "Bạn được vào lớp."


def test_a_mail_without_one_has_no_calendar_part(post, mailoutbox):
    delivery.deliver(post().pk)
    assert not [part for part in sent(mailoutbox).walk() if part.get_content_type() == "text/calendar"]


def test_the_same_key_keeps_the_first_invitation(post):
    first = post(calendar=calendar("REQUEST"))
    again = post(calendar=calendar("CANCEL"))
    assert (again.pk, again.calendar) == (first.pk, calendar("REQUEST"))
