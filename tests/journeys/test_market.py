"""The market walked by those who use it: a stall opened, a trade from question to end, a report, a stall suspended."""

from __future__ import annotations

import os
import re
import time
from itertools import count

import pytest
from playwright.sync_api import expect

from tests.browsing import DESK, PHONE
from tests.journeys import buyer as trade
from tests.journeys import merchant as market
from tests.journeys import officer
from tests.journeys.buyer import Buyer, expect_english
from tests.journeys.citizen import expect_heading, fill, go_on, look_again_if_asked
from tests.journeys.letters import newest
from tests.journeys.merchant import Shop

pytestmark = pytest.mark.browser
# A demonstration that is already running has seen the numbers of earlier journeys.
numbers = count(int(time.time()) % 10_000 * 10 if "JOURNEYS_AT" in os.environ else 1)
SIZES = [pytest.param(PHONE, id="phone"), pytest.param(DESK, id="desk")]


@pytest.mark.parametrize(
    ("size", "javascript"),
    [
        pytest.param(PHONE, True, id="phone"),
        pytest.param(DESK, True, id="desk"),
        pytest.param(PHONE, False, id="phone, without JavaScript"),
    ],
)
def test_a_stall_is_opened_and_its_first_product_stands_on_the_shelf(visit, sign_in, size, javascript):
    shop = Shop(next(numbers))
    product = f"Thịt lợn gác bếp {shop.number}"
    merchant = visit(size, javascript=javascript)
    sign_in(merchant, "congdan", "/ho-so-cua-toi/")
    code = market.ask_for_stall(merchant, shop)

    moderator = visit(DESK)
    sign_in(moderator, market.MODERATOR, market.APPLICATIONS)
    market.approve_stall(moderator, code)
    merchant.reload()
    expect(merchant.get_by_text("Gian hàng đã mở").first).to_be_visible()

    market.open_stall(merchant, shop.name)
    market.put_up_product(merchant, product)
    anybody = visit(size, javascript=javascript)
    anybody.goto(f"/cho-ao/tim/?q=thit+lon+gac+bep+{shop.number}")
    expect(anybody.get_by_text("Không có hàng như vậy")).to_be_visible()  # Nobody but the moderator sees it yet.

    market.approve_page(moderator, product)
    anybody.goto("/cho-ao/")
    expect(anybody.get_by_role("link", name=product).first).to_be_visible()
    anybody.get_by_label("Bạn tìm hàng gì?").fill(f"thit lon gac bep {shop.number}")
    anybody.get_by_role("button", name="Tìm hàng").click()
    anybody.locator("main").get_by_role("link", name=product).first.click()
    expect_heading(anybody, product)
    expect(anybody.get_by_role("img", name="Dải thịt gác bếp trên mâm gỗ")).to_be_visible()
    expect(anybody.locator("main").get_by_text("320.000").first).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_an_enquiry_in_english_becomes_an_order_and_is_closed(visit, sign_in, size):
    """Each side reads its own language; the seller learns who asks by answering."""
    asker = Buyer(next(numbers))
    buyer, seller = visit(size), visit(size, forgives="status of 404")
    code = trade.ask_for_quotation(buyer, asker)
    sign_in(seller, trade.SELLER, trade.TRADES)
    trade.room(seller, code)
    expect_heading(seller, "Không vào được giao dịch này")  # The address is not confirmed.
    trade.confirm_address(buyer, asker, code)
    expect(buyer.get_by_text("Waiting for the seller to answer")).to_be_visible()

    trade.room(seller, code)
    expect(seller.get_by_text("Tên và cách liên hệ hiện ra khi bạn báo giá")).to_be_visible()
    assert asker.email not in seller.content()
    assert "Alex Sample" not in seller.content()
    terms = {"unit_price": "42", "currency": "USD", "place": "Cảng Hải Phòng", "lead_days": "20"}
    trade.act(seller, code, "Báo giá", **terms)
    expect(seller.get_by_text(asker.email)).to_be_visible()
    assert "42" in newest(buyer, to=asker.email, about=f"{code}: The seller has quoted")

    trade.act(buyer, code, "Make a counter-offer", unit_price="40.5", note="For 300 kg at once.")
    expect_english(buyer)
    trade.act(seller, code, "Đồng ý giá người mua trả")
    the_order_is_a_pdf(buyer, code)
    the_order_is_a_pdf(seller, code)
    for of_buyer, of_seller, buyer_is_first in (
        ("Report: deposit paid", "Xác nhận: đã chuyển tiền cọc", True),
        ("Confirm: shipped", "Báo: đã giao hàng đi", False),
        ("Report: arrived", "Xác nhận: đã nhận hàng", True),
        ("Confirm: all paid", "Báo: đã thanh toán xong", False),
    ):
        steps = [(buyer, of_buyer), (seller, of_seller)]
        for page, label in steps if buyer_is_first else reversed(steps):
            trade.act(page, code, label)
        trade.room(buyer, code)
        expect_english(buyer)
    expect(buyer.get_by_text("The order is completed")).to_be_visible()
    seller.reload()
    expect(seller.get_by_text("Đơn hàng đã hoàn tất")).to_be_visible()


def the_order_is_a_pdf(page, code):
    trade.room(page, code)
    order = page.request.get(page.locator("main a").filter(has_text="PDF").first.get_attribute("href"))
    assert order.status == 200
    assert order.headers["content-type"] == "application/pdf"
    assert order.body().startswith(b"%PDF-")


@pytest.mark.parametrize("size", SIZES)
def test_a_product_that_was_rightly_reported_is_taken_down_and_its_merchant_told(visit, sign_in, size):
    stall = "/cho-ao/cham-xanh-ta-van/"
    anybody = visit(size, forgives="status of 404")
    anybody.goto(stall)
    anybody.locator("main .lc-good__name a").last.click()
    product, address = anybody.locator("h1").inner_text(), anybody.url
    code = reported(anybody)

    moderator = visit(DESK)
    sign_in(moderator, market.MODERATOR, market.REPORTS)
    officer.open_case(moderator, code, market.REPORTS)
    form = officer.act(moderator, "Kết luận có vi phạm")
    form.get_by_label("Gỡ sản phẩm").check()
    form.get_by_label("Kết luận gửi gian hàng").fill("Ghi là dệt tay mà hàng dệt máy.")
    form.get_by_label("Trả lời người báo").fill("Đã xem hàng tại chỗ, đúng là dệt máy. Sản phẩm đã được gỡ.")
    form.get_by_role("button").last.click()
    officer.expect_state(moderator, "Có vi phạm, đã xử lý")

    answer = anybody.goto(address)
    assert answer is not None
    assert answer.status == 404
    anybody.goto(stall)
    expect(anybody.locator("main").get_by_role("link", name=product)).to_have_count(0)
    merchant = visit(size)
    sign_in(merchant, "tieuthuong", market.STALLS)
    market.open_stall(merchant, "Chàm Xanh Tả Van")
    expect(merchant.get_by_text("Ghi là dệt tay mà hàng dệt máy.").first).to_be_visible()
    told = newest(merchant, to="tieuthuong@example.com", about=product)
    assert "Ghi là dệt tay mà hàng dệt máy." in told
    assert "nguoibao" not in told


def reported(page):
    """From the product's page; gives the number of the report."""
    page.get_by_role("link", name="Báo vi phạm về sản phẩm này").click()
    page.get_by_role("link", name="Bắt đầu báo").click()
    fill(
        page,
        {
            "Điều gì không đúng?": "Sai nguồn gốc, xuất xứ",
            "Kể rõ sự việc": "Ghi là dệt tay, mua về thấy dệt máy.",
            "Thư điện tử": "nguoibao@example.com",
        },
    )
    go_on(page)
    look_again_if_asked(page)
    expect_heading(page, "Kiểm tra lại trước khi gửi")
    page.locator("main form[data-form]").get_by_role("button").last.click()
    expect_heading(page, "Đã nhận tin báo của bạn")
    return page.get_by_text(re.compile(r"^VP-")).first.inner_text().strip()


@pytest.mark.parametrize("size", SIZES)
def test_a_suspended_stall_is_gone_at_once_and_back_when_it_is_lifted(visit, sign_in, size):
    stall, name, query = "/cho-ao/ca-suoi-lanh-sa-pa/", "Cá Suối Lạnh Sa Pa", "/cho-ao/tim/?q=ca+tam"
    anybody = visit(size, forgives="status of 404")
    anybody.goto(query)
    anybody.locator("main").get_by_role("link", name=re.compile("Cá tầm")).first.click()
    product = anybody.url
    moderator = visit(DESK)
    sign_in(moderator, market.MODERATOR, market.APPLICATIONS)
    market.open_application_of(moderator, name)
    market.do_with_reason(moderator, "Tạm ngừng gian hàng", "Chờ kết quả mẫu nước.", "Gian hàng tạm ngừng")
    for address in (stall, product):
        answer = anybody.goto(address)
        assert answer is not None
        assert answer.status == 404
    anybody.goto(query)
    expect(anybody.locator("main").get_by_text(name)).to_have_count(0)

    market.do_with_reason(moderator, "Cho mở lại", "Mẫu nước đạt.", "Đã mở gian hàng")
    anybody.goto(query)
    expect(anybody.locator("main").get_by_text(name).first).to_be_visible()
    anybody.goto(product)
    expect_heading(anybody, re.compile("Cá tầm"))
