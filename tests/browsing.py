"""One running portal and one browser for all journeys; every journey gets fresh browser contexts, all of them watched.

Whatever a journey is about, none of its pages may ask another host, break the content security policy or throw.
"""

from __future__ import annotations

import os
import shutil
import signal
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.engines import migrated
from tests.engines.portal_server import DEMO_PASSWORD, RunningPortal, running_portal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, BrowserType, ConsoleMessage, Page, Request

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 860}
SIZES = {"phone": PHONE, "desk": DESK}
# Milliseconds: a machine that is busy with something else is slow, not broken.
PATIENCE = 15_000
# How many times slower the browser is made to be; none where it is not asked for (see `slowed`).
SLOWNESS = float(os.environ.get("JOURNEYS_SLOW", 0))
# Seconds that one test may keep the browser; the longest journey takes a minute on two cores.
LIMIT = 240 * max(1.0, SLOWNESS)
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


class OneBrowser:
    """The browser of the whole run, and another one where it has gone away.

    Playwright waits without end for a browser that opens, closes or evaluates and never answers. So whoever borrows it
    for more than `limit` seconds has it ended under them, and Playwright says so where it was waiting.
    """

    def __init__(self, kind: BrowserType) -> None:
        self.kind = kind
        self.started: Browser | None = None
        self.process = 0

    @contextmanager
    def borrowed(self, limit: float = LIMIT) -> Iterator[Browser]:
        browser = self.started if self.started and self.started.is_connected() else self._start()
        with self._ended_after(limit):
            yield browser

    def _start(self) -> Browser:
        self.started = browser = self.kind.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
        self.process = next(process["id"] for process in processes if process["type"] == "browser")
        return browser

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[None]:
        end = threading.Timer(seconds, os.kill, (self.process, signal.SIGKILL))
        end.start()
        try:
            yield
        finally:
            end.cancel()

    def close(self) -> None:
        if self.started and self.started.is_connected():
            with self._ended_after(seconds=60):
                self.started.close()


@pytest.fixture(scope="session")
def one_browser() -> Iterator[OneBrowser]:
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, in which Django would refuse to touch the test's database.
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = OneBrowser(playwright.chromium)
        yield started
        started.close()


@pytest.fixture
def browser(one_browser: OneBrowser) -> Iterator[Browser]:
    with one_browser.borrowed() as borrowed:
        yield borrowed


@contextmanager
def opening_contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """`open_context(**options)` is a fresh person's browser: own cookies, Vietnamese. All are closed at the end."""
    from playwright.sync_api import Error

    contexts: list[BrowserContext] = []

    def open_context(**options: Any) -> BrowserContext:
        contexts.append(browser.new_context(locale="vi-VN", **options))
        contexts[-1].set_default_timeout(PATIENCE)
        return contexts[-1]

    try:
        yield open_context
    finally:
        for context in contexts:
            with suppress(Error):  # a browser that has gone away has closed them all
                context.close()


def slowed(page: Page) -> None:
    """JOURNEYS_SLOW=3 gives a processor three times as slow and answers a tenth of a second late: a journey that does
    something before the page is ready for it fails.
    """
    if SLOWNESS:
        devtools = page.context.new_cdp_session(page)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWNESS})
        line = {"offline": False, "latency": 100, "downloadThroughput": -1, "uploadThroughput": -1}
        devtools.send("Network.emulateNetworkConditions", line)


@pytest.fixture
def visit(browser: Browser, portal: RunningPortal) -> Iterator[Callable[..., Page]]:
    """`visit(size, javascript=True)` opens a fresh person's browser in Hà Nội time, and watches what it does."""
    watches: list[Watch] = []
    with opening_contexts(browser) as open_context:

        def open_page(
            size: dict[str, int] = DESK, *, javascript: bool = True, forgives: str = "", **options: Any
        ) -> Page:
            context = open_context(
                base_url=portal.address,
                viewport=size,
                java_script_enabled=javascript,
                timezone_id="Asia/Ho_Chi_Minh",
                **options,
            )
            watches.append(Watch(context, portal.address, forgives))
            context.on("page", slowed)
            return context.new_page()

        yield open_page
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
