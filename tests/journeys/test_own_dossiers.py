"""A citizen with an account: their dossiers in one place, opened without the secret, withdrawn in time."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browsing import DESK, PHONE
from tests.journeys.citizen import (
    LATER,
    TRACKING,
    BirthRegistration,
    answer,
    begin,
    expect_heading,
    go_on,
    question,
    submitted_birth,
)

pytestmark = pytest.mark.browser
MINE = "/ho-so-cua-toi/"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_own_dossier_is_followed_and_withdrawn(visit, sign_in, javascript):
    page = visit(PHONE, javascript=javascript)
    sign_in(page, "congdan", MINE)
    begin(page)
    expect(question(page, "Họ và tên người nộp")).to_have_value("Nguyễn Thị Dân")  # The account knows it.
    registration = BirthRegistration(page)
    registration.to_the_review()
    received = registration.declare_and_send()

    page.goto(MINE)
    row = page.locator("main li").filter(has_text=received.code)
    row.get_by_role("link").click()
    expect(page.get_by_text("Mới đăng ký").first).to_be_visible()
    page.get_by_role("link", name="Rút hồ sơ").click()
    go_on(page, "Rút hồ sơ")
    expect(page.locator("#tom-tat-loi")).to_be_visible()  # It cannot be undone, so it is asked twice.
    page.get_by_label("Tôi hiểu rằng hồ sơ đã rút sẽ không được giải quyết nữa.").check()
    go_on(page, "Rút hồ sơ")
    expect(page.get_by_text("Công dân yêu cầu rút hồ sơ").first).to_be_visible()
    expect(page.get_by_role("link", name="Rút hồ sơ")).to_have_count(0)


def test_a_draft_of_the_account_waits_among_the_own_dossiers(visit, sign_in):
    page = visit(PHONE)
    sign_in(page, "congdan", MINE)
    begin(page)
    answer(page, "Nơi ở hiện nay", "Thôn Lao Chải, xã Y Tý")
    go_on(page, LATER)
    page.goto(MINE)
    page.locator("section").filter(has_text="Đang điền dở").get_by_role("link").first.click()
    expect_heading(page, "Các phần cần điền")


def test_anothers_dossier_is_not_told_apart_from_none(visit):
    received = submitted_birth(visit(DESK))
    stranger = visit(DESK)
    answers = []
    for code, secret in ((received.code, "SAI999"), ("H38.99999-20260101-0001", "SAI999")):
        stranger.goto(TRACKING)
        stranger.get_by_label("Số hồ sơ").fill(code)
        stranger.get_by_label("Mã tra cứu").fill(secret)
        go_on(stranger, "Xem hồ sơ")
        answers.append(stranger.locator("#tom-tat-loi").inner_text())
    assert answers[0] == answers[1]
    stranger.goto(f"{TRACKING}{received.code}/")
    expect_heading(stranger, "Tra cứu hồ sơ")
