"""What the first view of every kind of page may cost a weak phone, and how it holds when it is made large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.a11y.kinds import KINDS
from tests.a11y.test_weight import COUNT_SHIFTS, MOST_BYTES, MOST_SHIFT
from tests.browsing import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
# The guidance's, with its table of papers, has the most elements, the market's the most requests.
MOST_ELEMENTS = 1_600
MOST_REQUESTS = 24
# WCAG 2.2, 1.4.10: 1280 px at 400 % are 320 px; 200 % are 640 px.
ENLARGED = ({"width": 320, "height": 640}, {"width": 640, "height": 430})
FOCUS_STEPS = 12
# Whether something is drawn around the element that has the focus, or around the card that it is the link of.
IS_MARKED = """
  () => {
    const marked = (element) => {
      const style = getComputedStyle(element);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    };
    const card = document.activeElement.closest('.lc-teaser');
    return document.activeElement === document.body || marked(document.activeElement) || Boolean(card && marked(card));
  }
"""


def cost(page: Page, address: str) -> dict[str, float]:
    """Bytes on the line, requests, elements and shift of the first view, with an empty cache."""
    sizes: list[int] = []
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.add_init_script(COUNT_SHIFTS)
    page.goto(address, wait_until="networkidle")
    return {
        "bytes": sum(sizes),
        "requests": len(sizes),
        "elements": page.evaluate("document.querySelectorAll('*').length"),
        "shift": page.evaluate("window.shifted"),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_view_keeps_to_its_budget(visit_anything: Any, kind: str) -> None:
    found = cost(visit_anything(PHONE), KINDS[kind])
    assert 1_000 < found["bytes"] < MOST_BYTES, found
    assert found["requests"] <= MOST_REQUESTS, found
    assert found["elements"] <= MOST_ELEMENTS, found
    assert found["shift"] < MOST_SHIFT, found


@pytest.mark.parametrize("kind", KINDS)
def test_it_holds_when_it_is_made_large_and_walked_by_keyboard(visit_anything: Any, kind: str) -> None:
    """Nothing is cut off or scrolled sideways at 200 % and 400 %, and whatever has the focus shows it."""
    page = visit_anything(PHONE)
    page.goto(KINDS[kind])
    for size in ENLARGED:
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), size
    for step in range(FOCUS_STEPS):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_MARKED), (step, page.evaluate("document.activeElement.outerHTML.slice(0, 160)"))
