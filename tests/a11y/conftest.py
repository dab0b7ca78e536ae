"""Pages that are errors on purpose are visited as well; the browser's own word on their status is no complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.engines.portal_server import RunningPortal


@pytest.fixture
def visit_anything(browser: Browser, portal: RunningPortal) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_page(size: dict[str, int] = PHONE) -> Page:
        contexts.append(browser.new_context(base_url=portal.address, viewport=size, locale="vi-VN"))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()
