"""Feedback: sent, assigned, answered, published without the sender's name."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browsing import DESK, PHONE
from tests.journeys import officer
from tests.journeys.citizen import Photo, answer, expect_heading, fill, go_on, look_again_if_asked

pytestmark = pytest.mark.browser
FEEDBACK = "/phan-anh-kien-nghi/"
WORKLIST = "/quan-tri/phan-anh/"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_feedback_goes_from_the_sender_to_a_published_answer(visit, sign_in, javascript):
    subject = f"Đèn đường ngõ {'chợ' if javascript else 'trường'} không sáng"
    sender = visit(PHONE, javascript=javascript)
    code = sent(sender, subject)

    editor = visit(DESK, javascript=javascript)
    sign_in(editor, "truyenthong", WORKLIST)
    officer.open_case(editor, code, WORKLIST)
    form = officer.act(editor, "Giao xử lý")
    form.get_by_label("Giao cho cơ quan").select_option(label="UBND phường Sa Pa")
    form.get_by_role("button").last.click()

    leader = visit(DESK, javascript=javascript)
    sign_in(leader, "lanhdao", WORKLIST)
    officer.open_case(leader, code, WORKLIST)
    form = officer.act(leader, "Trả lời")
    form.get_by_label("Nội dung trả lời").fill("Đã thay bóng ngày 23/11, đèn sáng lại.")
    form.get_by_role("button").last.click()

    sender.reload()
    expect(sender.get_by_text("Đã thay bóng ngày 23/11").first).to_be_visible()

    officer.open_case(editor, code, WORKLIST)
    form = officer.act(editor, "Công khai")
    form.get_by_label("Nội dung phản ánh công khai").fill("Gọi cho Má A Lử số 0912 345 679.")
    form.get_by_role("button").last.click()
    expect(editor.get_by_text("Còn dữ liệu cá nhân").first).to_be_visible()
    editor.get_by_label("Nội dung phản ánh công khai").fill("Đèn tắt đã ba tối.")
    editor.locator("main form.cw-form").filter(has_text="Tiêu đề công khai").get_by_role("button").last.click()

    public = visit(PHONE, javascript=javascript)
    public.goto(FEEDBACK)
    public.get_by_role("link", name=subject).click()
    expect(public.get_by_text("Đã thay bóng ngày 23/11").first).to_be_visible()
    expect(public.get_by_text("Má A Lử")).to_have_count(0)


def sent(page, subject):
    """Fills the form and gives the number; ends at the page on which the sender follows it."""
    page.goto(FEEDBACK)
    page.get_by_role("link", name="Gửi phản ánh, kiến nghị").first.click()
    page.locator("main").get_by_role("link", name=re.compile("^Bắt đầu|^Gửi")).first.click()
    answers = {"Tóm tắt trong một câu": subject, "Kể rõ sự việc và điều bạn mong muốn": "Đèn tắt đã ba tối."}
    fill(page, answers)
    answer(page, "Lĩnh vực", "Giao thông, chiếu sáng")
    answer(page, "Ảnh hoặc giấy tờ", Photo("đèn đường.jpg"))
    go_on(page)
    look_again_if_asked(page)
    sender = {"Họ và tên": "Má A Lử", "Số điện thoại": "0912 345 679"}
    fill(page, {**sender, "Bạn có đồng ý công khai nội dung và trả lời không?": "Có"})
    go_on(page)
    if declaration := page.locator("main form[data-form] input[type=checkbox]").all():
        declaration[0].check()
    page.locator("main form[data-form]").get_by_role("button").last.click()
    expect_heading(page, "Đã nhận phản ánh của bạn")
    code = page.get_by_text(re.compile(r"^PA-")).first.inner_text()
    page.get_by_role("link", name="Theo dõi phản ánh này").click()
    expect(page.get_by_text(code).first).to_be_visible()
    return code
