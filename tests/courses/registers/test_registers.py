"""Whose rows the registers show: on every way in, in lists and in exports."""

from __future__ import annotations

import pytest
from django.urls import reverse

from courses.certificates.models import Certificate
from courses.registers.permissions import sight_of
from portal.organisations.models import Role
from tests.courses.certificates.ground import client_of
from tests.courses.registers.ground import REGISTERS, Side, side
from tests.factories import courses
from tests.factories.accounts import UserFactory
from tests.factories.casework import officer

pytestmark = pytest.mark.django_db
OWN, FOREIGN = "Tẩn Mẩy Người Mình", "Giàng A Người Khác"
MENU = "/quan-tri/courses/registration/"
EXPORT = {"export": "csv"}
BY_ROW = ("inspect", "history", "edit", "delete")


def address(register: str, act: str, row=None) -> str:
    return reverse(f"courses_{register}_modeladmin_{act}", args=[row.pk] if row is not None else [])


@pytest.fixture
def own() -> Side:
    return side(OWN)


@pytest.fixture
def foreign() -> Side:
    return side(FOREIGN)


def reader(who: str, own: Side):
    elsewhere = courses.official().official.agency
    return {
        "head": lambda: courses.head(own.home),
        "manager": lambda: courses.manager(own.home),
        "organiser": lambda: courses.organiser(own.holder),
        "supervisor of the agency": lambda: courses._staff(own.home, Role.SUPERVISOR),
        "manager with a province's scope": lambda: courses._staff(own.home, Role.TRAINING_MANAGER, scope="province"),
        "supervisor": lambda: courses._staff(elsewhere, Role.SUPERVISOR, scope="province"),
        "organiser of the province": lambda: courses._staff(elsewhere, Role.TRAINING_ORGANISER, scope="province"),
        "superuser": lambda: UserFactory(is_superuser=True),
    }[who]()


NARROW = ("head", "manager", "organiser", "supervisor of the agency", "manager with a province's scope")


@pytest.mark.parametrize("who", NARROW)
def test_the_own_rows_are_there_and_foreign_ones_nowhere(who: str, own, foreign) -> None:
    client = client_of(reader(who, own))
    for register in REGISTERS:
        listed, exported = client.get(address(register, "index")), client.get(address(register, "index"), EXPORT)
        for text in (listed.text, b"".join(exported.streaming_content).decode()):
            assert OWN in text
            assert FOREIGN not in text
        searched = client.get(address(register, "index"), {"q": FOREIGN})
        assert list(searched.context["object_list"]) == []
        assert client.get(address(register, "inspect", own.row(register))).status_code == 200
        assert client.get(address(register, "history", own.row(register))).status_code == 200
        for act in BY_ROW:
            where = address(register, act, foreign.row(register))
            assert (client.get(where).status_code, client.post(where).status_code) == (404, 404), (register, act)


@pytest.mark.parametrize("who", ["supervisor", "organiser of the province", "superuser"])
def test_who_sees_the_province_sees_all(who: str, own, foreign) -> None:
    client = client_of(reader(who, own))
    for register in REGISTERS:
        listed = client.get(address(register, "index")).text
        assert OWN in listed
        assert FOREIGN in listed
        assert client.get(address(register, "inspect", foreign.row(register))).status_code == 200


def test_a_trainer_reads_the_own_class_only(own, foreign) -> None:
    sight = sight_of(own.trainer)
    assert not sight.by_role
    client = client_of(_with_admin(own.trainer))
    for register in REGISTERS:
        listed = client.get(address(register, "index")).text
        assert OWN in listed
        assert FOREIGN not in listed
        assert client.get(address(register, "inspect", foreign.row(register))).status_code == 404


def _with_admin(user):
    """Whoever has work in the admin for another reason."""
    officer(user.official.agency, Role.SPECIALIST)
    from_role = courses.head(courses.official().official.agency)
    user.groups.set(from_role.groups.all())
    return user


def test_nobody_makes_changes_or_deletes_a_row(own) -> None:
    client = client_of(UserFactory(is_superuser=True))
    for register in REGISTERS:
        for where in (
            address(register, "create"),
            address(register, "edit", own.row(register)),
            address(register, "delete", own.row(register)),
        ):
            assert (client.get(where).status_code, client.post(where).status_code) == (404, 404)
    assert Certificate.objects.filter(registration=own.case).exists()


def test_others_have_no_register_and_no_menu(own) -> None:
    specialist = courses._staff(own.home, Role.SPECIALIST)
    client = client_of(specialist)
    for register in REGISTERS:
        assert client.get(address(register, "index")).status_code in (302, 403)
        assert client.get(address(register, "index"), EXPORT).status_code in (302, 403)
        assert client.get(address(register, "inspect", own.row(register))).status_code == 404
    assert MENU not in client.get("/quan-tri/").text
    assert MENU in client_of(courses.manager(own.home)).get("/quan-tri/").text


def test_a_look_up_typed_into_the_address_is_no_way_to_guess(own) -> None:
    client = client_of(courses.manager(own.home))
    for query in ({"applicant__password__startswith": "x"}, {"user__password__startswith": "x"}, {"nonsense": "1"}):
        for register in REGISTERS:
            answer = client.get(address(register, "index"), query)
            assert answer.status_code == 200
            assert OWN in answer.text


@pytest.mark.parametrize("pk", ["khong-so", "99999999999999999999", "0"])
def test_a_number_that_is_none_is_not_found(pk: str, own) -> None:
    client = client_of(courses.manager(own.home))
    for register in REGISTERS:
        assert client.get(f"/quan-tri/courses/{register}/inspect/{pk}/").status_code == 404
        assert client.get(f"/quan-tri/courses/{register}/history/{pk}/").status_code == 404
