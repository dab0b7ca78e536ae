"""The demonstration as the world of these tests: loaded once for the folder, and gone after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.test import override_settings
from wagtail import hooks

from tests.architecture import access_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from pytest_django.fixtures import SettingsWrapper
    from wagtail.admin.menu import MenuItem

    from tests.architecture.access_world import World


@pytest.fixture(scope="package")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with override_settings(DEMONSTRATION=True), django_db_blocker.unblock(), transaction.atomic():
        yield access_world.build()
        transaction.set_rollback(True)


@pytest.fixture
def world(demonstration: World, settings: SettingsWrapper) -> Iterator[World]:
    """The same world for every test; what one of them writes is gone before the next."""
    settings.DEMONSTRATION = True
    settings.SECOND_FACTOR_REQUIRED = False
    with transaction.atomic():
        yield demonstration
        transaction.set_rollback(True)


@pytest.fixture
def bare_admin() -> Iterator[None]:
    """The admin without its menu, whose counts cost a third of every screen and say nothing of who may open it."""

    def clear(request: HttpRequest, items: list[MenuItem]) -> None:
        items.clear()

    with hooks.register_temporarily("construct_main_menu", clear, order=10**6):
        yield
