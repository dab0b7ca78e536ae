"""One running portal and one browser for all journeys; every journey gets fresh browser contexts, all of them watched.

Whatever a journey is about, none of its pages may ask another host, break the content security policy or throw.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.engines import migrated
from tests.engines.portal_server import DEMO_PASSWORD, RunningPortal, running_portal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 860}
SIZES = {"phone": PHONE, "desk": DESK}
# Milliseconds: a machine that is busy with something else is slow, not broken.
PATIENCE = 15_000
# The browser says this of every page that tells a mistake (422), and of nothing that is wrong with the page itself.
ANSWERED_WITH_A_MISTAKE = "the server responded with a status of 422"


def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise RuntimeError("No browser is installed. Install one with: sudo apt-get install chromium")


class Watch:
    """Collects what a page must never do. `complaints` holds one sentence for each; `forgives` is a part of one that
    the journey provokes.
    """

    def __init__(self, context: BrowserContext, address: str, forgives: str = "") -> None:
        self.forgives = forgives
        self.hosts = {urlsplit(address).netloc, urlsplit(address).netloc.replace("127.0.0.1", "localhost")}
        self.complaints: list[str] = []
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"Thrown on {error.page.url}: {error.error}"))
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        provoked = ANSWERED_WITH_A_MISTAKE in message.text or (self.forgives and self.forgives in message.text)
        if message.type == "error" and not provoked:
            self.complaints.append(f"On {message.page.url if message.page else '?'}: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.netloc not in self.hosts:
            self.complaints.append(f"Another host was asked: {request.url}")


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    """A portal of its own; JOURNEYS_AT=http://… takes a demonstration that runs already, while writing a journey."""
    if address := os.environ.get("JOURNEYS_AT"):
        yield RunningPortal(address, Path(), None)
        return
    data = tmp_path_factory.mktemp("portal") / "data"
    migrated.copied_into(data)
    with running_portal(data) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, in which Django would refuse to touch the test's database.
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


def slowed(page: Page) -> None:
    """JOURNEYS_SLOW=3 gives a processor three times as slow and answers a tenth of a second late: a journey that does
    something before the page is ready for it fails.
    """
    if rate := os.environ.get("JOURNEYS_SLOW"):
        devtools = page.context.new_cdp_session(page)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": float(rate)})
        line = {"offline": False, "latency": 100, "downloadThroughput": -1, "uploadThroughput": -1}
        devtools.send("Network.emulateNetworkConditions", line)


@pytest.fixture
def visit(browser: Browser, portal: RunningPortal) -> Iterator[Callable[..., Page]]:
    """`visit(size, javascript=True)` opens a fresh person's browser: own cookies, Vietnamese, Hà Nội time."""
    contexts: list[BrowserContext] = []
    watches: list[Watch] = []

    def open_page(size: dict[str, int] = DESK, *, javascript: bool = True, forgives: str = "", **options: Any) -> Page:
        context = browser.new_context(
            base_url=portal.address,
            viewport=size,
            java_script_enabled=javascript,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watches.append(Watch(context, portal.address, forgives))
        context.on("page", slowed)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    if complaints := [complaint for watch in watches for complaint in watch.complaints]:
        pytest.fail("\n".join(complaints))


@pytest.fixture
def sign_in() -> Callable[[Page, str], None]:
    def as_person(page: Page, username: str, next_address: str = "/quan-tri/") -> None:
        page.goto(f"/tai-khoan/dang-nhap/?next={next_address}")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", DEMO_PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(f"**{next_address}**")

    return as_person
