"""The pictures of docs/screenshots. `script/screenshots` takes them; the tests only see to it that none is missing."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from portal.bootstrap import REPOSITORY_ROOT
from tests.browsing import DESK, PHONE
from tests.journeys import officer
from tests.journeys.citizen import CHILD, GUIDANCE, TRACKING, BirthRegistration, begin, fill, go_on, open_by_secret

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = REPOSITORY_ROOT / "docs" / "screenshots"
MOST_BYTES = 150_000
COLOURS = 256
OF_CITIZENS = ("home", "guidance", "section", "review", "confirmation", "tracking")
PICTURES = (*(f"{name}-{width}" for name in OF_CITIZENS for width in (360, 1280)), "worklist-1280", "case-1280")


def keep(picture: bytes, name: str) -> None:
    """Few colours are enough for pages, and keep the repository small."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


def take(page: Page, name: str) -> None:
    """What stands on a screen, a phone's a good deal higher than the real one."""
    width = page.viewport_size["width"]
    page.set_viewport_size({"width": width, "height": 1180 if width < 600 else 900})
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    page.wait_for_load_state("networkidle")
    keep(page.screenshot(animations="disabled"), f"{name}-{width}")


@pytest.mark.browser
@pytest.mark.skipif("TAKE_PICTURES" not in os.environ, reason="script/screenshots takes them")
def test_take_the_pictures(visit, sign_in):
    received = None
    for size in (DESK, PHONE):
        page = visit(size)
        page.goto("/")
        take(page, "home")
        page.goto(GUIDANCE)
        take(page, "guidance")
        begin(page)
        registration = BirthRegistration(page)
        registration.submitter()
        registration.people_and_place()
        fill(page, CHILD)
        take(page, "section")
        go_on(page)
        registration.parents()
        registration.papers()
        registration.delivery()
        take(page, "review")
        received = registration.declare_and_send()
        take(page, "confirmation")

    desk = visit(DESK)
    sign_in(desk, "motcua", officer.WORKLIST)
    officer.open_case(desk, received.code)
    take(desk, "case")
    officer.do(desk, "Tiếp nhận")
    officer.expect_state(desk, "Được tiếp nhận")
    desk.goto(f"{officer.WORKLIST}?ke=tat-ca")
    take(desk, "worklist")
    for size in (DESK, PHONE):
        page = visit(size)
        open_by_secret(page, received)
        page.goto(f"{TRACKING}{received.code}/")
        take(page, "tracking")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_there_and_small(name):
    picture = FOLDER / f"{name}.png"
    assert picture.stat().st_size < MOST_BYTES
    assert Image.open(picture).width == int(name.rsplit("-", 1)[1])
