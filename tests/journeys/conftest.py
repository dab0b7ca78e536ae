"""One running portal and one browser for all journeys; every journey gets a fresh browser context."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.engines.portal_server import DEMO_PASSWORD, RunningPortal, running_portal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 860}


def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise RuntimeError("No browser is installed. Install one with: sudo apt-get install chromium")


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    with running_portal(tmp_path_factory.mktemp("portal") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, portal: RunningPortal) -> Iterator[Callable[..., Page]]:
    """`visit(size, javascript=True)` opens a fresh person's browser: own cookies, Vietnamese, Hà Nội time."""
    contexts: list[BrowserContext] = []

    def open_page(size: dict[str, int] = DESK, *, javascript: bool = True, **options: object) -> Page:
        context = browser.new_context(
            base_url=portal.address,
            viewport=size,
            java_script_enabled=javascript,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            **options,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in() -> Callable[[Page, str], None]:
    def as_person(page: Page, username: str, next_address: str = "/quan-tri/") -> None:
        page.goto(f"/tai-khoan/dang-nhap/?next={next_address}")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", DEMO_PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(f"**{next_address}**")

    return as_person
