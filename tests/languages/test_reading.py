"""What a reader of English meets: the translation, the Vietnamese page in its place, and ways between them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Page

from home.languages.translating import translate
from portal.cms.alerts import Alert, AlertPlace
from portal.cms.translation import switching
from services.procedures.models import ProcedurePage
from tests.factories import news

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.languages.conftest import TwoLanguages

pytestmark = [pytest.mark.django_db, pytest.mark.once]
BIRTH, DEATH = "/dich-vu-cong/dang-ky-khai-sinh/", "/dich-vu-cong/dang-ky-khai-tu/"


def read(response: HttpResponse) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def alternates(page: BeautifulSoup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}


def test_both_pages_name_each_other_and_each_its_own_language(site: TwoLanguages, client: Client) -> None:
    vietnamese, english = read(client.get(BIRTH)), read(client.get(f"/en{BIRTH}"))
    assert (vietnamese.html["lang"], english.html["lang"]) == ("vi", "en")
    assert english.h1.text == "Birth registration"
    assert alternates(vietnamese) == alternates(english)
    assert {code: href.partition(":8000")[2] for code, href in alternates(english).items()} == {
        "vi": BIRTH,
        "en": f"/en{BIRTH}",
        "x-default": BIRTH,
    }
    assert english.select_one("link[rel=canonical]")["href"].endswith(f"/en{BIRTH}")
    assert english.select_one(".lc-header__language")["href"] == BIRTH
    assert vietnamese.select_one(".lc-header__language")["href"] == f"/en{BIRTH}"


def test_an_alert_of_a_branch_stands_on_its_translation_too(site: TwoLanguages, client: Client) -> None:
    now = timezone.now()
    alert = Alert.objects.create(
        title="Quầy đóng cửa", title_en="The desk is closed", starts_at=now, ends_at=now + timedelta(hours=1)
    )
    AlertPlace.objects.create(alert=alert, page=site.birth)
    site.english.slug = "birth"
    site.english.save_revision().publish()
    assert (
        read(client.get("/en/dich-vu-cong/birth/")).select_one(".lc-alert__title").text.endswith("The desk is closed")
    )
    assert read(client.get(BIRTH)).select_one(".lc-alert__title").text.endswith("Quầy đóng cửa")
    assert not read(client.get(DEATH)).select(".lc-alert__title")


def test_the_form_and_its_dossiers_stay_those_of_the_original(site: TwoLanguages, client: Client) -> None:
    page = read(client.get(f"/en{BIRTH}"))
    assert page.select_one(".lc-guide__action a")["href"] == f"{BIRTH}nop-ho-so/"
    assert "The form is in Vietnamese" in page.select_one(".lc-guide__action").text
    away = client.get(f"/en{BIRTH}nop-ho-so/")
    assert (away.status_code, away["Location"]) == (302, f"{BIRTH}nop-ho-so/")


def test_a_missing_translation_is_answered_in_vietnamese_and_says_so_in_english(
    site: TwoLanguages, client: Client
) -> None:
    response = client.get(f"/en{DEATH}")
    page = read(response)
    assert response.headers["Content-Language"] == page.html["lang"] == "vi"
    assert page.h1.text == "Đăng ký khai tử"
    notice = page.select_one("aside.lc-languages")
    assert (notice["lang"], notice.text) == ("en", "This page is available in Vietnamese only.")
    assert page.select_one("header.lc-header")["lang"] == "en"
    assert alternates(page) == {}
    assert page.select_one("link[rel=canonical]")["href"].endswith(f":8000{DEATH}")


def test_the_switch_leads_to_the_nearest_translated_page_and_says_which(site: TwoLanguages, client: Client) -> None:
    link = read(client.get(DEATH)).select_one(".lc-header__language")
    assert link["href"] == "/en/dich-vu-cong/"
    assert link["title"] == "This page has not been translated yet."
    assert "Public services" in link.text


def test_a_draft_translation_is_not_shown(site: TwoLanguages, client: Client) -> None:
    Page.objects.get(pk=site.english.pk).unpublish()
    assert read(client.get(f"/en{BIRTH}")).html["lang"] == "vi"
    assert alternates(read(client.get(BIRTH))) == {}


def test_the_english_list_counts_each_procedure_once_and_marks_vietnamese_ones(
    site: TwoLanguages, client: Client
) -> None:
    originals = ProcedurePage.objects.child_of(site.birth.get_parent()).count()
    page = read(client.get("/en/dich-vu-cong/"))
    titles = [heading.text for heading in page.select(".lc-results h3")]
    assert len(titles) == originals
    assert titles[0] == "Birth registration"
    assert "Đăng ký khai sinh" not in titles
    other = next(heading for heading in page.select(".lc-results h3") if heading.text == "Đăng ký khai tử")
    assert (other["lang"], other.a["href"]) == ("vi", f"/en{DEATH}")
    assert "Civil status" in page.select_one(".lc-facet").text
    found = read(client.get("/en/dich-vu-cong/?q=birth"))
    assert [heading.text for heading in found.select(".lc-results h3")] == ["Birth registration"]
    vietnamese = read(client.get("/dich-vu-cong/"))
    assert len(vietnamese.select(".lc-results h3")) == originals
    assert "Birth" not in vietnamese.main.text


def test_a_change_of_the_original_is_told_until_the_translation_has_it(site: TwoLanguages, client: Client) -> None:
    assert "may be out of date" not in client.get(f"/en{BIRTH}").text
    later = timezone.now() + timedelta(hours=1)
    Page.objects.filter(pk=site.birth.pk).update(last_published_at=later)
    day = timezone.localtime(later).strftime("%d/%m/%Y")
    assert "may be out of date" in client.get(f"/en{BIRTH}").text
    assert day in client.get(f"/en{BIRTH}").text or later.strftime("%Y") in client.get(f"/en{BIRTH}").text
    assert "out of date" not in client.get(BIRTH).text


def test_the_market_keeps_its_addresses_and_cookie(site: TwoLanguages, client: Client) -> None:
    client.cookies["django_language"] = "en"
    assert client.get("/en/cho-ao/khong-co/").status_code == 404
    assert read(client.get(BIRTH)).html["lang"] == "vi"
    missing = client.get("/cho-ao/khong-co/")
    page = BeautifulSoup(missing.content, "html.parser")
    assert (missing.status_code, page.html["lang"]) == (404, "en")
    assert page.select_one(".lc-brand")["href"] == "/en/"


def languages_of(page: BeautifulSoup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in page.select(".lc-header__language")}


def test_the_ways_to_the_other_language_keep_what_was_searched(site: TwoLanguages, client: Client) -> None:
    assert languages_of(read(client.get("/tim-kiem/?q=khai+sinh"))) == {"en": "/en/tim-kiem/?q=khai+sinh"}
    assert languages_of(read(client.get("/en/tim-kiem/?q=birth"))) == {"vi": "/tim-kiem/?q=birth"}
    assert languages_of(read(client.get(f"/en{BIRTH}"))) == {"vi": BIRTH}


def test_where_one_address_is_there_for_all_languages_the_way_tells_which() -> None:
    request = RequestFactory().get("/cho-ao/request-a-quotation/?hang=product:7&ngon-ngu=en")
    request.LANGUAGE_CODE = "en"
    [way] = switching.links(request, {"vi", "en"}, None)
    assert (way["code"], way["url"]) == ("vi", "/cho-ao/request-a-quotation/?hang=product%3A7&ngon-ngu=vi")


def test_english_news_have_a_feed_of_their_own(site: TwoLanguages, client: Client) -> None:
    index = news.news_index()
    about = news.topic()
    about.name_en = "Daily life"
    about.save()
    original = news.article("Tiếng Việt", topics=(about,))
    assert client.get("/en/tin-tuc/rss.xml").status_code == 404
    for page in (index, original):
        translate(page=page, language="en", words={"Tin tức": "News", "Tiếng Việt": "In English"})
    for address in ("/tin-tuc/", "/tin-tuc/chu-de/doi-song/"):
        for prefix, title in (("", "Tiếng Việt"), ("/en", "In English")):
            listed = read(client.get(f"{prefix}{address}"))
            [feed] = listed.select("link[type='application/rss+xml']")
            channel = ElementTree.fromstring(client.get(feed["href"]).content).find("channel")
            assert channel.findtext("language") == (prefix or "/vi").removeprefix("/")
            assert [item.findtext("title") for item in channel.iter("item")] == [title]
            assert [item.findtext("category") for item in channel.iter("item")] == [
                "Daily life" if prefix else "Đời sống"
            ]
            assert channel.findtext("item/link").startswith(f"http://testserver{prefix}/tin-tuc/")


def test_menus_lead_on_in_english(site: TwoLanguages, client: Client) -> None:
    links = {link.text: link["href"] for link in read(client.get("/en/")).select(".lc-nav a")}
    assert links["Dịch vụ công"] == "/en/dich-vu-cong/"
    assert links["Tra cứu hồ sơ"] == "/tra-cuu/"
    assert links["Chợ ảo"] == "/cho-ao/?ngon-ngu=en"
    assert client.get("/en/tra-cuu/")["Location"] == "/tra-cuu/"


def test_another_language_costs_an_original_two_queries(
    site: TwoLanguages, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for address in (BIRTH, f"/en{BIRTH}", f"/en{DEATH}"):
        client.get(address)
        with django_assert_max_num_queries(12):
            client.get(address)
