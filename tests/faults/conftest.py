from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.db import connection
from wagtail.models import Locale, Page

from portal.organisations.groups import sync_groups
from tests.factories.services import Commune, birth_registration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from services.procedures.form_page import ApplicationFormPage


@pytest.fixture(autouse=True)
def _nothing_counted() -> Iterator[None]:
    """Rate limits begin at nought, and leave nothing to the tests that follow."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def own_connections(transactional_db: None, tmp_path: Any) -> Iterator[None]:
    """A database that several threads may use at once, each in real transactions of its own.

    PostgreSQL is one already. SQLite in memory is not: the test runs on a copy of it in a file, which has the locks
    that the portal has at work.
    """
    if not (connection.vendor == "sqlite" and connection.is_in_memory_db()):
        _root_page()
        yield
        return
    memory, name = connection.connection, connection.settings_dict["NAME"]
    path = tmp_path / "portal.sqlite3"
    with sqlite3.connect(path) as file:
        memory.backup(file)
    file.close()
    connection.connection = None
    connection.settings_dict["NAME"] = str(path)
    try:
        _root_page()
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
        connection.connection = memory


def _root_page() -> None:
    """Other tests with real transactions leave tables empty that a new portal's migrations fill."""
    Locale.objects.get_or_create(language_code="vi")
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(instance=Page(title="Root", slug="root"))


@pytest.fixture
def commune(db: None) -> Commune:
    sync_groups()
    return Commune()


@pytest.fixture
def form_page(db: None) -> ApplicationFormPage:
    """The electronic form of birth registration, published."""
    return birth_registration().get_children().live().specific().get()


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """What each of `works` returned, done in threads that start together; the first error of any is raised."""
    together = threading.Barrier(len(works))
    results: list[Any] = [None] * len(works)
    errors: list[BaseException] = []

    def run(position: int, work: Callable[[], Any]) -> None:
        try:
            together.wait(20)
            results[position] = work()
        except BaseException as error:  # noqa: BLE001 (a thread's error would be lost)
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    if errors:
        raise errors[0]
    return results
