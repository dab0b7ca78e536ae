"""Staff are asked for a second factor whichever way they come in, and reach nothing before."""

from __future__ import annotations

import re
import time
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import flows
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.core.cache import cache

from portal.accounts import second_factor
from portal.accounts.adapters import SecondFactorAdapter
from tests.factories.accounts import PASSWORD, SuperuserFactory, UserFactory
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db
SIGN_IN = "/tai-khoan/dang-nhap/"


@pytest.fixture(autouse=True)
def demanded(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    cache.clear()


@pytest.fixture
def officer():
    return MembershipFactory().user


def code_now(user) -> str:
    secret = SecondFactorAdapter().decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in_by_password(client, user):
    return client.post(SIGN_IN, {"login": user.email, "password": PASSWORD, "next": "/quan-tri/"})


@pytest.mark.parametrize(
    "address", ["/quan-tri/", "/quan-tri/account/", "/ho-so-cua-toi/", "/", "/tai-khoan/", "/tep/x/"]
)
def test_an_officer_without_second_factor_is_led_to_set_one_up(client, officer, address):
    sign_in_by_password(client, officer)
    response = client.get(address)
    assert response.status_code == 302
    assert response.url == "/tai-khoan/bao-mat/"
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize(
    "user",
    [
        lambda: SuperuserFactory(),
        lambda: UserFactory(is_staff=True),
        lambda: MembershipFactory().user,
    ],
    ids=["superuser", "staff flag", "member of an agency"],
)
def test_every_kind_of_staff_is_asked(user):
    assert second_factor.is_demanded_of(user())


def test_a_citizen_is_not_asked(client):
    citizen = UserFactory()
    assert not second_factor.is_demanded_of(citizen)
    client.force_login(citizen)
    assert client.get("/tai-khoan/").status_code == 200


def test_a_session_from_elsewhere_does_not_count_as_confirmed(client):
    user = SuperuserFactory(with_second_factor=True)
    client.force_login(user)
    response = client.get("/quan-tri/")
    assert response.status_code == 302
    assert response.url.startswith("/tai-khoan/bao-mat/reauthenticate/")
    assert client.get("/tai-khoan/bao-mat/totp/activate/").status_code == 302
    assert client.get("/tai-khoan/bao-mat/webauthn/add/").status_code == 302


def test_password_alone_does_not_sign_in_who_has_an_authenticator(client):
    user = SuperuserFactory(with_second_factor=True)
    response = sign_in_by_password(client, user)
    assert response.url == "/tai-khoan/bao-mat/authenticate/"
    assert "_auth_user_id" not in client.session
    response = client.post("/tai-khoan/bao-mat/authenticate/", {"code": "000000"})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session
    response = client.post("/tai-khoan/bao-mat/authenticate/", {"code": code_now(user)})
    assert response.url == "/quan-tri/"
    assert client.get("/quan-tri/").status_code == 200


def test_a_code_by_e_mail_still_asks_for_the_authenticator(client):
    user = SuperuserFactory(with_second_factor=True)
    client.post("/tai-khoan/dang-nhap/nhan-ma/", {"email": user.email})
    code = re.search(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b", mail.outbox[-1].body.split("\n\n", 1)[1]).group()
    response = client.post("/tai-khoan/dang-nhap/nhap-ma/", {"code": code})
    assert response.url == "/tai-khoan/bao-mat/authenticate/"
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_stands_in_once(client):
    user = SuperuserFactory(with_second_factor=True)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    sign_in_by_password(client, user)
    client.post("/tai-khoan/bao-mat/authenticate/", {"code": code})
    assert client.get("/quan-tri/").status_code == 200
    client.logout()
    sign_in_by_password(client, user)
    client.post("/tai-khoan/bao-mat/authenticate/", {"code": code})
    assert "_auth_user_id" not in client.session


def test_setting_up_an_authenticator_opens_the_admin_at_once(client, monkeypatch):
    # A test never commits; in the portal the request runs outside a transaction, so this runs at once there too.
    monkeypatch.setattr(flows, "transaction", SimpleNamespace(on_commit=lambda run: run()))
    user = SuperuserFactory()
    sign_in_by_password(client, user)
    assert client.get("/tai-khoan/bao-mat/totp/activate/").status_code == 302  # confirm the password first
    client.post("/tai-khoan/xac-nhan-lai/", {"password": PASSWORD})
    page = client.get("/tai-khoan/bao-mat/totp/activate/")
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    client.post("/tai-khoan/bao-mat/totp/activate/", {"code": code})
    assert client.get("/quan-tri/").status_code == 200
    kept = Authenticator.objects.get(user=user, type="totp").data["secret"]
    assert secret not in kept


def test_an_officer_cannot_drop_the_last_second_factor(officer):
    authenticator = TOTP.activate(officer, generate_totp_secret()).instance
    assert not SecondFactorAdapter().can_delete_authenticator(authenticator)
    citizen = UserFactory(with_second_factor=True)
    assert SecondFactorAdapter().can_delete_authenticator(Authenticator.objects.get(user=citizen))


def test_setting_a_new_password_does_not_open_the_admin(client):
    user = SuperuserFactory(with_second_factor=True)
    client.post("/tai-khoan/mat-khau/quen/", {"email": user.email})
    body = mail.outbox[-1].body
    code = re.search(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b", body.split("\n\n", 1)[1]).group()
    client.post("/tai-khoan/mat-khau/quen/nhap-ma/", {"code": code})
    client.post(
        "/tai-khoan/mat-khau/quen/dat-lai/", {"password1": "mot-mat-khau-moi-dai", "password2": "mot-mat-khau-moi-dai"}
    )
    assert client.get("/quan-tri/").status_code == 302
    user.refresh_from_db()
    assert user.check_password("mot-mat-khau-moi-dai")
    assert "_auth_user_id" not in client.session


def test_where_it_is_switched_off_the_sign_in_page_says_so(client, settings):
    assert "lớp bảo vệ thứ hai" not in client.get(SIGN_IN).content.decode()
    settings.SECOND_FACTOR_REQUIRED = False
    assert "lớp bảo vệ thứ hai của cán bộ đang tắt" in client.get(SIGN_IN).content.decode()


def test_asking_costs_no_query_once_confirmed(client, django_assert_num_queries, rf):
    user = SuperuserFactory(with_second_factor=True)
    sign_in_by_password(client, user)
    client.post("/tai-khoan/bao-mat/authenticate/", {"code": code_now(user)})
    request = rf.get("/")
    request.session = client.session
    request.user = user
    request.session.keys()
    with django_assert_num_queries(0):
        assert second_factor.is_confirmed(request)
