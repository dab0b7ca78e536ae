"""What a buyer from abroad and the seller do in a trade, each by the words of their own language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.citizen import expect_heading, no_look
from tests.journeys.letters import link_in, newest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.journeys.citizen import Look

PRODUCT = "/cho-ao/che-shan-may-trang/che-shan-tuyet-suoi-giang/"
SELLER = "tieuthuong3"
TRADES = "/cho-ao/giao-dich/"
# Of the frame, and on every page of a trade; none of it is anybody's name.
VIETNAMESE = (
    "Lưu và tiếp tục",
    "không bắt buộc",
    "Người bán",
    "Người mua",
    "Gian hàng",
    "Giao dịch",
    "Báo giá",
    "Trả giá",
    "Đơn giá",
    "Số lượng",
    "Đang chờ",
    "Tiếp theo",
    "Lời nhắn",
    "Xác nhận",
    "Đơn hàng",
    "Quay lại",
    "Cổng không giữ tiền",
)
# What a reader of another language sees of the page, without what is marked as Vietnamese.
OWN_TEXT = """() => {
  const page = document.body.cloneNode(true);
  const others = '[lang=vi], script, template, wagtail-userbar';
  page.querySelectorAll(others).forEach((one) => one.remove());
  return page.textContent;
}"""


@dataclass(frozen=True)
class Buyer:
    """`number` makes the address the buyer's own."""

    number: int

    @property
    def email(self) -> str:
        return f"buyer{self.number}@example.com"


def expect_english(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.wait_for_load_state()
    shown = page.evaluate(OWN_TEXT)
    assert [words for words in VIETNAMESE if words.lower() in shown.lower()] == []


def question(page: Page, label: str) -> Locator:
    words = re.compile(rf"^\s*{re.escape(label)}(\s*\(optional\))?\s*$")
    legend = page.locator("main fieldset").filter(has=page.locator("legend", has_text=words))
    if legend.count():
        return legend.first
    return page.locator("main").get_by_label(words).first


def answer(page: Page, answers: dict[str, str]) -> None:
    for label, value in answers.items():
        asked = question(page, label)
        match asked.evaluate("element => element.tagName"):
            case "FIELDSET":
                asked.get_by_label(value, exact=True).check()
            case "SELECT":
                asked.select_option(label=value)
            case _:
                asked.fill(value)


def go_on(page: Page) -> None:
    """Twice where the portal asks whoever was very quick to look at it again."""
    title = page.locator("h1").inner_text()
    for _try in range(5):
        with page.expect_navigation():
            page.locator("main").get_by_role("button", name="Save and continue", exact=True).last.click()
        if page.locator("h1").inner_text() != title:
            return
        page.wait_for_timeout(500)


def ask_for_quotation(page: Page, buyer: Buyer, look: Look = no_look) -> str:
    """From the product's page, read in Vietnamese first, to the receipt; gives the number of the trade."""
    page.goto(PRODUCT)
    page.get_by_role("navigation", name="Ngôn ngữ").get_by_role("link", name="English").click()
    expect_heading(page, "Suoi Giang Shan Tuyet green tea")
    expect_english(page)
    look(page, "product in English")
    page.locator("main").get_by_role("link", name="Request a quotation").first.click()
    expect_english(page)
    look(page, "enquiry, start")
    page.locator("main").get_by_role("link", name="Start your request").click()
    sections = (
        {"Quantity": "300", "Unit": "kg", "Target price for one unit": "38.5", "Currency": "USD"},
        {
            "Country of destination": "Australia",
            "Place of destination": "Melbourne",
            "Delivery terms (Incoterms 2020)": "FOB – on board at the port of shipment",
            "Payment terms": "T/T: deposit, balance later",
            "Message to the seller": "Spring harvest, vacuum packed. Please send organic papers.",
        },
        {"Your name": "Alex Sample", "Company": "Sample Tea House", "Your country": "Australia", "E-mail": buyer.email},
    )
    for number, answers in enumerate(sections, start=1):
        expect_english(page)
        look(page, f"enquiry, section {number}")
        answer(page, answers)
        go_on(page)
    expect_heading(page, "Check before you send")
    expect_english(page)
    look(page, "enquiry, review")
    page.locator("main form[data-form]").get_by_role("button").last.click()
    expect_heading(page, "One more step: confirm your e-mail address")
    expect_english(page)
    look(page, "enquiry, receipt")
    return page.locator(".lc-code__value").first.inner_text().strip()


def confirm_address(page: Page, buyer: Buyer, code: str, look: Look = no_look) -> None:
    """By the link of the mail; ends in the trade's room."""
    page.goto(link_in(newest(page, to=buyer.email, about=code)))
    expect_english(page)
    look(page, "confirming the address")
    page.get_by_role("button", name="Confirm and send to the stall").click()
    expect(page.get_by_text(code).first).to_be_visible()
    expect_english(page)


def room(page: Page, code: str) -> None:
    page.goto(f"{TRADES}{code}/")


def act(page: Page, code: str, label: str, look: Look = no_look, **values: str) -> None:
    """Does what the room offers under `label`; `values` are typed or chosen in the fields of these names."""
    room(page, code)
    page.locator("main").get_by_role("link", name=label, exact=True).first.click()
    expect_heading(page, label)
    for name, value in values.items():
        control = page.locator(f"main form [name={name}]").first
        if control.evaluate("element => element.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    look(page, label)
    with page.expect_navigation():
        page.locator("main form").get_by_role("button", name=label, exact=True).last.click()
    expect(page.locator("main h1")).not_to_have_text(label)
