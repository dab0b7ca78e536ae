"""People in the Wagtail admin, whose users have one full name."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from portal.accounts.models import User
from portal.organisations import actions, groups
from portal.organisations.models import Role
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.organisations import AgencyFactory

pytestmark = pytest.mark.django_db
USERS = "/quan-tri/users/"


@pytest.fixture
def administrator(client):
    groups.sync_groups()
    user = UserFactory(username="quantri")
    actions.assign(user=user, agency=AgencyFactory(provincial=True), role=Role.ADMINISTRATOR)
    client.force_login(User.objects.get(pk=user.pk))
    return user


def fields(**changes):
    return {
        "username": "moi",
        "full_name": "lê thị  mới",
        "email": "moi@example.com",
        "phone": "0912 345 678",
    } | changes


def test_people_are_listed_searched_and_sorted_by_full_name(client, administrator):
    UserFactory(full_name="Giàng A Pháo", phone="+84912345678")
    UserFactory(full_name="Vàng Thị Mỷ")
    page = client.get(USERS).content.decode()
    assert "Giàng A Pháo" in page
    assert "0912" in page
    for query in ("giàng", "0912345678"):
        found = client.get(USERS, {"q": query}).content.decode()
        assert "Giàng A Pháo" in found, query
        assert "Vàng Thị Mỷ" not in found, query
    for order in ("name", "-name", "username", "last_login"):
        assert client.get(USERS, {"ordering": order}).status_code == 200


def test_listing_more_people_takes_no_more_queries(client, administrator, django_assert_max_num_queries):
    for _ in range(15):
        UserFactory()
    client.get(USERS)
    with django_assert_max_num_queries(16):
        client.get(USERS)


def test_an_administrator_adds_a_person_without_a_password(client, administrator):
    assert client.get(f"{USERS}new/").status_code == 200
    response = client.post(f"{USERS}new/", fields())
    assert response.status_code == 302
    person = User.objects.get(username="moi")
    assert person.phone == "+84912345678"
    assert person.full_name.lower() == "lê thị mới"
    assert not person.has_usable_password()
    assert not person.is_superuser
    assert not EmailAddress.objects.get(user=person).verified


def test_wrong_names_numbers_and_taken_addresses_are_told_beside_the_field(client, administrator):
    UserFactory(email="co-roi@example.com")
    response = client.post(f"{USERS}new/", fields(phone="123", full_name="", email="Co-Roi@example.com"))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"phone", "full_name", "email"}


def test_changing_an_address_takes_the_proof_with_it(client, administrator):
    person = UserFactory()
    url = reverse("wagtailusers_users:edit", args=[person.pk])
    assert client.get(url).status_code == 200
    response = client.post(url, fields(username=person.username, is_active="on", email="khac@example.com"))
    assert response.status_code == 302
    person.refresh_from_db()
    assert person.email == "khac@example.com"
    assert list(EmailAddress.objects.filter(user=person).values_list("email", "verified")) == [
        ("khac@example.com", False)
    ]


def test_an_administrator_neither_makes_nor_touches_superusers(client, administrator):
    client.post(f"{USERS}new/", fields(is_superuser="on"))
    assert not User.objects.get(username="moi").is_superuser
    boss = SuperuserFactory()
    response = client.post(
        reverse("wagtailusers_users:edit", args=[boss.pk]), fields(username=boss.username, is_active="on")
    )
    boss.refresh_from_db()
    assert response.status_code in (302, 403)
    assert boss.email != "moi@example.com"


def test_groups_cannot_be_handed_out_in_bulk(client, administrator):
    url = f"/quan-tri/bulk/accounts/user/assign_role/?id={administrator.pk}"
    assert client.get(url).status_code in (302, 403)
    client.force_login(SuperuserFactory())
    assert client.get(url).status_code in (302, 403)
    assert client.get(f"/quan-tri/bulk/accounts/user/set_active_state/?id={administrator.pk}").status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_other_roles_see_nobody(client, role):
    groups.sync_groups()
    user = UserFactory()
    actions.assign(user=user, agency=AgencyFactory(), role=role)
    client.force_login(User.objects.get(pk=user.pk))
    other = UserFactory(full_name="Người Khác")
    for address in (USERS, f"{USERS}new/", reverse("wagtailusers_users:edit", args=[other.pk])):
        response = client.get(address)
        assert response.status_code in (302, 403, 404), address
        assert "Người Khác" not in response.content.decode()


def test_everybody_in_the_admin_keeps_their_own_name_there(client, administrator):
    assert client.get("/quan-tri/account/").status_code == 200
    page = client.get("/quan-tri/account/").content.decode()
    assert "first_name" not in page
    data = {"name_email-full_name": "Trần Văn Đổi", "name_email-phone": "0987654321"}
    data |= {"locale-preferred_language": "", "locale-current_time_zone": "", "theme-theme": "system"}
    data |= {"theme-density": "default", "theme-contrast": "system", "theme-keyboard_shortcuts": "on"}
    response = client.post("/quan-tri/account/", data)
    assert response.status_code == 302, response.content.decode()
    administrator.refresh_from_db()
    assert (administrator.full_name, administrator.phone) == ("Trần Văn Đổi", "+84987654321")


def test_the_admin_says_that_the_second_factor_is_off(client, administrator, settings):
    assert "Lớp bảo vệ thứ hai của cán bộ đang tắt" in client.get("/quan-tri/").content.decode()
