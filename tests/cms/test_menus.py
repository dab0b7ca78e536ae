"""Menus and contacts: kept by editors, cheap to show, never leading nowhere."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory

from home.landing.demo import load_home
from portal.cms.menus import Menu, MenuItem, Place, SiteContacts
from portal.cms.navigation import navigation
from portal.cms.pages import ContentPage
from tests.factories.accounts import SuperuserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def portal_with_pages() -> None:
    cache.clear()
    load_home()


def titles(path: str = "/") -> list[str]:
    return [link["title"] for link in navigation(RequestFactory().get(path))["main"]]


def test_the_main_menu_shows_pages_and_addresses_in_order() -> None:
    assert titles() == [
        "Dịch vụ công",
        "Tra cứu hồ sơ",
        "Chợ ảo",
        "Đào tạo",
        "Tin tức",
        "Văn bản",
        "Phản ánh, kiến nghị",
        "Giới thiệu",
    ]


def test_the_link_one_is_below_is_marked() -> None:
    main = navigation(RequestFactory().get("/gioi-thieu/"))["main"]
    assert [link["title"] for link in main if link["current"]] == ["Giới thiệu"]
    assert not any(link["current"] for link in navigation(RequestFactory().get("/"))["main"])


def test_menus_and_contacts_cost_nothing_once_cached(django_assert_num_queries: object) -> None:
    navigation(RequestFactory().get("/"))
    with django_assert_num_queries(0):
        navigation(RequestFactory().get("/"))


def test_reading_menus_takes_three_queries_however_many_links(django_assert_max_num_queries: object) -> None:
    cache.clear()
    ContentPage.objects.first().get_url()
    with django_assert_max_num_queries(4):
        navigation(None)


def test_a_saved_item_shows_at_once() -> None:
    titles()
    item = MenuItem.objects.get(address="/tra-cuu/")
    item.text = "Hồ sơ của tôi đâu?"
    item.save()
    assert "Hồ sơ của tôi đâu?" in titles()


def test_an_unpublished_page_leaves_the_menu_and_returns_with_its_new_title() -> None:
    page = ContentPage.objects.get(slug="gioi-thieu")
    page.unpublish()
    assert "Giới thiệu" not in titles()
    page.title = "Về chúng tôi"
    page.save_revision().publish()
    assert "Về chúng tôi" in titles()


def test_there_is_one_main_menu() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Menu.objects.create(title="Thứ hai", place=Place.MAIN)
    with pytest.raises(ValidationError, match="Đã có danh mục chính"):
        Menu(title="Thứ hai", place=Place.MAIN).full_clean()


def test_an_item_leads_to_one_place() -> None:
    menu = Menu.objects.get(place=Place.MAIN)
    page = ContentPage.objects.first()
    for wrong in ({"page": page, "address": "/x/"}, {}, {"address": "/x/", "text": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MenuItem.objects.create(menu=menu, **wrong)


def test_an_address_that_is_none_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValidationError, match="bắt đầu bằng"):
        MenuItem(menu=Menu.objects.first(), address="javascript:alert(1)", text="x").full_clean()


def test_contacts_stand_at_the_foot_of_every_page(client: Client) -> None:
    contacts = SiteContacts.load()
    contacts.phone = "1900 1234"
    contacts.save()
    assert "1900 1234" in client.get("/gioi-thieu/").content.decode()


@pytest.mark.parametrize("address", ["/quan-tri/snippets/cms/menu/", "/quan-tri/settings/cms/sitecontacts/"])
def test_editors_reach_menus_and_contacts(client: Client, address: str) -> None:
    client.force_login(SuperuserFactory())
    assert client.get(address, follow=True).status_code == 200
