"""What officers do in the worklist and on a case's page, by the words that stand there; without JavaScript as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

WORKLIST = "/quan-tri/ho-so/"


def press(page: Page, *keys: str) -> None:
    """Keys are heard once the page's scripts are there. A key that leads to another page is the last of its call, and
    the journey expects something of that page before the next one.
    """
    page.wait_for_load_state()
    for key in keys:
        page.keyboard.press(key)


def open_case(page: Page, code: str, worklist: str = WORKLIST) -> None:
    """From the worklist's search, as an officer with the number in hand comes to it."""
    page.goto(f"{worklist}?ke=tat-ca&q={code}")
    page.locator("main").get_by_role("link", name=code).click()
    expect(page.locator("[data-case]")).to_be_visible()
    page.wait_for_load_state()


def acts(page: Page) -> list[str]:
    """What may be done now, as the page offers it."""
    buttons = page.locator(".cw-acts > .cw-act > summary, .cw-acts > form.cw-act > button")
    return buttons.evaluate_all("buttons => buttons.map((button) => button.firstChild.textContent.trim())")


def act(page: Page, label: str) -> Locator:
    """Opens the act's form and gives it; an act without a form gives the form of its button."""
    box = page.locator(".cw-act").filter(has=page.locator("summary, button").filter(has_text=label)).first
    if box.evaluate("element => element.tagName") == "DETAILS":
        if box.get_attribute("open") is None:
            box.locator("summary").click()
        return box.locator("form")
    return box


def do(page: Page, label: str) -> None:
    """An act that asks nothing, or whose form may stay as it is."""
    act(page, label).get_by_role("button").last.click()


def state(page: Page) -> str:
    return page.locator("[data-case] .cw-head .cw-state").inner_text()


def expect_state(page: Page, words: str) -> None:
    expect(page.locator("[data-case] .cw-head .cw-state")).to_have_text(words)
    page.wait_for_load_state()
