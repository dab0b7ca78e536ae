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
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.architecture import access_world
from tests.architecture.access_world import CASE_ROUTES, MARKET_ROUTES, ROLES, TRAINING_ROUTES, World
from tests.architecture.routes import Route, every_route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse
    from pytest_django.fixtures import SettingsWrapper

TABLE = Path(__file__).with_name("access.csv")
COLUMNS = ("route", "object", *ROLES)
WRITING = bool(os.environ.get("PORTAL_WRITE_ACCESS_TABLE"))
# Sign-out by GET only asks; these would end the walk's session or change what later rows see.
NOT_WALKED = {"wagtailadmin_logout"}
# Words and icons of the admin's scripts; no data.
FOR_EVERYBODY = {"quan-tri/jsi18n/", "quan-tri/sprite/"}
SIGN_IN = "/tai-khoan/dang-nhap/"
KEPT_APART = (*CASE_ROUTES, *MARKET_ROUTES, *TRAINING_ROUTES, "private_files:open", "private_files:thu")

# The mark has the database made also where this module runs alone.
pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db]


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
    cache.clear()  # limits count what the roles before asked from the same address
    with transaction.atomic():
        found = {key: outcome(response) for key, response in responses(world, role)}
        transaction.set_rollback(True)
    return found


def responses(world: World, role: str) -> Iterator[tuple[tuple[str, str], HttpResponse]]:
    for route, variant, address in rows_of_the_walk(world):
        yield (route.pattern, variant), client_of(world, role).get(address)


def client_of(world: World, role: str) -> Client:
    """A fresh browser, signed in as `role`; a server error is an answer, not an exception."""
    client = Client(raise_request_exception=False)
    if person := world.people[role]:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def read_table() -> dict[tuple[str, str], dict[str, str]]:
    with TABLE.open(newline="") as file:
        return {(row["route"], row["object"]): row for row in csv.DictReader(file)}


def write_table(found: dict[str, dict[tuple[str, str], str]]) -> None:
    with TABLE.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for key in sorted(found["admin"]):
            writer.writerow([*key, *(found[role][key] for role in ROLES)])


@pytest.mark.skipif(not WRITING, reason="only on demand")
def test_write_the_table(world: World, bare_admin: None) -> None:
    write_table({role: walk(world, role) for role in ROLES})


def test_every_address_is_in_the_table(world: World) -> None:
    walked = {(route.pattern, variant) for route, variant, _address in rows_of_the_walk(world)}
    table = set(read_table())
    assert sorted(walked - table) == [], "addresses that are not in the table"
    assert sorted(table - walked) == [], "lines of the table without an address"


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_as_the_table_says(world: World, bare_admin: None, role: str) -> None:
    table = read_table()
    assert [
        f"{route} ({variant}): {answer} instead of {table[route, variant][role]}"
        for (route, variant), answer in walk(world, role).items()
        if (route, variant) in table and table[route, variant][role] != answer
    ] == []


def test_the_table_itself_keeps_what_was_promised() -> None:
    broken = []
    for (route, variant), row in read_table().items():
        where = f"{route} ({variant})"
        if any(row[role].startswith("5") for role in ROLES) and route != "quan-tri/failwhale/":
            broken.append(f"{where}: a server error")
        if route.startswith("quan-tri/") and row["anonymous"] == "200" and route not in FOR_EVERYBODY:
            broken.append(f"{where}: the admin answers somebody who is not signed in")
        if route.startswith("quan-tri/") and row["congdan"] == "200" and route not in FOR_EVERYBODY:
            broken.append(f"{where}: the admin answers a citizen")
    assert broken == []


def test_foreign_cases_and_files_do_not_exist_for_anybody_below_the_province(world: World, bare_admin: None) -> None:
    """Reading and acting alike: 404 for officers, the sign-in for nobody, never an answer."""
    answered = []
    for route in every_route():
        if not route.parameters or not route.name.startswith(KEPT_APART):
            continue
        address = route.address(access_world.complete(world.values(route, "foreign")))
        # Communications receive and publish the whole province's feedback; dossiers are none of their business.
        province = {"giamsat", "admin"}
        if route.name.startswith("phan-anh:"):
            province |= {"truyenthong"}
        # The market has one agency that runs it, so nothing of it is foreign to its moderators but trades in peace.
        elif route.name.startswith(("mo-gian-hang:", "bao-vi-pham:", "gian-hang:decide")):
            province |= {"choao"}
        # Who holds the classes works with the officials of the whole province.
        elif route.name.startswith(("dang-ky-hoc:", "tien-do-dao-tao:", "courses_", "training:certificate")):
            province |= {"daotao"}
        for role in set(ROLES) - province:
            for method in ("get", "post"):
                answer = outcome(getattr(client_of(world, role), method)(address))
                if answer not in {"404", "405", "sign in", "turned away"}:
                    answered.append(f"{role} {method} {address}: {answer}")
    assert answered == []


def test_staff_without_a_second_factor_reach_nothing_behind_the_admin(
    world: World, bare_admin: None, settings: SettingsWrapper
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    reached = []
    for route, variant, address in rows_of_the_walk(world):
        if not route.pattern.startswith("quan-tri/"):
            continue
        if client_of(world, "motcua").get(address).status_code == 200:
            reached.append((route.pattern, variant))
    assert reached == []
