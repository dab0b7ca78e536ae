"""Every screen of sign-in and account: in our look, in Vietnamese, without inline script or style."""

from __future__ import annotations

import re
from pathlib import Path

import allauth
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from babel.messages.pofile import read_po
from django.conf import settings as django_settings
from django.core import mail
from django.core.cache import cache
from django.urls import resolve
from django.utils import translation

from portal.accounts import apps
from portal.accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
STRANGERS = [
    "/tai-khoan/dang-nhap/",
    "/tai-khoan/dang-nhap/nhan-ma/",
    "/tai-khoan/dang-ky/",
    "/tai-khoan/mat-khau/quen/",
    "/tai-khoan/mat-khau/quen/xong/",
    "/tai-khoan/tam-khoa/",
    "/tai-khoan/lien-ket/login/cancelled/",
]
SIGNED_IN = [
    "/tai-khoan/",
    "/tai-khoan/dang-xuat/",
    "/tai-khoan/thu-dien-tu/",
    "/tai-khoan/mat-khau/doi/",
    "/tai-khoan/xac-nhan-lai/",
    "/tai-khoan/bao-mat/",
    "/tai-khoan/bao-mat/totp/activate/",
    "/tai-khoan/bao-mat/webauthn/",
    "/tai-khoan/bao-mat/webauthn/add/",
    "/tai-khoan/lien-ket/",
]
PROTECTED = [
    "/tai-khoan/bao-mat/",
    "/tai-khoan/bao-mat/totp/deactivate/",
    "/tai-khoan/bao-mat/recovery-codes/",
    "/tai-khoan/bao-mat/recovery-codes/generate/",
    "/tai-khoan/bao-mat/reauthenticate/",
]
ENGLISH = re.compile(
    r"\b(password|sign|email address|security|code|your|please|account|remember|cancel|change)\b", re.I
)


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


def looks_right(response) -> None:
    page = response.content.decode()
    assert response.status_code == 200
    assert "lc-reading" in page
    assert page.count("<h1") == 1
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", page)
    assert not re.search(r"\sstyle=|\son(click|submit|load)=", page)
    assert "script-src 'self'" in response.headers["Content-Security-Policy"].split("; ")
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    for address in re.findall(r'<form[^>]*\saction="([^"]*)"', page):
        resolve(address)
    text = re.sub(r"<(script|style).*?</\1>|<svg.*?</svg>|<[^>]+>", " ", page, flags=re.S)
    assert not ENGLISH.findall(text)


@pytest.mark.parametrize("address", STRANGERS)
def test_screens_for_strangers(client, address):
    looks_right(client.get(address))


@pytest.mark.parametrize("address", SIGNED_IN)
def test_screens_for_a_person_signed_in(client, address):
    user = UserFactory()
    client.force_login(user)
    client.post("/tai-khoan/xac-nhan-lai/", {"password": PASSWORD})
    looks_right(client.get(address))


def test_a_key_is_shown_with_its_name(client):
    user = UserFactory()
    Authenticator.objects.create(user=user, type="webauthn", data={"name": "Khóa ở nhà", "credential": {}})
    client.force_login(user)
    client.post("/tai-khoan/xac-nhan-lai/", {"password": PASSWORD})
    response = client.get("/tai-khoan/bao-mat/webauthn/")
    looks_right(response)
    assert "Khóa ở nhà" in response.content.decode()
    assert "Chưa dùng lần nào" in response.content.decode()


@pytest.mark.parametrize("address", PROTECTED)
def test_screens_for_a_person_with_second_factor(client, address):
    user = UserFactory(with_second_factor=True)
    RecoveryCodes.activate(user)
    client.force_login(user)
    client.post("/tai-khoan/xac-nhan-lai/", {"password": PASSWORD})
    looks_right(client.get(address))


def test_every_sentence_of_the_sign_in_library_has_a_vietnamese_one():
    folder = Path(allauth.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"
    own = Path(apps.__file__).parent / "locale" / "vi" / "LC_MESSAGES"
    unused = ("headless/", "idp/", "usersessions", "openid/", "providers/", "phone", "passkey", "trust", "models.py")
    unused += ("admin.py", "signup_form.html", "apps.py", "layouts/", "email_confirm.html", "warn_", "signup_by")
    ours = {(message.context, message.id) for message in read_po((own / "django.po").open("rb")) if message.string}
    missing = [
        message.id
        for message in read_po(folder.open("rb"))
        if message.id
        and (message.context, message.id) not in ours
        and any(not any(word in place for word in unused) for place, _ in message.locations)
        and "hone" not in str(message.id)
    ]
    assert missing == []


def test_the_compiled_sentences_are_those_of_the_source():
    own = Path(apps.__file__).parent / "locale" / "vi" / "LC_MESSAGES"
    with translation.override("vi"):
        for message in read_po((own / "django.po").open("rb")):
            if message.id and isinstance(message.id, str):
                said = translation.pgettext(message.context, message.id) if message.context else ""
                said = said or translation.gettext(message.id)
                assert said == message.string, f"{message.id}: run msgfmt -o django.mo django.po"


def test_a_newcomer_signs_up_with_name_and_e_mail_alone(client):
    page = client.get("/tai-khoan/dang-ky/")
    assert list(page.context["form"].fields) == ["full_name", "email", "phone"]
    response = client.post("/tai-khoan/dang-ky/", {"full_name": "Lò Thị  Mai", "email": "Mai@example.com", "phone": ""})
    assert response.url == "/tai-khoan/dang-ky/xac-nhan/"
    looks_right(client.get(response.url))
    user = User.objects.get(email="mai@example.com")
    assert user.full_name == "Lò Thị Mai"
    assert "mai" not in user.username
    assert not user.has_usable_password()
    assert "_auth_user_id" not in client.session
    response = client.post("/tai-khoan/dang-ky/xac-nhan/", {"code": code_in(mail.outbox[-1])})
    assert response.url == "/ho-so-cua-toi/"
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_number_is_told_and_what_was_typed_is_kept(client):
    typed = {"full_name": "Lò Thị Mai", "email": "mai@example.com", "phone": "12345"}
    response = client.post("/tai-khoan/dang-ky/", typed)
    page = response.content.decode()
    assert set(response.context["form"].errors) == {"phone"}
    assert 'value="Lò Thị Mai"' in page
    assert 'value="12345"' in page
    assert not User.objects.exists()


def test_signing_up_with_a_known_address_tells_nobody_but_its_owner(client):
    UserFactory(email="mai@example.com")
    data = {"full_name": "Kẻ Khác", "email": "mai@example.com", "phone": ""}
    response = client.post("/tai-khoan/dang-ky/", data)
    assert response.url == "/tai-khoan/dang-ky/xac-nhan/"
    assert User.objects.count() == 1
    assert "đã có tài khoản" in mail.outbox[-1].body


def code_in(message) -> str:
    return re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", message.body, re.M).group(1)


def test_a_code_by_e_mail_signs_in_and_the_mail_is_in_vietnamese(client):
    user = UserFactory()
    response = client.post("/tai-khoan/dang-nhap/nhan-ma/", {"email": user.email})
    assert response.url == "/tai-khoan/dang-nhap/nhap-ma/"
    looks_right(client.get(response.url))
    sent = mail.outbox[-1]
    assert sent.subject == "[Cổng Lào Cai] Mã đăng nhập"
    assert not ENGLISH.findall(re.sub(r"https?://\S+", "", sent.body))
    client.post(response.url, {"code": "AAAA-AAAA"})
    assert "_auth_user_id" not in client.session
    client.post(response.url, {"code": code_in(sent)})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_guessing_passwords_is_slowed_down(client):
    user = UserFactory()
    for _ in range(5):
        client.post("/tai-khoan/dang-nhap/", {"login": user.email, "password": "sai"})
    response = client.post("/tai-khoan/dang-nhap/", {"login": user.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert "nhiều lần" in response.content.decode()


def test_the_account_page_keeps_name_and_number(client):
    user = UserFactory(phone="+84912345678")
    client.force_login(user)
    assert "0912 345 678" in client.get("/tai-khoan/").content.decode()
    response = client.post("/tai-khoan/", {"full_name": "Tẩn Mẩy Lở", "phone": "0987 654 321"})
    assert response.status_code == 302
    user.refresh_from_db()
    assert (user.full_name, user.phone) == ("Tẩn Mẩy Lở", "+84987654321")
    assert client.post("/tai-khoan/", {"full_name": "", "phone": "1"}).status_code == 422


def test_no_provider_shows_where_none_is_configured(client):
    assert django_settings.SOCIALACCOUNT_PROVIDERS == {}
    assert "oidc" not in client.get("/tai-khoan/dang-nhap/").content.decode()


def test_a_configured_provider_shows_by_its_name(client, settings):
    app = {"provider_id": "oidc", "name": "Định danh tỉnh", "client_id": "a", "secret": "b"}
    app["settings"] = {"server_url": "https://id.example.com"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    page = client.get("/tai-khoan/dang-nhap/").content.decode()
    assert "Định danh tỉnh" in page
    assert "/tai-khoan/oidc/oidc/login/" in page
