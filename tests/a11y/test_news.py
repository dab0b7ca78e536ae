"""axe finds nothing on any page of news, ratings and legal documents, in both colour schemes."""

from __future__ import annotations

import pytest

from tests.a11y.axe import Inspector
from tests.a11y.test_way import nothing_in
from tests.browsing import PHONE

pytestmark = pytest.mark.browser
ARTICLE = "/tin-tuc/mua-vang-tren-ruong-bac-thang/"
PAGES = {
    "news": "/tin-tuc/",
    "topic": "/tin-tuc/chu-de/van-hoa/",
    "word": "/tin-tuc/tu-khoa/mua-gat/",
    "article with a gallery": ARTICLE,
    "article, thanked": f"{ARTICLE}#da-cham",
    "documents": "/van-ban/",
    "documents, filtered": "/van-ban/?loai=nghi-dinh&hieu-luc=het-hieu-luc",
    "no such documents": "/van-ban/?q=khongcogi",
    "document that has ended": "/van-ban/nghi-dinh-61-2018/",
    "document that will change": "/van-ban/thong-bao-gio-lam-viec/",
    "document with relations": "/van-ban/nghi-dinh-118-2025/",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_news_has_no_fault(visit_anything, name):
    page, inspector = visit_anything(PHONE), Inspector()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto("about:blank")  # Else an address that differs by its fragment alone is no new page.
        assert page.goto(PAGES[name]).status == 200
        inspector(page, f"{name}, {scheme}")
    nothing_in(inspector)


def test_a_refused_rating_has_no_fault(visit_anything):
    page, inspector = visit_anything(PHONE), Inspector()
    page.goto(ARTICLE)
    page.evaluate("document.querySelectorAll('#cham-diem input').forEach((one) => one.removeAttribute('required'))")
    page.locator("#cham-diem button[type=submit]").click()
    page.wait_for_load_state()
    assert "Hãy chọn từ 1 đến 5 sao" in page.locator("main").inner_text()
    inspector(page, "refused")
    nothing_in(inspector)
