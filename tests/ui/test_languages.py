"""Choosing a language, and where the choice holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Engine
from django.test import RequestFactory
from django.utils import formats, translation

from portal.form_pages.field_types.quantities import parse_number, show_number
from portal.ui import languages

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

pytestmark = pytest.mark.django_db
TRANSLATED, VIETNAMESE = "/cho-ao/khong-co-trang-nay/", "/khong-co-trang-nay/"


def language_of(response: HttpResponse) -> str:
    """The language a page says it is in, in its header and in its document alike."""
    said = BeautifulSoup(response.content, "html.parser").html["lang"]
    assert response.headers["Content-Language"] == said
    return said


@pytest.mark.parametrize("code", ["en", "zh-hans"])
def test_a_chosen_language_holds_below_translated_addresses_only(client: Client, settings: object, code: str) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = code
    assert language_of(client.get(TRANSLATED)) == code
    assert language_of(client.get(VIETNAMESE)) == "vi"


def test_an_unknown_language_is_vietnamese(client: Client, settings: object) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"
    assert language_of(client.get(TRANSLATED)) == "vi"
    response = client.get(TRANSLATED, {"ngon-ngu": "xx"})
    assert language_of(response) == "vi"
    assert settings.LANGUAGE_COOKIE_NAME not in response.cookies


def test_a_shared_link_opens_in_its_language_and_is_remembered(client: Client, settings: object) -> None:
    response = client.get(TRANSLATED, {"ngon-ngu": "zh-hans"})
    assert language_of(response) == "zh-hans"
    kept = response.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert kept.value == "zh-hans"
    assert kept["httponly"]
    assert kept["samesite"] == "Lax"
    assert int(kept["max-age"]) > 300 * 86400
    assert language_of(client.get(TRANSLATED)) == "zh-hans"
    assert settings.LANGUAGE_COOKIE_NAME not in client.get(TRANSLATED, {"ngon-ngu": "zh-hans"}).cookies


def test_a_link_changes_nothing_where_nothing_is_translated(client: Client, settings: object) -> None:
    response = client.get(VIETNAMESE, {"ngon-ngu": "en"})
    assert language_of(response) == "vi"
    assert settings.LANGUAGE_COOKIE_NAME not in response.cookies


def test_caches_are_told_that_translated_pages_depend_on_the_cookie(client: Client) -> None:
    assert "Cookie" in client.get(TRANSLATED).headers["Vary"]
    assert "Cookie" not in client.get("/bieu-mau/xa-phuong.json").headers.get("Vary", "")


def test_the_choice_can_be_posted_and_leads_to_no_other_host(client: Client, settings: object) -> None:
    response = client.post("/ngon-ngu/", {"language": "en", "next": "/cho-ao/"})
    assert response["Location"] == "/cho-ao/"
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert client.post("/ngon-ngu/", {"language": "en", "next": "//la.example/"})["Location"] == "/"


def test_the_canonical_address_names_the_language_and_the_others_are_listed(client: Client, settings: object) -> None:
    page = BeautifulSoup(client.get(TRANSLATED, {"ngon-ngu": "en", "q": "x"}).content, "html.parser")
    address = settings.BASE_URL + TRANSLATED
    assert page.find("link", rel="canonical")["href"] == f"{address}?ngon-ngu=en"
    others = {one["hreflang"]: one["href"] for one in page.find_all("link", rel="alternate")}
    assert others == {code: f"{address}?ngon-ngu={code}" for code, _name in settings.LANGUAGES}
    page = BeautifulSoup(client.get(VIETNAMESE).content, "html.parser")
    assert page.find("link", rel="canonical")["href"] == settings.BASE_URL + VIETNAMESE
    assert not page.find_all("link", rel="alternate")


# --- The switch -----------------------------------------------------------------------------------------------------


def switch(query: str = "", language: str = "vi") -> BeautifulSoup:
    request = RequestFactory().get(f"/cho-ao/tim/{query}")
    request.LANGUAGE_CODE = language
    html = Engine.get_default().from_string('{% load ui %}{% component "language_switch" %}')
    return BeautifulSoup(html.render(Context({"request": request})), "html.parser")


def test_each_language_is_offered_by_its_own_name_and_says_which_it_is() -> None:
    found = {one["lang"]: one.get_text() for one in switch().select("[lang]")}
    assert found == {"vi": "Tiếng Việt", "en": "English", "zh-hans": "中文"}


def test_the_pages_own_language_is_marked_and_no_link() -> None:
    page = switch(language="zh-hans")
    assert [one.get_text() for one in page.select("[aria-current]")] == ["中文"]
    assert [one["hreflang"] for one in page.select("a")] == ["vi", "en"]


def test_the_switch_keeps_what_was_searched_for() -> None:
    links = [one["href"] for one in switch("?q=ch%C3%A8&ngon-ngu=vi", "vi").select("a")]
    assert links == ["?q=ch%C3%A8&ngon-ngu=en", "?q=ch%C3%A8&ngon-ngu=zh-hans"]


def test_translated_pages_carry_the_switch_and_others_do_not(client: Client) -> None:
    assert BeautifulSoup(client.get(TRANSLATED).content, "html.parser").select(".lc-languages a")
    assert not BeautifulSoup(client.get(VIETNAMESE).content, "html.parser").select(".lc-languages")


def test_a_page_in_one_language_says_so_in_the_language_that_was_chosen(settings: object) -> None:
    request = RequestFactory().get("/cho-ao/quy-che/")
    request.LANGUAGE_CODE = "en"
    with translation.override("en"):
        languages.speak(request, "vi")
        assert translation.get_language() == request.LANGUAGE_CODE == "vi"
    assert languages.unmet(request) == "en"
    assert not languages.is_offered(request)


# --- Dates and numbers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "day", "number"),
    [
        ("vi", "03/02/2026", "1.234.567,5"),
        ("en", "3 Feb 2026", "1,234,567.5"),
        ("zh-hans", "2026年2月3日", "1,234,567.5"),
    ],
)
def test_dates_and_numbers_are_written_as_readers_of_the_language_do(code: str, day: str, number: str) -> None:
    with translation.override(code):
        assert formats.date_format(date(2026, 2, 3), "SHORT_DATE_FORMAT") == day
        assert show_number(Decimal("1234567.5")) == number
        assert parse_number(number) == Decimal("1234567.5")


@pytest.mark.parametrize(("code", "typed"), [("vi", "1.500"), ("en", "1,500"), ("zh-hans", "1,500")])
def test_fifteen_hundred_is_never_read_as_one_and_a_half(code: str, typed: str) -> None:
    with translation.override(code):
        assert parse_number(typed) == 1500
