"""The home page: what people come for, first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page, Site

from home.landing.demo import feature, load_home
from home.landing.models import HomePage
from portal.cms.menus import Menu
from portal.cms.pages import ContentPage

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def visit(client: Client) -> BeautifulSoup:
    response = client.get("/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_loading_the_home_page_twice_changes_nothing() -> None:
    first = load_home()
    pages, menus = Page.objects.count(), Menu.objects.count()
    assert load_home() == first
    assert (Page.objects.count(), Menu.objects.count()) == (pages, menus)
    assert Site.objects.get(is_default_site=True).root_page_id == first.pk


def test_what_editors_changed_survives_another_load() -> None:
    home = load_home()
    home.question = "Hôm nay bạn cần gì?"
    home.save_revision().publish()
    load_home()
    assert HomePage.objects.get().question == "Hôm nay bạn cần gì?"


def test_wagtails_welcome_page_is_gone() -> None:
    load_home()
    assert list(Page.objects.filter(depth=2).values_list("title", flat=True)) == ["Cổng Lào Cai"]


def test_the_first_things_are_a_search_and_the_verbs(client: Client) -> None:
    load_home()
    page = visit(client)
    form = page.select_one("main form")
    assert form["action"] == "/dich-vu-cong/"
    assert form.select_one("input[name=q]")
    verbs = [verb.get_text(" ", strip=True) for verb in page.select(".lc-verbs a")]
    assert verbs == ["Nộp hồ sơ", "Tra cứu hồ sơ", "Đi chợ", "Phản ánh, kiến nghị"]


def test_the_home_page_takes_at_most_twelve_queries(client: Client, django_assert_max_num_queries: object) -> None:
    load_home()
    with django_assert_max_num_queries(12):
        visit(client)


def test_a_verb_whose_page_is_not_published_is_not_shown(client: Client) -> None:
    home = load_home()
    page = ContentPage.objects.get(slug="tro-nang")
    home.body = [
        {"type": "verbs", "value": {"items": [{"page": page.pk}, {"text": "Tra cứu", "address": "/tra-cuu/"}]}}
    ]
    home.save_revision().publish()
    assert [verb.get_text(strip=True) for verb in visit(client).select(".lc-verbs a")] == ["Trợ năng", "Tra cứu"]
    page.unpublish()
    assert [verb.get_text(strip=True) for verb in visit(client).select(".lc-verbs a")] == ["Tra cứu"]


def test_featured_pages_show_lead_and_order_and_leave_out_the_unpublished(client: Client) -> None:
    home = load_home()
    pages = {page.slug: page for page in ContentPage.objects.all()}
    chosen = [pages["lien-he"].pk, pages["gioi-thieu"].pk, pages["tro-nang"].pk]
    more = {"text": "Mọi thủ tục", "address": "/dich-vu-cong/"}
    home.body = [{"type": "featured_pages", "value": {"title": "Nên đọc", "pages": chosen, "more": more}}]
    home.save_revision().publish()
    pages["gioi-thieu"].unpublish()
    page = visit(client)
    assert [link.get_text(strip=True) for link in page.select(".lc-ledger a")] == ["Liên hệ", "Trợ năng"]
    assert pages["lien-he"].lead in page.get_text()


def test_featuring_pages_twice_shows_them_once(client: Client) -> None:
    load_home()
    pages = ContentPage.objects.filter(slug__in=["lien-he", "gioi-thieu"]).order_by("slug")
    feature(pages)
    feature(pages)
    assert [link.get_text(strip=True) for link in visit(client).select(".lc-ledger a")] == ["Giới thiệu", "Liên hệ"]


def test_an_alert_shows_between_its_start_and_its_end(client: Client) -> None:
    home = load_home()
    now = timezone.now()
    hour = timedelta(hours=1)
    home.alert_text = "Mưa lớn: Bộ phận Một cửa phường Sa Pa đóng cửa chiều nay."
    for start, end, shown in (
        (None, None, True),
        (now - hour, now + hour, True),
        (now + hour, None, False),
        (None, now - hour, False),
    ):
        home.alert_from, home.alert_until = start, end
        home.save()
        assert ("Mưa lớn" in visit(client).get_text()) is shown


def test_an_alert_ends_at_its_end_to_the_instant() -> None:
    now = timezone.now()
    page = HomePage(title="x", alert_text="x", alert_from=now, alert_until=now + timedelta(minutes=1))
    assert page.has_alert(now)
    assert not page.has_alert(now + timedelta(minutes=1))


def test_an_alert_that_ends_before_it_begins_is_refused() -> None:
    home = load_home()
    home.alert_from = timezone.now()
    home.alert_until = home.alert_from - timedelta(hours=1)
    with pytest.raises(ValidationError, match="kết thúc sau"):
        home.full_clean()


@pytest.mark.parametrize("path", ["/gioi-thieu/", "/lien-he/", "/tro-nang/", "/bao-ve-du-lieu-ca-nhan/"])
def test_the_plain_pages_are_there(client: Client, path: str) -> None:
    load_home()
    assert client.get(path).status_code == 200
