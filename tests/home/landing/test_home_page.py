"""The home page: what people come for, first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Page, Site

from home.landing import front
from home.landing.demo import load_home
from home.landing.models import HomePage
from home.statistics.models import KeptFigures
from portal.cms.contacts import Contact
from portal.cms.menus import Menu, SiteContacts
from portal.cms.opening_hours import OpeningHours
from portal.cms.pages import ContentPage
from portal.working_time.models import SpecialDay
from tests.factories import news

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
    assert form["action"] == "/tim-kiem/"
    assert form.select_one("input[name=q]")
    verbs = [verb.get_text(" ", strip=True) for verb in page.select(".lc-verbs a")]
    assert verbs == ["Nộp hồ sơ", "Tra cứu hồ sơ", "Tìm lớp học", "Đi chợ"]


def test_the_home_page_takes_at_most_twelve_queries(client: Client, django_assert_max_num_queries: object) -> None:
    front.keep(load_home())
    cache.clear()
    Site.clear_site_root_paths_cache()
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


def test_the_alert_of_the_home_page_became_an_alert_of_the_site() -> None:
    """As the migration moves it; the home page has no alert of its own any more."""
    assert not {field.name for field in HomePage._meta.get_fields()} & {"alert_text", "alert_until"}


def test_new_documents_stand_on_the_home_page_with_their_force(client: Client) -> None:
    home = load_home()
    home.body = [{"type": "documents", "value": {"title": "Văn bản mới", "most": 2}}]
    home.save_revision().publish()
    assert not visit(client).select(".lc-ledger")
    news.law("01/2026/QĐ-UBND", issued_on=date(2026, 1, 5))
    news.law("02/2026/QĐ-UBND", issued_on=date(2026, 2, 5))
    news.law("03/2026/QĐ-UBND", issued_on=date(2026, 3, 5))
    rows = visit(client).select(".lc-ledger li")
    assert ["03/2026" in rows[0].get_text(), "02/2026" in rows[1].get_text(), len(rows)] == [True, True, 2]
    assert all(row.select_one(".lc-badge") for row in rows)


def test_contacts_and_hours_come_from_one_place(client: Client) -> None:
    home = load_home()
    week = [{"type": "days", "value": {"first": "0", "last": "4", "opens": "07:30", "closes": "11:30"}}]
    hours = OpeningHours.objects.create(name="Giờ hành chính", week=week)
    office = Contact.objects.create(title="Bộ phận Một cửa phường Sa Pa", phone="0214 111 2222", opening=hours)
    contacts = SiteContacts.load()
    contacts.opening = hours
    contacts.save()
    home.body = [{"type": "office", "value": {"contact": office.pk, "title": ""}}]
    home.save_revision().publish()
    page = visit(client)
    assert "0214 111 2222" in page.main.get_text()
    assert "7:30–11:30" in page.main.get_text()
    assert "Thứ Hai – Thứ Sáu, 7:30–11:30" in page.footer.get_text()
    hours.week = [{"type": "days", "value": {"first": "5", "last": "5", "opens": "08:00", "closes": "10:00"}}]
    hours.save()
    page = visit(client)
    assert "8:00–10:00" in page.main.get_text()
    assert "Thứ Bảy, 8:00–10:00" in page.footer.get_text()


def test_hours_tell_the_days_off_that_come() -> None:
    week = [{"type": "days", "value": {"first": "0", "last": "4", "opens": "07:30", "closes": "11:30"}}]
    hours = OpeningHours.objects.create(name="x", week=week)
    SpecialDay.objects.filter(date=date(2026, 9, 2)).delete()
    SpecialDay.objects.create(
        date=date(2026, 9, 2), kind=SpecialDay.Kind.OFF, name="Quốc khánh", source="Bộ luật Lao động"
    )
    assert [day.name for day in hours.days_off(date(2026, 8, 25))] == ["Quốc khánh"]
    assert not hours.days_off(date(2026, 8, 1))
    hours.closed_on_days_off = False
    assert not hours.days_off(date(2026, 8, 25))


@pytest.mark.parametrize("path", ["/gioi-thieu/", "/lien-he/", "/tro-nang/", "/bao-ve-du-lieu-ca-nhan/"])
def test_the_plain_pages_are_there(client: Client, path: str) -> None:
    load_home()
    assert client.get(path).status_code == 200


def test_the_body_is_kept_until_something_is_published(client: Client) -> None:
    home = load_home()
    assert "Theo việc trong đời" in visit(client).get_text()
    kept = KeptFigures.objects.get(name=f"trang-chu:{home.pk}")
    KeptFigures.objects.filter(pk=kept.pk).update(drawing="<p>Đã cất</p>")
    assert "Đã cất" in visit(client).get_text()
    ContentPage.objects.get(slug="lien-he").save_revision().publish()
    assert "Đã cất" not in visit(client).get_text()
    KeptFigures.objects.update(drawing="<p>Đã cũ</p>", computed_at=timezone.now() - front.FRESH_FOR)
    assert "Đã cũ" not in visit(client).get_text()
