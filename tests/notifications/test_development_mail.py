"""In the demonstration, mails and short messages are read in the browser; elsewhere the page does not exist."""

from __future__ import annotations

import re

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection
from django.urls import reverse

from portal.notifications import delivery
from portal.notifications.models import Channel

pytestmark = pytest.mark.django_db
FILE_BACKEND = "django.core.mail.backends.filebased.EmailBackend"


@pytest.fixture(autouse=True)
def demonstration(settings, tmp_path):
    settings.DEMONSTRATION = True
    settings.EMAIL_BACKEND = FILE_BACKEND
    settings.EMAIL_FILE_PATH = settings.OUTGOING_MAIL_DIR = tmp_path / "mail"
    settings.SMS_OUTBOX_DIR = tmp_path / "sms"


def write(*mails: EmailMultiAlternatives) -> None:
    get_connection().send_messages(mails)


def mail(subject="Mã đăng nhập", body="Mã của bạn: 493 028", html="", file=None) -> EmailMultiAlternatives:
    made = EmailMultiAlternatives(subject, body, to=["congdan@example.org"])
    if html:
        made.attach_alternative(html, "text/html")
    if file:
        made.attach(*file)
    return made


def page(client, name="inbox", *args) -> str:
    return client.get(reverse(f"development_mail:{name}", args=args)).content.decode()


def letter_address(client) -> tuple[str, int]:
    file, number = re.search(r"/thu-phat-trien/([^/]+)/(\d+)/", page(client)).groups()
    return file, int(number)


def test_an_empty_folder_says_so(client):
    assert "Chưa có thư nào" in page(client)


def test_the_login_code_can_be_read(client):
    write(mail(), mail(subject="Thư thứ hai"))
    shown = page(client)
    assert "Mã của bạn: 493 028" in shown
    assert shown.index("Thư thứ hai") < shown.index("Mã đăng nhập")


def test_messages_of_the_outbox_are_shown(client, post):
    delivery.deliver(post(subject="Đã nhận hồ sơ").pk)
    delivery.deliver(post(channel=Channel.SMS, to="+84912345678", body="Mã SMS: 55", key="sms").pk)
    assert "Đã nhận hồ sơ" in page(client)
    assert "Mã SMS: 55" in page(client)


def test_nothing_of_a_mail_is_markup_of_the_page(client):
    hostile = "<script>alert(1)</script> javascript:alert(1)"
    write(mail(subject=hostile, body=hostile, html="<script>alert(2)</script>"))
    for shown in (page(client), page(client, "letter", *letter_address(client))):
        assert "<script>alert" not in shown
        assert 'href="javascript' not in shown


def test_the_html_part_is_shut_in(client):
    write(mail(html="<p>Xin chào</p>"))
    address = letter_address(client)
    assert " sandbox" in page(client, "letter", *address)
    response = client.get(reverse("development_mail:html", args=address))
    assert response.content.decode().strip() == "<p>Xin chào</p>"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "script-src" not in response["Content-Security-Policy"]


def test_an_attached_file_is_saved_and_never_shown(client):
    write(mail(file=("biên nhận.pdf", b"%PDF-1.7", "application/pdf")))
    address = letter_address(client)
    assert "biên nhận.pdf" in page(client, "letter", *address)
    response = client.get(reverse("development_mail:file", args=[*address, 1]))
    assert response.content == b"%PDF-1.7"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert client.get(reverse("development_mail:file", args=[*address, 2])).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["..%2F..%2Fetc%2Fpasswd/1/", "20260101-000000-1.log/1/", "20260101-000000-1.txt/1/", "portal.sqlite3/1/html/"],
)
def test_only_files_of_the_folder_are_reached(client, address):
    assert client.get(f"/thu-phat-trien/{address}").status_code == 404


def test_outside_the_demonstration_the_page_does_not_exist(client, settings):
    write(mail(html="<p>x</p>"))
    address = letter_address(client)
    settings.DEMONSTRATION = False
    for name, args in (("inbox", ()), ("letter", address), ("html", address), ("file", (*address, 1))):
        assert client.get(reverse(f"development_mail:{name}", args=args)).status_code == 404
