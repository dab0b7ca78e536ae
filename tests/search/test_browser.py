"""The search in a real browser: on a phone and at a desk, light and dark, by keyboard, without scripts."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.a11y.axe import Inspector
from tests.a11y.conftest import visit_anything
from tests.a11y.test_way import nothing_in
from tests.a11y.test_weight import MOST_BYTES, Scales
from tests.browsing import DESK, PHONE

__all__ = ["visit_anything"]

pytestmark = pytest.mark.browser
QUERIES = {
    "nothing typed": "",
    "found": "khai sinh",
    "many kinds": "chè",
    "corrected": "khai sihn",
    "nearest": "khai sinh trên cung trăng",
    "nothing found": "xe cải tiến",
    "stop words": "ở đâu",
    "signs": "?!",
}


def address(query: str) -> str:
    return f"/tim-kiem/?q={quote(query)}"


@pytest.mark.parametrize("name", QUERIES)
def test_no_page_of_the_search_has_a_fault(visit_anything, name):
    page, inspector = visit_anything(PHONE), Inspector()
    page.goto(address(QUERIES[name]))
    inspector(page, name)
    nothing_in(inspector)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_suggestions_are_chosen_by_keyboard_and_have_no_fault(visit, size):
    page, inspector = visit(size), Inspector(sizes=(size,))
    page.goto("/tim-kiem/")
    box = page.get_by_label("Bạn cần tìm gì?")
    box.press_sequentially("dang ky khai")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Đăng ký khai sinh")
    inspector(page, "suggestions")
    box.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(first).to_be_hidden()
    box.press_sequentially(" s")
    expect(first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/dich-vu-cong/dang-ky-khai-sinh/$"))
    nothing_in(inspector)


def test_the_box_on_the_home_page_offers_and_leads_to_everything(visit):
    page = visit(PHONE)
    page.goto("/")
    box = page.locator("#tim-thu-tuc")
    box.press_sequentially("gao")
    expect(page.get_by_role("option").first).to_contain_text("Gạo")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=gao"))
    expect(page.locator(".lc-results h3").first).to_contain_text("Gạo")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_everything_works_without_scripts(visit, size):
    page = visit(size, javascript=False)
    page.goto("/cho-ao/")
    if size is PHONE:
        page.locator("summary", has_text="Danh mục").click()
    box = page.locator("header input[name=q]:visible")
    box.fill("chè")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q="))
    page.get_by_role("link", name="Sản phẩm", exact=True).click()
    expect(page.locator(".lc-facet a[aria-current]")).to_have_text("Sản phẩm")
    expect(page.locator(".lc-results h3").first).to_contain_text(re.compile("chè|trà", re.IGNORECASE))


def test_the_first_view_is_light(visit):
    page, scales = visit(PHONE), Scales()
    for query in ("", "chè"):
        scales.weigh(page.context, query or "empty", address(query))
    assert min(scales.weights.values()) > 1_000
    assert not {name: size for name, size in scales.weights.items() if size >= MOST_BYTES}
