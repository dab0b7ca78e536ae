"""An officer's hands stay on the keyboard: search, move, open, accept, back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browsing import DESK, PHONE
from tests.journeys import officer
from tests.journeys.citizen import submitted_birth

pytestmark = pytest.mark.browser


def test_a_dossier_is_found_and_accepted_without_the_mouse(visit, sign_in):
    received = submitted_birth(visit(PHONE))
    page = visit(DESK)
    sign_in(page, "motcua", officer.WORKLIST)
    page.goto(f"{officer.WORKLIST}?ke=cho-nhan")

    officer.press(page, "/")
    expect(page.get_by_label("Số hoặc tên")).to_be_focused()
    page.keyboard.type("giang mau chau")  # A folded name finds as the number does.
    officer.press(page, "Enter")
    expect(page).to_have_url(re.compile("q=giang"))
    rows = page.locator("[data-row]")
    expect(rows.filter(has_text=received.code)).to_have_count(1)

    officer.press(page, "/")
    expect(page.get_by_label("Số hoặc tên")).to_be_focused()
    page.keyboard.type(received.code)
    officer.press(page, "Enter")
    expect(page).to_have_url(re.compile(f"q={received.code}"))
    expect(rows).to_have_count(1)
    officer.press(page, "j")
    expect(rows.first).to_have_attribute("aria-selected", "true")
    officer.press(page, "Enter")
    expect(page.locator("[data-case]")).to_be_visible()
    officer.press(page, "u")
    expect(rows).to_have_count(1)

    officer.press(page, "j", "a")
    expect(page.locator("main").get_by_role("button", name="Tiếp nhận")).to_be_focused()
    officer.press(page, "Enter")
    officer.expect_state(page, "Được tiếp nhận")


def test_j_and_k_walk_the_rows_and_x_ticks_them(visit, sign_in):
    received = [submitted_birth(visit(DESK, javascript=False)) for _dossier in range(2)]
    page = visit(DESK)
    sign_in(page, "motcua", officer.WORKLIST)
    page.goto(f"{officer.WORKLIST}?ke=cho-nhan")
    rows = page.locator("[data-row]")
    for key, row in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        officer.press(page, key)
        expect(rows.nth(row)).to_have_attribute("aria-selected", "true")
        expect(page.locator("[data-row][aria-selected=true]")).to_have_count(1)

    for one in received:
        rows.filter(has_text=one.code).get_by_role("link").focus()
        officer.press(page, "x")
    page.get_by_role("button", name="Tiếp nhận", exact=True).focus()
    officer.press(page, "Enter")
    expect(rows.filter(has_text=received[0].code)).to_have_count(0)
    for one in received:
        officer.open_case(page, one.code)
        officer.expect_state(page, "Được tiếp nhận")
