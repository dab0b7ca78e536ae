"""A birth registered: guidance, form, receipt, the officers, a supplement, the result, the citizen's rating."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browsing import DESK, PHONE
from tests.journeys import officer
from tests.journeys.citizen import (
    BORN,
    CHILD,
    GUIDANCE,
    LATER,
    SUBMITTER,
    BirthRegistration,
    Photo,
    answer,
    begin,
    expect_heading,
    fill,
    go_on,
    look_again_if_asked,
    open_by_secret,
    question,
)

pytestmark = pytest.mark.browser

SCAN = Photo("giấy chứng sinh chụp lại.pdf", "application/pdf")


@pytest.mark.parametrize(
    ("citizen_at", "officers_at", "javascript"),
    [
        pytest.param(PHONE, DESK, True, id="phone, officers at a desk"),
        pytest.param(PHONE, DESK, False, id="phone, officers at a desk, without JavaScript"),
        pytest.param(DESK, PHONE, True, id="desk, officers on a phone"),
        pytest.param(DESK, DESK, False, id="desk, officers at a desk, without JavaScript"),
    ],
)
def test_a_birth_is_registered_from_guidance_to_result(visit, sign_in, citizen_at, officers_at, javascript):
    page = visit(citizen_at, javascript=javascript)
    from_guidance_to_the_form(page)
    mistakes_are_told_and_what_was_typed_is_kept(page)

    elsewhere = visit(citizen_at, javascript=javascript)
    resumed_by_link(page, elsewhere)
    received = reviewed_changed_and_sent(elsewhere)
    the_receipt_is_a_pdf(elsewhere)

    citizen = visit(citizen_at, javascript=javascript)
    open_by_secret(citizen, received)
    expect(citizen.get_by_text("Mới đăng ký").first).to_be_visible()

    def signed_in(name):
        desk = visit(officers_at, javascript=javascript)
        sign_in(desk, name)
        officer.open_case(desk, received.code)
        return desk

    desk = signed_in("motcua")
    accepted_with_an_appointed_hour(desk, citizen)
    specialist = signed_in("chuyenvien")
    a_supplement_is_asked_and_answered(specialist, citizen)

    officer.open_case(specialist, received.code)
    officer.do(specialist, "Chuyển bước tiếp theo")
    expect(specialist.get_by_text("Bước này do người khác xử lý; bạn chỉ xem.")).to_be_visible()
    leader = signed_in("lanhdao")
    officer.do(leader, "Ký, ban hành kết quả")
    officer.expect_state(leader, "Đã xử lý xong")
    officer.open_case(desk, received.code)
    result_is_returned(desk)
    result_is_downloaded_and_the_service_rated(citizen)


def from_guidance_to_the_form(page):
    page.goto(GUIDANCE)
    expect_heading(page, "Đăng ký khai sinh")
    page.get_by_role("link", name="Nộp hồ sơ trực tuyến").click()
    expect(page.get_by_text("Giấy chứng sinh").first).to_be_visible()
    begin(page)


def mistakes_are_told_and_what_was_typed_is_kept(page):
    fill(page, SUBMITTER | {"Số định danh cá nhân (số căn cước)": "09919000123"})
    go_on(page)
    summary = page.locator("#tom-tat-loi")
    expect(summary).to_contain_text("12 chữ số")
    name = question(page, "Họ và tên người nộp")
    expect(name).to_have_value("Lý Thị Mẫu")
    expect(question(page, "Số định danh cá nhân (số căn cước)")).to_have_value("09919000123")
    summary.get_by_role("link").first.click()
    expect(question(page, "Số định danh cá nhân (số căn cước)")).to_be_focused()
    answer(page, "Số định danh cá nhân (số căn cước)", "099190001234")
    go_on(page)
    look_again_if_asked(page)
    registration = BirthRegistration(page)
    registration.people_and_place()

    fill(page, CHILD | {"Ngày, tháng, năm sinh": "31/02/2026"})
    go_on(page)
    expect(page.locator("#tom-tat-loi")).to_contain_text("Ngày, tháng, năm sinh")
    expect(question(page, "Ngày, tháng, năm sinh")).to_have_value("31/02/2026")
    expect(question(page, "Họ, chữ đệm, tên của trẻ")).to_have_value("Giàng Mẫu Châu")
    answer(page, "Ngày, tháng, năm sinh", BORN)
    go_on(page)
    expect_heading(page, "Người mẹ")


def resumed_by_link(page, elsewhere):
    """Stops in the middle of the mother's section; goes on with another device that has nothing but the link."""
    answer(page, "Họ, chữ đệm, tên mẹ", "Lý Thị Mẫu")
    go_on(page, LATER)
    expect_heading(page, "Đã lưu, bạn có thể điền tiếp sau")
    link = page.locator(".lc-form-link a").inner_text()
    elsewhere.goto(link)
    expect_heading(elsewhere, "Các phần cần điền")
    elsewhere.locator("main").get_by_role("link", name="Người mẹ").click()
    expect(question(elsewhere, "Họ, chữ đệm, tên mẹ")).to_have_value("Lý Thị Mẫu")
    registration = BirthRegistration(elsewhere)
    registration.parents()
    registration.papers()
    registration.delivery()


def reviewed_changed_and_sent(page):
    expect(page.get_by_text("Giàng Mẫu Châu")).to_be_visible()
    page.get_by_role("link", name="Sửa Họ, chữ đệm, tên của trẻ").click()
    answer(page, "Họ, chữ đệm, tên của trẻ", "Giàng Thị Châu")
    go_on(page)
    expect_heading(page, "Kiểm tra lại trước khi gửi")
    expect(page.get_by_text("Giàng Thị Châu")).to_be_visible()
    page.locator("main form[data-form]").get_by_role("button").last.click()
    expect(page.locator("main .lc-field__error")).to_be_visible()  # Nothing is sent without the declaration.
    received = BirthRegistration(page).declare_and_send()
    assert received.code
    assert received.secret
    expect(page.get_by_role("heading", name="Tiếp theo là gì")).to_be_visible()
    expect(page.get_by_role("img", name=f"Mã QR mở trang tra cứu hồ sơ {received.code}")).to_be_visible()
    return received


def the_receipt_is_a_pdf(page):
    address = page.get_by_role("link", name="(PDF)").first.get_attribute("href")
    paper = page.request.get(address)
    assert paper.ok
    assert paper.body().startswith(b"%PDF-")


def accepted_with_an_appointed_hour(desk, citizen):
    officer.expect_state(desk, "Mới đăng ký")
    assert officer.acts(desk)[0] == "Tiếp nhận"
    officer.do(desk, "Tiếp nhận")
    officer.expect_state(desk, "Được tiếp nhận")
    expect(desk.get_by_text("Hẹn trả").first).to_be_visible()
    citizen.reload()
    expect(citizen.get_by_text("Được tiếp nhận").first).to_be_visible()
    citizen.locator("summary").filter(has_text="Vì sao là ngày giờ này?").first.click()
    expect(citizen.get_by_text("Thứ Ba 24/11/2026").or_(citizen.get_by_text("giờ làm việc")).first).to_be_visible()


def a_supplement_is_asked_and_answered(specialist, citizen):
    form = officer.act(specialist, "Yêu cầu bổ sung")
    for item, problem, fix in (
        ("Giấy chứng sinh", "Ảnh mờ, không đọc được ngày sinh.", "Chụp lại đủ bốn góc."),
        ("Nơi sinh", "Ghi thiếu tỉnh.", "Ghi cả tên tỉnh."),
    ):
        row = form.locator(".sd-item").filter(has=specialist.get_by_label(item, exact=True))
        row.get_by_label(item, exact=True).check()
        row.get_by_label("Sai, thiếu điều gì").fill(problem)
        row.get_by_label("Cách sửa").fill(fix)
    form.get_by_role("button").last.click()
    officer.expect_state(specialist, "Yêu cầu bổ sung giấy tờ")

    citizen.reload()
    expect(citizen.get_by_text("Ảnh mờ, không đọc được ngày sinh.").first).to_be_visible()
    citizen.get_by_role("link", name="Bổ sung").first.click()
    expect_heading(citizen, "Bổ sung hồ sơ")
    expect(citizen.get_by_text("thời hạn giải quyết chạy tiếp")).to_be_visible()
    expect(citizen.get_by_label("Họ, chữ đệm, tên của trẻ")).to_have_count(0)
    answer(citizen, "Giấy chứng sinh", SCAN)
    answer(citizen, "Nơi sinh", "Bệnh viện Đa khoa Sa Pa, tỉnh Lào Cai")
    go_on(citizen, "Gửi phần bổ sung")
    expect(citizen.get_by_text("Đang xử lý").first).to_be_visible()


def result_is_returned(desk):
    form = officer.act(desk, "Trả kết quả")
    form.get_by_label("Tệp kết quả").set_input_files([Photo("giấy khai sinh.pdf", "application/pdf").as_sent()])
    form.get_by_role("button").last.click()
    officer.expect_state(desk, "Đã trả kết quả")


def result_is_downloaded_and_the_service_rated(citizen):
    citizen.reload()
    result = citizen.locator("section").filter(has=citizen.get_by_role("heading", name="Kết quả", exact=True))
    paper = citizen.request.get(result.get_by_role("link").first.get_attribute("href"))
    assert paper.body().startswith(b"%PDF-")
    citizen.get_by_role("link", name="Đánh giá").first.click()
    citizen.locator("main").get_by_role("radio").nth(4).check(force=True)
    citizen.get_by_label("Điều gì làm tốt, điều gì cần sửa?").fill("Nhanh, chỉ dẫn rõ.")
    go_on(citizen, "Gửi đánh giá")
    expect(citizen.get_by_role("link", name="Sửa đánh giá của bạn")).to_be_visible()
