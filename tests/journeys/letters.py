"""The mails a demonstration writes down instead of sending them, as whoever tries the portal reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

INBOX = "/thu-phat-trien/"
MOST_SECONDS = 150


def newest(page: Page, *, to: str, about: str) -> str:
    """The text of the newest mail to `to` that has `about` in its subject; waits for the worker that sends it."""
    beside = page.context.new_page()
    try:
        for _second in range(MOST_SECONDS):
            beside.goto(INBOX)
            subject = beside.locator(".lc-letter__subject").filter(has_text=about)
            found = beside.locator(".lc-letter").filter(has_text=to).filter(has=subject)
            if found.count():
                found.first.locator(".lc-letter__subject a").click()
                return beside.locator("main .lc-letter__text").inner_text()
            beside.wait_for_timeout(1000)
    finally:
        beside.close()
    pytest.fail(f"No mail to {to} about {about!r} was sent.")


def link_in(text: str) -> str:
    """The last address in a mail: what its reader is asked to open."""
    return re.findall(r"https?://\S+", text)[-1]
