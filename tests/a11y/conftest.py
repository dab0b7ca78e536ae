"""Pages that are errors on purpose are visited as well; the browser's own word on their status is no complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import PHONE, opening_contexts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.engines.portal_server import RunningPortal


@pytest.fixture
def visit_anything(browser: Browser, portal: RunningPortal) -> Iterator[Callable[..., Page]]:
    with opening_contexts(browser) as open_context:
        yield lambda size=PHONE: open_context(base_url=portal.address, viewport=size).new_page()
