"""axe finds nothing on the calendar, a course and a class, in light and dark, on a phone and at a desk; and none is
heavy for a weak phone."""

from __future__ import annotations

import pytest

from tests.a11y.axe import Inspector
from tests.a11y.test_weight import MOST_BYTES, Scales
from tests.browsing import PHONE

pytestmark = pytest.mark.browser

COURSE = "/dao-tao/phan-mem-mot-cua/"
PAGES = {
    "front": "/dao-tao/",
    "month, filtered": "/dao-tao/?cap=xa&con-cho=1",
    "month without classes": "/dao-tao/?thang=2031-01",
    "week": "/dao-tao/tuan/",
    "list": "/dao-tao/danh-sach/",
    "classes that were": "/dao-tao/danh-sach/?da-qua=1",
    "courses": "/dao-tao/khoa-hoc/",
    "course": COURSE,
    "class": f"{COURSE}1cua-bac-ha/",
    "postponed class": f"{COURSE}1cua-mu-cang-chai/",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_calendar_has_no_fault(visit, name) -> None:
    page, look = visit(PHONE), Inspector()
    assert page.goto(PAGES[name]).status == 200
    look(page, name)
    if page.locator(".lc-cal__filters").count():
        page.locator(".lc-cal__filters > summary").click()
        look(page, f"{name}, filters open")
    assert look.faults == []


def test_the_page_of_the_own_feed_has_no_fault(visit, sign_in) -> None:
    page, look = visit(PHONE), Inspector()
    sign_in(page, "canbo", "/dao-tao/cua-toi/lich/")
    look(page, "own feed, none yet")
    page.click("main form button")
    page.wait_for_selector(".lc-code")
    look(page, "own feed")
    assert look.faults == []


def test_a_phone_gets_a_list_of_days_without_javascript(visit) -> None:
    page = visit(PHONE, javascript=False)
    page.goto("/dao-tao/danh-sach/")
    page.goto(page.locator(".lc-class__title a").first.get_attribute("href"))
    page.goto("/dao-tao/")
    page.locator("a[rel=next]").first.click()
    assert page.locator("table.lc-month").count() + page.locator(".lc-empty").count() == 1
    if page.locator("table.lc-month").count():
        days = page.locator(".lc-month__day:visible")
        assert days.count() == page.locator("td:has(.lc-cal__entry)").count()
        assert "Thứ" in days.first.inner_text() or "Chủ nhật" in days.first.inner_text()
    page.locator(".lc-cal__filters > summary").click()
    page.check("input[name=con-cho]")
    page.locator(".lc-cal__form button").click()
    assert "con-cho=1" in page.url
    assert "thang=" in page.url


def test_the_first_view_of_the_calendar_is_light(visit) -> None:
    page, scales = visit(PHONE), Scales()
    for name, address in PAGES.items():
        scales.weigh(page.context, name, address)
    assert min(scales.weights.values()) > 1_000, "nothing was counted"
    assert not {name: size for name, size in scales.weights.items() if size >= MOST_BYTES}
