"""A page is translated by its keepers and read in English; and nothing of an English page is left in Vietnamese."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.journeys.test_links import LINK, open_page
from tests.leftovers import unmarked

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.engines.portal_server import RunningPortal

pytestmark = pytest.mark.browser

REPORT = "/quan-tri/bao-cao/ban-dich/"
TITLE, ENGLISH_TITLE = "Mùa vàng trên ruộng bậc thang", "Golden season on the terraces"
# Names are written with capitals; a word in small letters with Vietnamese signs is part of a sentence.
SENTENCE = re.compile(r"(?<!\w)[a-zđ]*[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
EXPLAINED = re.compile(r"\([^)]*\)?|“[^”]*”?")


def test_an_article_is_translated_in_the_admin_and_read_in_english(visit, sign_in):
    page = visit()
    sign_in(page, "truyenthong")
    page.goto(f"{REPORT}?state=chua-co")
    page.get_by_role("row").filter(has_text=TITLE).get_by_role("link", name=TITLE).click()
    expect(page.get_by_text("Dịch sang: English")).to_be_visible()
    page.get_by_role("button", name="Gửi", exact=True).click()

    expect(page.get_by_text(f"Đã đưa trang “{TITLE}” vào dịch sang English")).to_be_visible()
    translate_everything(page, ENGLISH_TITLE)
    page.get_by_role("button", name="Xuất bản bằng English").click()
    expect(page.get_by_text(re.compile(f"Đã xuất bản “{ENGLISH_TITLE}” bằng English"))).to_be_visible()
    reader = visit()
    reader.goto("/en/tin-tuc/")
    reader.locator("main").get_by_role("link", name=ENGLISH_TITLE).click()
    expect(reader.locator("h1")).to_have_text(ENGLISH_TITLE)
    reader.get_by_role("link", name="Tiếng Việt").click()
    expect(reader.locator("h1")).to_have_text(TITLE)
    reader.get_by_role("link", name="English").click()
    expect(reader.locator("h1")).to_have_text(ENGLISH_TITLE)
    rated(reader, "Send rating", re.compile(r"^Average \d\.\d out of 5 stars\. Ratings: \d+\.$"))
    reader.get_by_role("link", name="Tiếng Việt").click()
    expect(reader.locator("h1")).to_have_text(TITLE)
    rated(reader, "Gửi điểm", re.compile(r"^Trung bình \d,\d trên 5 sao, \d+ lượt chấm\.$"))


def rated(reader: Page, send: str, total: re.Pattern[str]) -> None:
    """Four stars, and what the page's script says then of all ratings, in the numbers of the language."""
    reader.locator("label[for=sao-4]").click()
    reader.get_by_role("button", name=send).click()
    reader.locator("#cham-diem").scroll_into_view_if_needed()
    # The script says the reader's own stars last; until then the total is the server's.
    expect(reader.locator("[data-rating-own]")).to_be_visible()
    expect(reader.locator("[data-rating-total]")).to_have_text(total)


def translate_everything(page: Page, title: str) -> None:
    """Part by part as they stand below each other, the title first."""
    parts = page.locator("main li.incomplete:visible")
    expect(parts.first).to_be_visible()
    for left in range(parts.count() - 1, -1, -1):
        parts.first.get_by_role("button", name="Dịch", exact=True).click()
        page.locator("main textarea").fill(title)
        page.get_by_role("button", name="Lưu", exact=True).click()
        expect(parts).to_have_count(left)
        title = f"One of {left} parts that follow"


def test_nothing_of_an_english_page_is_left_in_vietnamese(portal: RunningPortal) -> None:
    """What is quoted, or explains a term in brackets, and what says in its markup that it is Vietnamese, may be."""
    waiting = ["/en/", "/en/khong-co/", "/en/tim-kiem/?q=birth", "/en/tim-kiem/?q=khai+sinh", "/en/tim-kiem/?q=zzzz"]
    seen, read, left = set(waiting), 0, []
    while waiting:
        path = waiting.pop(0)
        _status, html = open_page(portal.address + path)
        page = BeautifulSoup(html, "html.parser")
        if page.html is None or page.html["lang"] != "en":
            continue
        read += 1
        left += [f"{path}: {text}" for text in unmarked(page) if SENTENCE.search(EXPLAINED.sub(" ", text))]
        for found in LINK.findall(html):
            address = unescape(found)
            if address.startswith("/en/") and address not in seen:
                seen.add(address)
                waiting.append(address)
    assert left == []
    assert read > 12
