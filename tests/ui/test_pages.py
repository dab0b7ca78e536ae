"""What every public page has, and the pages for when something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from tests.factories.accounts import SuperuserFactory, UserFactory

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def soup(content: bytes | str) -> BeautifulSoup:
    return BeautifulSoup(content, "html.parser")


def test_the_style_guide_is_closed_to_strangers_and_citizens(client: Client) -> None:
    assert client.get("/giao-dien/").status_code == 404
    client.force_login(UserFactory())
    assert client.get("/giao-dien/").status_code == 404


def test_the_style_guide_shows_every_component_to_staff(client: Client) -> None:
    client.force_login(SuperuserFactory())
    response = client.get("/giao-dien/")
    assert response.status_code == 200
    assert len(soup(response.content).select("section.lc-specimen")) >= 30


def test_the_style_guide_is_open_on_a_demonstration(client: Client, settings: object) -> None:
    settings.DEMONSTRATION = True
    page = soup(client.get("/giao-dien/").content)
    assert page.find(class_="lc-demonstration")
    assert page.html["lang"] == "vi"


def test_a_page_begins_with_a_way_past_the_menus(client: Client, settings: object) -> None:
    settings.DEMONSTRATION = True
    page = soup(client.get("/giao-dien/").content)
    first = page.body.find("a")
    assert first["href"] == "#noi-dung"
    assert page.find("main", id="noi-dung")


def test_a_page_loads_nothing_from_another_host_and_no_inline_script(client: Client, settings: object) -> None:
    settings.DEMONSTRATION = True
    page = soup(client.get("/giao-dien/").content)
    for tag, attribute in (("script", "src"), ("link", "href"), ("img", "src")):
        for node in page.find_all(tag):
            if node.get("rel") == ["canonical"]:
                continue
            assert node.get(attribute, "").startswith(("/", "data:image/svg+xml")), node
    assert not page.find_all(style=True)


def test_a_missing_page_offers_a_search(client: Client) -> None:
    response = client.get("/khong-co-trang-nay/")
    assert response.status_code == 404
    assert soup(response.content).select_one("main form[action='/tim-kiem/'] input[name=q]")


def test_the_page_for_our_own_errors_needs_no_database(django_db_blocker: object) -> None:
    with django_db_blocker.block():
        html = render_to_string("500.html")
    assert "Có lỗi ở phía chúng tôi" in html


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "ui/maintenance.html"])
def test_the_other_error_pages_say_what_to_do_next(name: str) -> None:
    page = soup(render_to_string(name, {"until": "14:00"}))
    assert page.h1.get_text(strip=True)
    assert len(page.main.get_text(" ", strip=True)) > 80


def test_pages_are_vietnamese_whatever_the_browser_prefers(client: Client) -> None:
    response = client.get("/khong-co/", headers={"accept-language": "en-US,en;q=0.9"})
    assert response.headers["Content-Language"] == "vi"
    assert soup(response.content).html["lang"] == "vi"


def test_pages_travel_compressed_and_files_do_not(client: Client) -> None:
    page = client.get("/tra-cuu/", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) < 10_000
    other = client.get("/healthz", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in other
