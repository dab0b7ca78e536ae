"""The ways in: password, a code by e-mail, and what stands before Wagtail's own sign-in."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories.accounts import PASSWORD, SuperuserFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_person_signs_in_with_e_mail_and_password(client):
    user = UserFactory()
    response = client.post("/tai-khoan/dang-nhap/", {"login": user.email, "password": PASSWORD})
    assert response.status_code == 302
    assert response.url == "/ho-so-cua-toi/"
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_person_signs_in_with_username_and_password(client):
    user = UserFactory(username="congdan")
    client.post("/tai-khoan/dang-nhap/", {"login": "congdan", "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_password_does_not_sign_in(client):
    user = UserFactory()
    response = client.post("/tai-khoan/dang-nhap/", {"login": user.email, "password": "sai"})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "address",
    [
        "login/",
        "password_reset/",
        "password_reset/done/",
        "password_reset/confirm/MQ/abc-def/",
        "password_reset/complete/",
        "password_reset",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_wagtails_own_ways_in_lead_to_ours(client, address, method):
    user = SuperuserFactory()
    response = getattr(client, method)(f"/quan-tri/{address}", {"username": user.username, "password": PASSWORD})
    assert response.status_code == 302
    assert response.url.startswith("/tai-khoan/")
    assert "_auth_user_id" not in client.session


def test_the_admin_sends_strangers_to_our_sign_in(client):
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 302
    assert response.url == "/tai-khoan/dang-nhap/?next=/quan-tri/"


def test_a_citizen_at_the_door_of_the_admin_is_told_so_and_not_sent_in_circles(client):
    client.force_login(UserFactory())
    response = client.get("/quan-tri/", follow=True)
    assert response.status_code == 403
    assert "trang quản trị" in response.content.decode()
