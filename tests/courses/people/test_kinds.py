"""The kind of officials, set by the training manager of their agency and by administrators."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from courses.people.officials import Official
from portal.organisations.models import Role
from tests.courses.progress import ground
from tests.factories import courses
from tests.factories.casework import officer
from tests.factories.organisations import AgencyFactory

pytestmark = pytest.mark.django_db
LIST = "courses_official_modeladmin_index"


def client_of(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(act: str, official: Official) -> str:
    return reverse(f"courses_official_modeladmin_{act}", args=[official.pk])


@pytest.fixture
def commune():
    return ground.commune("Xã Y Tý")


@pytest.fixture
def own(commune) -> Official:
    return courses.official(commune, full_name="Tẩn Mẩy Người Mình").official


@pytest.fixture
def foreign() -> Official:
    return courses.official(ground.commune("Xã Khác"), full_name="Giàng A Người Khác").official


def test_a_manager_sees_and_sets_the_kind_of_the_own_people(commune, own, foreign) -> None:
    client = client_of(courses.manager(commune))
    listed = client.get(reverse(LIST)).text
    assert "Tẩn Mẩy Người Mình" in listed
    assert "Giàng A Người Khác" not in listed
    assert "<td>có</td>" in re.sub(r"<td[^>]*>", "<td>", listed)
    assert client.post(address("edit", own), {"kind": "public_employee"}).status_code == 302
    own.refresh_from_db()
    assert own.kind == "public_employee"


def test_nothing_but_the_kind_can_be_set(commune, own, foreign) -> None:
    data = {"kind": "cadre", "agency": foreign.agency_id, "is_active": "", "position": "Chủ tịch"}
    client_of(courses.manager(commune)).post(address("edit", own), data)
    own.refresh_from_db()
    assert (own.kind, own.agency, own.is_active, own.position) == ("cadre", commune, True, "")


@pytest.mark.parametrize("act", ["edit", "history", "delete"])
def test_people_of_another_agency_are_not_there(act: str, commune, foreign) -> None:
    client = client_of(courses.manager(commune))
    assert client.get(address(act, foreign)).status_code == (302 if act == "delete" else 404)
    client.post(address(act, foreign), {"kind": "cadre"})
    foreign.refresh_from_db()
    assert foreign.kind == "civil_servant"


def test_an_administrator_sees_all_and_narrows_by_agency(own, foreign) -> None:
    client = client_of(courses._staff(ground.department("Sở Một"), Role.ADMINISTRATOR))
    assert {"Tẩn Mẩy Người Mình", "Giàng A Người Khác"} <= set(names(client.get(reverse(LIST))))
    assert names(client.get(reverse(LIST), {"co-quan": own.agency_id})) == ["Tẩn Mẩy Người Mình"]
    assert client.post(address("edit", foreign), {"kind": "non_tenured"}).status_code == 302
    assert Official.objects.get(pk=foreign.pk).kind == "non_tenured"


def names(answer) -> list[str]:
    return [str(official.user) for official in answer.context["object_list"]]


@pytest.mark.parametrize("role", [Role.LEADER, Role.TRAINING_ORGANISER, Role.SPECIALIST])
def test_nobody_else_opens_the_list(role: Role, commune, own) -> None:
    client = client_of(courses._staff(commune, role))
    assert client.get(reverse(LIST)).status_code == 302
    assert client.get(address("edit", own)).status_code == 404
    assert client_of(officer(commune)).get(reverse(LIST)).status_code == 302


def test_nobody_makes_or_deletes_an_official(commune, own) -> None:
    client = client_of(courses.manager(commune))
    client.get(reverse("courses_official_modeladmin_create"))
    client.post(address("delete", own))
    assert Official.objects.filter(pk=own.pk).exists()
    assert client.get(reverse("courses_official_modeladmin_create")).status_code == 302


def test_the_list_answers_no_question_about_other_columns():
    """`?user__password__startswith=` would tell a manager the hash of a password, sign by sign."""
    agency = AgencyFactory(provincial=True)
    manager = courses.manager(agency)
    person = courses.official(agency, full_name="Hoàng Văn Hỏi")
    client = client_of(manager)
    for wrong in ("user__password__startswith=khong-phai", "user__email__contains=khong-phai"):
        shown = client.get(f"{reverse(LIST)}?{wrong}").content.decode()
        assert person.full_name in shown
