"""The menu "Tổ chức": administrators keep agencies, desks, memberships and units; nobody else sees them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.accounts.models import User
from portal.audit.models import Entry
from portal.organisations import actions, groups, units
from portal.organisations.models import AdministrativeUnit, Agency, Desk, Membership, Role
from tests.factories.accounts import UserFactory
from tests.factories.organisations import AgencyFactory, DeskFactory, FormerUnitFactory, MembershipFactory

pytestmark = pytest.mark.django_db
UNITS = "/quan-tri/organisations/administrativeunit/"


@pytest.fixture
def sign_in(client):
    groups.sync_groups()

    def sign_in_as(role):
        user = UserFactory()
        actions.assign(user=user, agency=AgencyFactory(provincial=True), role=role)
        client.force_login(User.objects.get(pk=user.pk))
        return user

    return sign_in_as


def every_address() -> list[str]:
    desk = DeskFactory()
    membership = MembershipFactory()
    unit = membership.agency.unit
    addresses = [UNITS, f"{UNITS}create/", f"{UNITS}edit/{unit.pk}/", f"{UNITS}history/{unit.pk}/"]
    for name, pk in (("agencies", membership.agency_id), ("desks", desk.pk), ("memberships", membership.pk)):
        addresses += [reverse(f"{name}:index"), reverse(f"{name}:add"), reverse(f"{name}:edit", args=[pk])]
        addresses += [reverse(f"{name}:history", args=[pk])]
    return addresses


def test_administrators_reach_every_screen(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    for address in every_address():
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_other_roles_reach_none(client, sign_in, role):
    sign_in(role)
    for address in every_address():
        response = client.get(address)
        assert response.status_code in (302, 403), address


def test_the_menu_names_the_four_tables(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    page = client.get("/quan-tri/").content.decode()
    for words in (r"T\u1ed5 ch\u1ee9c", r"X\u00e3, ph\u01b0\u1eddng"):
        assert words in page or words.encode().decode("unicode_escape") in page


def test_agencies_are_found_by_the_folded_name_of_their_commune(client, sign_in):
    units.load()
    AgencyFactory(unit=AdministrativeUnit.objects.get(code="03006"), name="UBND phường Sa Pa")
    sign_in(Role.ADMINISTRATOR)
    page = client.get(reverse("agencies:index"), {"q": "sa pa"}).content.decode()
    assert "UBND phường Sa Pa" in page


def test_a_membership_made_in_the_admin_gives_its_groups_and_is_recorded(client, sign_in):
    boss = sign_in(Role.ADMINISTRATOR)
    desk, user = DeskFactory(), UserFactory()
    data = {"user": user.pk, "agency": desk.agency_id, "desk": desk.pk, "role": "desk", "scope": "agency"}
    data |= {"position": "Công chức", "valid_from": "2026-01-05", "valid_until": ""}
    response = client.post(reverse("memberships:add"), data)
    assert response.status_code == 302, response.context["form"].errors
    membership = Membership.objects.get(user=user)
    assert user.groups.filter(name="portal-desk").exists()
    assert Entry.objects.filter(actor=boss, action=actions.ASSIGNED).exists()
    data |= {"valid_until": "2026-02-05"}
    client.post(reverse("memberships:edit", args=[membership.pk]), data)
    assert not user.groups.filter(name="portal-desk").exists()


def test_a_wrong_membership_is_told_beside_the_field(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    membership, desk = MembershipFactory(), DeskFactory()
    data = {"user": membership.user_id, "agency": membership.agency_id, "desk": desk.pk, "role": "desk"}
    data |= {"scope": "agency", "valid_from": "2026-01-05", "valid_until": "2026-01-04"}
    response = client.post(reverse("memberships:add"), data)
    assert response.status_code == 200
    assert {"desk", "valid_until"} & set(response.context["form"].errors)
    assert Membership.objects.count() == 2


def test_nothing_of_the_past_is_deleted_by_hand(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    membership = MembershipFactory()
    former = FormerUnitFactory(unit=membership.agency.unit)
    client.post(reverse("memberships:delete", args=[membership.pk]))
    client.post(reverse("agencies:delete", args=[membership.agency_id]))
    client.post(f"{UNITS}delete/{former.unit_id}/")
    assert Membership.objects.filter(pk=membership.pk).exists()
    assert Agency.objects.filter(pk=membership.agency_id).exists()
    assert AdministrativeUnit.objects.filter(pk=former.unit_id).exists()


@pytest.mark.parametrize("name", ["agencies", "desks", "memberships"])
def test_longer_lists_take_no_more_queries(client, sign_in, django_assert_max_num_queries, name):
    sign_in(Role.ADMINISTRATOR)
    for _ in range(15):
        MembershipFactory(desk=None)
        DeskFactory()
    client.get(reverse(f"{name}:index"))
    with django_assert_max_num_queries(20):
        client.get(reverse(f"{name}:index"))
    assert Desk.objects.count() >= 15


def test_the_table_of_units_says_what_sets_one_apart(client, sign_in):
    units.load()
    AdministrativeUnit.objects.filter(code="02728").update(is_border=True)
    sign_in(Role.ADMINISTRATOR)
    page = client.get(UNITS, {"q": "muong hum"}).content.decode()
    assert "Xã Mường Hum" in page
    assert ">có<" in page.replace("\n", "").replace(" ", "")
    assert "<img" not in page.split("result-list")[-1]
