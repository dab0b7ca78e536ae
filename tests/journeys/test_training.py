"""Training walked from the calendar to a certificate that anybody can check."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import expect

from tests.browsing import DESK, PHONE
from tests.journeys import learner
from tests.journeys.citizen import expect_heading

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("JOURNEYS_AT" in os.environ, reason="time passes in this journey; it needs a portal of its own"),
]
SHEETS = ("/dao-tao/bang-tinh-bao-cao/iu04-bao-yen/", "Bảng tính cho báo cáo – Bảo Yên")
INTERNET = ("/dao-tao/internet-thu-cong-vu/iu06-nghia-lo/", "Internet, thư công vụ – Nghĩa Lộ")


@pytest.mark.parametrize(
    ("size", "javascript", "which", "people"),
    [
        pytest.param(PHONE, False, SHEETS, ("canbo", "lanhdaoso", "Hà Văn Bộ"), id="phone, without JavaScript"),
        pytest.param(DESK, True, INTERNET, ("motcua2", "lanhdao2", "Vàng Thị Hai"), id="desk"),
    ],
)
def test_from_registering_to_a_certificate_that_is_checked(visit, sign_in, portal, size, javascript, which, people):
    (address, title), (username, head_of, name) = which, people
    official = visit(size, javascript=javascript)
    sign_in(official, username, learner.OWN)
    code = learner.register(official, address, title)

    head = visit(DESK)
    sign_in(head, head_of, learner.WORKLIST)
    learner.decide(head, code, "Đồng ý cử đi học", "Chờ đơn vị tổ chức duyệt")
    organiser = visit(DESK)
    sign_in(organiser, learner.ORGANISER, learner.WORKLIST)
    learner.decide(organiser, code, "Duyệt vào lớp", "Đã duyệt")

    session, number = learner.class_of(portal.data, address)
    learner.give_to_trainer(portal.data, session)
    learner.let_time_pass(portal.data, session, minutes_into_first=5)
    trainer = visit(size, javascript=javascript)
    sign_in(trainer, learner.TRAINER, learner.CLASSROOMS)
    learner.scan(trainer, official, number)

    learner.let_time_pass(portal.data, session, minutes_into_first=14 * 24 * 60)
    learner.mark_all_present(trainer, number)
    learner.finish(trainer, number)

    official.goto(f"{learner.OWN}{code}/")
    expect(official.get_by_text("Hoàn thành").first).to_be_visible()
    certificate, check = learner.certificate_of(portal.data, code)
    paper = official.request.get(f"{learner.CHECK}{certificate}.pdf")
    assert paper.body().startswith(b"%PDF-")

    anybody = visit(size, javascript=javascript)
    anybody.goto(learner.CHECK)
    anybody.get_by_label("Số chứng nhận").fill(certificate)
    anybody.get_by_label("Mã kiểm tra").fill(check)
    anybody.get_by_role("button", name="Kiểm tra").click()
    expect(anybody.locator("main").get_by_text(name).first).to_be_visible()
    anybody.goto(f"{learner.CHECK}?so={certificate}&ma=AAAAAAAA")
    expect_heading(anybody, "Kiểm tra chứng nhận")
    expect(anybody.locator("main").get_by_text(name)).to_have_count(0)
