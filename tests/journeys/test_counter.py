"""Somebody without a phone comes to the desk: the officer asks, types and takes the dossier in."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browsing import DESK
from tests.journeys import officer
from tests.journeys.citizen import FORM, BirthRegistration

pytestmark = pytest.mark.browser


def test_a_walk_in_is_entered_at_the_desk_and_accepted_at_once(visit, sign_in):
    page = visit(DESK)
    sign_in(page, "motcua", officer.WORKLIST)
    page.goto(FORM)
    page.get_by_role("link", name="Nhập hộ cho người dân tại quầy").click()
    expect(page.get_by_text("hãy hỏi và đọc lại cho họ nghe")).to_be_visible()
    expect(page.get_by_label("Họ và tên người nộp")).to_have_value("")  # Nothing of the officer's own account.
    BirthRegistration(page).to_the_review()
    page.get_by_role("checkbox").check()
    page.locator("main form[data-form]").get_by_role("button").last.click()

    officer.expect_state(page, "Mới đăng ký")
    expect(page.get_by_text("Trực tiếp").first).to_be_visible()
    officer.do(page, "Tiếp nhận")
    officer.expect_state(page, "Được tiếp nhận")


def test_a_citizen_is_not_offered_the_desks_entry(visit, sign_in):
    page = visit(DESK)
    sign_in(page, "congdan", "/ho-so-cua-toi/")
    page.goto(FORM)
    expect(page.get_by_role("link", name="Nhập hộ cho người dân tại quầy")).to_have_count(0)
