"""axe finds nothing on any page of the market: of buyers, of those who ask for a stall, of merchants and moderators."""

from __future__ import annotations

import os
import re
import time

import pytest
from playwright.sync_api import expect

from tests.a11y.axe import Inspector
from tests.a11y.test_way import OURS, nothing_in
from tests.browsing import DESK, PHONE
from tests.journeys import buyer as trade
from tests.journeys import merchant as market
from tests.journeys import officer
from tests.journeys.buyer import Buyer
from tests.journeys.citizen import fill, go_on, look_again_if_asked
from tests.journeys.merchant import Shop

pytestmark = pytest.mark.browser
NUMBER = int(time.time()) % 90_000 if "JOURNEYS_AT" in os.environ else 9_001
PRODUCT = "/cho-ao/nong-san-cao-son/che-o-long-cao-son/"
PUBLIC = {
    "home": "/cho-ao/",
    "home in Chinese": "/cho-ao/?ngon-ngu=zh-hans",
    "goods, facets chosen": "/cho-ao/tim/?q=che&loai=che&sao=4&chung-nhan=ocop",
    "no such goods": "/cho-ao/tim/?q=khongcogi",
    "shelf of a kind": "/cho-ao/loai/che/",
    "shelf of a commune": "/cho-ao/xa-phuong/02782/",
    "OCOP shelf": "/cho-ao/ocop/",
    "stalls": "/cho-ao/gian-hang/",
    "stall": "/cho-ao/nong-san-cao-son/",
    "product": PRODUCT,
    "product in English": f"{PRODUCT}?ngon-ngu=en",
    "product in Chinese": f"{PRODUCT}?ngon-ngu=zh-hans",
    "finding a report": "/cho-ao/bao-vi-pham/tra-cuu/",
    "lost link": "/cho-ao/giao-dich/gui-lai-lien-ket/",
    "no such product": "/cho-ao/nong-san-cao-son/khong-co/",
}


@pytest.mark.parametrize("name", PUBLIC)
def test_a_page_of_the_market_has_no_fault(visit_anything, name):
    page, inspector = visit_anything(PHONE), Inspector()
    page.goto(PUBLIC[name])
    inspector(page, name)
    nothing_in(inspector)


def test_the_rules_have_no_fault(visit):
    page, look = visit(PHONE), Inspector()
    page.goto("/cho-ao/")
    page.locator(".lc-market__doors ul a").first.click()
    look(page, "rules")
    nothing_in(look)


def test_no_page_of_opening_a_stall_has_a_fault(visit, sign_in):
    page, look = visit(PHONE), Inspector()
    sign_in(page, "congdan", "/ho-so-cua-toi/")
    market.begin_opening(page)
    go_on(page)
    expect(page.locator("#tom-tat-loi")).to_be_visible()
    look(page, "a section with mistakes")
    code = market.ask_for_stall(page, Shop(NUMBER), look)
    page.goto("/cho-ao/gian-hang/xin-mo/")
    look(page, "own applications")
    page.goto(f"/cho-ao/gian-hang/xin-mo/{code}/rut/")
    look(page, "withdrawing")
    assert len(look.seen) >= 11
    nothing_in(look)


def test_no_page_of_a_trade_has_a_fault(visit, sign_in):
    """The buyer's in English from question to quotation, the seller's along, and both sides in other states."""
    buyer, seller, look = visit(PHONE), visit(PHONE), Inspector()
    asker = Buyer(NUMBER)
    code = trade.ask_for_quotation(buyer, asker, look)
    trade.confirm_address(buyer, asker, code, look)
    look(buyer, "buyer waits")
    sign_in(seller, trade.SELLER, trade.TRADES)
    look(seller, "own trades")
    trade.room(seller, code)
    look(seller, "seller is asked")
    trade.act(seller, code, "Báo giá", look, unit_price="42", currency="USD", place="Cảng Hải Phòng", lead_days="20")
    trade.room(buyer, code)
    look(buyer, "buyer has a quotation")
    trade.act(buyer, code, "Make a counter-offer", look, unit_price="40.5")
    trade.act(seller, code, "Đồng ý giá người mua trả", look)
    look(seller, "seller has an order")
    trade.act(buyer, code, "Report: deposit paid")
    look(buyer, "buyer has an order")
    for state in ("Người mua trả giá", "Đã nhận hàng"):
        seller.goto(trade.TRADES)
        seller.locator("main li").filter(has_text=state).first.locator("h2 a").click()
        look(seller, f"seller, {state}")
    nothing_in(look)


def test_no_page_of_a_report_has_a_fault(visit):
    page, look = visit(PHONE), Inspector()
    page.goto(PRODUCT)
    page.get_by_role("link", name="Báo vi phạm về sản phẩm này").click()
    look(page, "report, start")
    page.get_by_role("link", name="Bắt đầu báo").click()
    look(page, "report")
    fill(page, {"Điều gì không đúng?": "Việc khác", "Kể rõ sự việc": "Nhãn ghi sai."})
    go_on(page)
    look_again_if_asked(page)
    page.locator("main form[data-form]").get_by_role("button").last.click()
    expect(page.get_by_text(re.compile(r"^VP-")).first).to_be_visible()
    look(page, "report received")
    page.get_by_role("link", name="Theo dõi tin báo này").click()
    look(page, "own report")
    nothing_in(look)


def test_no_screen_of_a_merchant_has_a_fault(visit, sign_in):
    page, look = visit(PHONE), Inspector()
    sign_in(page, "tieuthuong2", market.STALLS)
    look(page, "choice of stalls")
    market.open_stall(page, "Mận Hoa Bắc Hà")
    look(page, "dashboard")
    page.get_by_role("link", name="Bảng giá").first.click()
    look(page, "prices")
    page.get_by_role("link", name=re.compile("^Đổi giá")).first.click()
    look(page, "offer")
    page.get_by_role("link", name="Sản phẩm", exact=True).first.click()
    look(page, "products")
    page.locator(".mk-row__name a").first.click()
    look(page, "product")
    product = page.url
    for part in ("Thông tin", "Giấy chứng nhận"):
        page.goto(product)
        page.locator("main").get_by_role("link", name=part, exact=True).click()
        look(page, part)
    page.get_by_role("button", name="Thêm giấy này").last.click()
    expect(page.locator("#tom-tat-loi")).to_be_visible()
    look(page, "certificate with mistakes")
    page.goto(product)
    page.get_by_role("link", name="Sản phẩm", exact=True).first.click()
    market.put_up_product(page, f"Mận muối {NUMBER}", look)
    look(page, "product sent")
    nothing_in(look)


def test_no_screen_of_the_moderators_has_a_fault(visit, sign_in):
    """Of Wagtail's own screens only what is ours; the checklist stands in the page editor."""
    page, look = visit(DESK), Inspector(inside=OURS, sizes=(DESK,))
    sign_in(page, market.MODERATOR, market.APPLICATIONS)
    look(page, "applications")
    market.open_application_of(page, "Hoa Hồng Cổ Ô Quý Hồ")
    for label in officer.acts(page):
        officer.act(page, label)
    look(page, "application with its acts")
    page.goto(f"{market.REPORTS}?ke=tat-ca")
    look(page, "reports")
    page.locator("[data-row] a").first.click()
    expect(page.locator("[data-case]")).to_be_visible()
    for label in officer.acts(page):
        officer.act(page, label)
    look(page, "report with its acts")
    page.goto(f"{market.DISPUTES}?ke=tat-ca")
    look(page, "disputes")
    page.locator("[data-row] a").first.click()
    expect(page.locator("[data-case]")).to_be_visible()
    look(page, "disputed trade")
    page.goto(market.QUEUE)
    look(page, "queue")
    page.goto(f"{market.STALLS}doi-gia/")
    look(page, "prices that wait")
    nothing_in(look)
