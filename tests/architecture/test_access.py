"""Who gets what from every address: each route, with every role, with own and foreign objects, against a table.

The table is `access.csv`. A route that is not in it fails the test, and so does an outcome that differs. After a
wanted change, write it anew with `PORTAL_WRITE_ACCESS_TABLE=1 script/test tests/architecture/test_access.py` and read
the difference line by line before it is committed.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from tests.architecture import access_world
from tests.architecture.access_world import CASE_ROUTES, ROLES, World
from tests.architecture.routes import Route, every_route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse
    from pytest_django import DjangoDbBlocker

TABLE = Path(__file__).with_name("access.csv")
COLUMNS = ("route", "object", *ROLES)
WRITING = bool(os.environ.get("PORTAL_WRITE_ACCESS_TABLE"))
# Sign-out by GET only asks; these would end the walk's session or change what later rows see.
NOT_WALKED = {"wagtailadmin_logout"}
SIGN_IN = "/tai-khoan/dang-nhap/"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Loaded once for the module; whatever a walk writes is rolled back."""
    with (
        django_db_blocker.unblock(),
        override_settings(DEMONSTRATION=True, SECOND_FACTOR_REQUIRED=False),
        transaction.atomic(),
    ):
        yield access_world.build()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def untouched(world: World) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def rows_of_the_walk(world: World) -> Iterator[tuple[Route, str, str]]:
    for route in every_route():
        if route.name in NOT_WALKED:
            continue
        for variant in world.variants(route):
            yield route, variant, route.address(access_world.complete(world.values(route, variant)))


def outcome(response: HttpResponse) -> str:
    """The status, and for redirects whether they lead to the sign-in or back to the admin's first page."""
    if response.status_code in {301, 302}:
        target = response["Location"]
        if target.startswith(SIGN_IN):
            return "sign in"
        if target == reverse("wagtailadmin_home"):
            return "turned away"
        return "redirect"
    return str(response.status_code)


def walk(world: World, role: str) -> dict[tuple[str, str], str]:
    found = {}
    for route, variant, address in rows_of_the_walk(world):
        client = Client(raise_request_exception=False)
        if person := world.people[role]:
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        found[route.pattern, variant] = outcome(client.get(address))
    return found


def read_table() -> dict[tuple[str, str], dict[str, str]]:
    with TABLE.open(newline="") as file:
        return {(row["route"], row["object"]): row for row in csv.DictReader(file)}


def write_column(role: str, found: dict[tuple[str, str], str]) -> None:
    table = read_table() if TABLE.exists() else {}
    with TABLE.open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for key in sorted(found):
            row = table.get(key, dict.fromkeys(COLUMNS, ""))
            writer.writerow({**row, "route": key[0], "object": key[1], role: found[key]})


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_every_role_as_the_table_says(world: World, role: str) -> None:
    found = walk(world, role)
    if WRITING:
        write_column(role, found)
    table = read_table()
    assert sorted(set(found) - set(table)) == [], "addresses that are not in the table"
    assert sorted(set(table) - set(found)) == [], "lines of the table without an address"
    differences = {key: (table[key][role], value) for key, value in found.items() if table[key][role] != value}
    assert differences == {}


def test_the_table_itself_keeps_what_was_promised() -> None:
    broken = []
    for (route, variant), row in read_table().items():
        where = f"{route} ({variant})"
        if any(row[role].startswith("5") for role in ROLES):
            broken.append(f"{where}: a server error")
        if route.startswith("quan-tri/") and row["anonymous"] == "200" and "jsi18n" not in route:
            broken.append(f"{where}: the admin answers somebody who is not signed in")
        if route.startswith("quan-tri/") and row["congdan"] == "200" and "jsi18n" not in route:
            broken.append(f"{where}: the admin answers a citizen")
    assert broken == []


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"giamsat", "admin"}])
def test_foreign_cases_and_files_do_not_exist_for_anybody_below_the_province(world: World, role: str) -> None:
    """Reading and acting alike: 404 for officers, the sign-in for nobody, never an answer."""
    person = world.people[role]
    for route in every_route():
        if not route.parameters or not route.name.startswith((*CASE_ROUTES, "private_files:open", "private_files:thu")):
            continue
        address = route.address(access_world.complete(world.values(route, "foreign")))
        for method in ("get", "post"):
            client = Client(raise_request_exception=False)
            if person:
                client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
            answer = outcome(getattr(client, method)(address))
            assert answer in {"404", "405", "sign in", "turned away"}, f"{role} {method} {address}: {answer}"


@override_settings(SECOND_FACTOR_REQUIRED=True)
def test_staff_without_a_second_factor_reach_nothing_behind_the_admin(world: World) -> None:
    reached = []
    for route, variant, address in rows_of_the_walk(world):
        if not route.pattern.startswith("quan-tri/"):
            continue
        client = Client(raise_request_exception=False)
        client.force_login(world.people["motcua"], backend="django.contrib.auth.backends.ModelBackend")
        if client.get(address).status_code == 200:
            reached.append((route.pattern, variant))
    assert reached == []
