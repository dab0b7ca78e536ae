"""A weak phone in a valley: what the steps of an application cost with an empty cache, and that nothing moves."""

from __future__ import annotations

import pytest

from tests.a11y.kinds import PRODUCT
from tests.browsing import PHONE
from tests.journeys.citizen import BirthRegistration, begin

pytestmark = pytest.mark.browser
MOST_BYTES = 100_000
MOST_SHIFT = 0.02
# Adds up by how much things move by themselves while a page is loaded and read (the browser's "layout-shift" entries).
COUNT_SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) { if (!one.hadRecentInput) { window.shifted += one.value; } }
  }).observe({ type: 'layout-shift', buffered: true });
"""


class Scales:
    """A `look`: opens the page beside, with an empty cache, and counts the bytes on the line."""

    def __init__(self) -> None:
        self.weights: dict[str, int] = {}

    def weigh(self, context, name: str, address: str) -> None:
        sizes: list[int] = []
        page = context.new_page()
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.setCacheDisabled", {"cacheDisabled": True})
        line.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
        page.goto(address, wait_until="networkidle")
        page.close()
        self.weights[name] = sum(sizes)

    def __call__(self, page, name: str) -> None:
        self.weigh(page.context, name, page.url)


def test_every_step_of_an_application_is_light(visit):
    page = visit(PHONE)
    scales = Scales()
    begin(page)
    registration = BirthRegistration(page, look=scales)
    registration.to_the_review()
    scales(page, "review")
    received = registration.declare_and_send()
    scales(page, "received")
    scales.weigh(page.context, "tracking", f"/tra-cuu/{received.code}/")
    assert min(scales.weights.values()) > 1_000, "nothing was counted"
    heavy = {name: size for name, size in scales.weights.items() if size >= MOST_BYTES}
    assert not heavy


@pytest.mark.parametrize("address", ["/cho-ao/", PRODUCT])
def test_nothing_moves_while_pictures_arrive(visit, address):
    page = visit(PHONE)
    page.add_init_script(COUNT_SHIFTS)
    page.goto(address, wait_until="networkidle")
    for _screen in range(6):
        page.mouse.wheel(0, PHONE["height"])
        page.wait_for_timeout(150)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifted") < MOST_SHIFT
