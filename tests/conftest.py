"""What every room of the tests may ask for: one running portal and one browser for the whole run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from playwright._impl._errors import TargetClosedError
from wagtail.signal_handlers import reference_index_auto_update_disabled as references_put_off

from tests.browsing import browser, one_browser, portal, sign_in, visit
from tests.engines import migrated

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["browser", "one_browser", "portal", "sign_in", "visit"]


def pytest_set_filtered_exceptions() -> tuple[type[Exception], ...]:
    """`--retries` is for a browser that has gone away, which no page of ours can answer for, and for nothing else."""
    return (TargetClosedError,)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """The test database in memory begins with all tables, so that migrating it has nothing to do."""
    if connection.vendor != "sqlite" or connection.settings_dict["TEST"]["NAME"]:
        yield
        return
    kept = migrated.copied_to(connection.creation._get_test_db_name())
    yield
    kept.close()


@pytest.fixture(scope="session", autouse=True)
def no_index_of_references() -> Iterator[None]:
    """Wagtail looks through whatever is saved for what it refers to, at once where tasks are done at once. What needs
    the index makes it with `rebuild_references_index`.
    """
    references_put_off.value = True
    yield
    references_put_off.value = False
