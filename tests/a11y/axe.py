"""axe on one page as people see it: on a phone and at a desk, in light and in dark."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

from tests.browsing import DESK, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Everything axe knows of WCAG 2.2 A and AA and of good practice; nothing is switched off.
OPTIONS: dict[str, Any] = {"resultTypes": ["violations"]}
LIGHT, DARK = "light", "dark"


@cache
def script() -> str:
    return Axe().axe_script


def faults(page: Page, *, inside: str = "", without: tuple[str, ...] = ()) -> list[str]:
    """One sentence per rule and element; `inside` and `without` narrow axe to selectors."""
    if not page.evaluate("typeof window.inspectors === 'object'"):
        # An axe of our own: Wagtail's user bar runs the one it brings, and one cannot run twice at once.
        page.evaluate("window.brought = window.axe")
        page.evaluate(script())
        page.evaluate("window.inspectors = window.axe; window.axe = window.brought")
    context: dict[str, Any] = {"include": [[inside or "html"]], "exclude": [[selector] for selector in without]}
    found = page.evaluate("([context, options]) => window.inspectors.run(context, options)", [context, OPTIONS])[
        "violations"
    ]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} | {_reason(node)}"
        for rule in found
        for node in rule["nodes"]
    ]


def _reason(node: dict[str, Any]) -> str:
    said = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return said[0] if said else node["html"][:120]


class Inspector:
    """A `look` for the journeys: runs axe in every dress of the page and keeps what it finds in `faults`.

    A page wider than its screen is a fault as well. A page that is still coming is waited for: a click returns where
    the next page has begun.
    """

    def __init__(self, *, inside: str = "", without: tuple[str, ...] = (), sizes=(PHONE, DESK)) -> None:
        self.inside, self.without, self.sizes = inside, without, sizes
        self.faults: list[str] = []
        self.seen: list[str] = []

    def __call__(self, page: Page, name: str) -> None:
        page.wait_for_load_state()
        before = page.viewport_size
        self.seen.append(name)
        for size in self.sizes:
            page.set_viewport_size(size)
            for scheme in (LIGHT, DARK):
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                page.evaluate("document.getAnimations().forEach((one) => one.finish())")
                found = faults(page, inside=self.inside, without=self.without)
                self.faults += [f"{name}, {size['width']} px, {scheme}: {fault}" for fault in found]
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                self.faults.append(f"{name}, {size['width']} px: wider than the screen")
        page.emulate_media(color_scheme=LIGHT)
        page.set_viewport_size(before)
