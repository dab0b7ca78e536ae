"""`/tim-kiem/` as people meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.organisations.groups import sync_groups, sync_user
from portal.search import actions, lexicon
from portal.search.models import Miss
from portal.search.providers import Found, Kind, Provider, register, unregister
from tests.factories import catalogue, courses
from tests.factories.services import Commune, birth_registration, submitted
from tests.search.corpus import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from portal.accounts.models import User

pytestmark = pytest.mark.django_db

QUERIES, OFFICERS_MORE = 6, 6
# What the engine itself asks of the database, and what Wagtail asks to know the table's kind.
OF_THE_ENGINE = ("wagtailsearch_", "django_content_type")


def search(client: Client, query: str, **more: str) -> BeautifulSoup:
    response = client.get("/tim-kiem/", {"q": query, **more})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [link.get_text(" ", strip=True) for link in page.select(".lc-results h3 a")]


def plain(page: BeautifulSoup) -> str:
    return page.select_one("main").get_text(" ", strip=True)


def test_one_search_finds_things_of_every_kind(client: Client) -> None:
    birth_registration()
    stall = catalogue.stall(title="Hợp tác xã Chè Khai Sinh Thử")
    catalogue.product(stall, title="Chè khai sinh thử")
    courses.session_page(courses.course(title="Nghiệp vụ khai sinh"))
    settle()
    page = search(client, "khai sinh")
    assert "Đăng ký khai sinh" in titles(page)[0]
    kinds = {link.get_text(strip=True) for link in page.select(".lc-facet a")}
    assert kinds >= {"Tất cả", "Thủ tục", "Gian hàng", "Sản phẩm", "Lớp học, khóa học"}


@pytest.mark.usefixtures("corpus")
def test_words_are_marked_in_titles_and_snippets(client: Client) -> None:
    page = search(client, "khai sinh")
    assert [mark.get_text() for mark in page.select(".lc-results li:first-child h3 mark")] == ["khai sinh"]
    assert page.select(".lc-results li:first-child p mark")


@pytest.mark.usefixtures("corpus")
def test_a_kind_is_chosen_and_let_go_by_links(client: Client) -> None:
    page = search(client, "shan tuyết")
    link = next(one for one in page.select(".lc-facet a") if one.get_text(strip=True) == "Sản phẩm")
    chosen = BeautifulSoup(client.get("/tim-kiem/" + link["href"]).content, "html.parser")
    assert titles(chosen) == ["Chè Shan tuyết cổ thụ"]
    assert chosen.select_one(".lc-facet a[aria-current]").get_text(strip=True) == "Sản phẩm"
    assert chosen.select_one("main form input[name=loai]")["value"] == "san-pham"


@pytest.mark.usefixtures("corpus")
def test_a_correction_is_told_with_a_link_to_the_literal_search(client: Client) -> None:
    page = search(client, "khai sihn")
    said = page.select_one(".lc-search__meant")
    assert "Có phải bạn tìm: khai sinh" in " ".join(said.get_text(" ", strip=True).split())
    literal = BeautifulSoup(client.get("/tim-kiem/" + said.select_one("a")["href"]).content, "html.parser")
    assert "Không tìm thấy gì cho “khai sihn”" in plain(literal)


@pytest.mark.usefixtures("corpus")
def test_nothing_found_says_what_to_do_and_is_counted_once_for_each_search(client: Client) -> None:
    for _time in range(2):
        page = search(client, "xe cải tiến")
    assert "Không tìm thấy gì" in plain(page)
    assert page.select("main .lc-facetted-results li, main .lc-flow li")
    assert Miss.objects.get().times == 2
    search(client, "khai sinh")
    assert Miss.objects.count() == 1


@pytest.mark.usefixtures("corpus")
def test_what_was_typed_stays_in_the_box_escaped(client: Client) -> None:
    page = client.get("/tim-kiem/", {"q": '"><script>alert(1)</script> khai sinh'}).content.decode()
    assert "<script>alert" not in page
    assert "alert(1)" in page


@pytest.mark.parametrize(
    ("query", "words"),
    [("", "Viết vài từ"), ("ở đâu", "Các từ này quá chung"), ("🎉 ?!", "Không có từ nào để tìm")],
)
def test_a_search_that_asks_nothing_is_answered_with_what_to_do(client: Client, query: str, words: str) -> None:
    assert words in plain(search(client, query))
    assert not Miss.objects.exists()


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "99999999999999999999"])
@pytest.mark.usefixtures("corpus")
def test_any_page_number_is_answered(client: Client, page: str) -> None:
    assert titles(search(client, "cấp", trang=page))


def test_long_lists_go_on_from_page_to_page_and_say_where_they_end(client: Client, many: int) -> None:
    page = search(client, "thửnghiệm")
    assert len(titles(page)) == 10
    assert f"{many} kết quả" in plain(page)
    assert "xem được 200 kết quả đầu" in plain(page)
    assert page.select_one(".lc-pagination a[rel=next]")["href"] == "?q=th%E1%BB%ADnghi%E1%BB%87m&trang=2"


@pytest.fixture
def many() -> Iterator[int]:
    number = 230
    everything = {str(one): Found(str(one), f"Thửnghiệm {one}", f"/{one}/") for one in range(number)}
    provider = Provider(
        "nhieu", Kind("nhieu", "Nhiều", "file"), lambda: everything, lambda keys: [everything[key] for key in keys]
    )
    register(provider)
    actions.put(provider, list(everything))
    lexicon.forget()
    settle()
    yield number
    unregister("nhieu")


# --- Officers ---------------------------------------------------------------------------------------------------------


def specialist(commune: Commune) -> User:
    """Somebody who may enter the admin."""
    sync_groups()
    sync_user(commune.specialist)
    return commune.specialist


def test_officers_see_the_dossiers_they_may_see_and_nobody_else_does(client: Client) -> None:
    commune, other = Commune(), Commune()
    dossier = submitted(commune)
    for query in (dossier.code, "giàng mẫu châu"):
        assert not search(client, query).select(".lc-search__own")
        for user, sees in ((specialist(commune), True), (specialist(other), False)):
            client.force_login(user)
            page = search(client, query)
            assert (dossier.code in " ".join(one.get_text() for one in page.select(".lc-search__own"))) is sees
            client.logout()
    client.force_login(specialist(commune))
    assert search(client, dossier.code).select_one(".lc-search__own a")["href"] == f"/quan-tri/ho-so/{dossier.pk}/"


# --- How much it costs ------------------------------------------------------------------------------------------------


def queries_of(client: Client, query: str) -> list[str]:
    client.get("/tim-kiem/", {"q": query})
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/tim-kiem/", {"q": query}).status_code == 200
    return [one["sql"] for one in asked if not any(name in one["sql"] for name in OF_THE_ENGINE)]


@pytest.mark.parametrize(
    "query", ["khai sinh", "khai sihn", "sổ đỏ", "xe cải tiến", "muon lam giay khai sinh o dau", "ở đâu"]
)
@pytest.mark.usefixtures("corpus")
def test_a_search_takes_at_most_six_queries_besides_the_engines(client: Client, query: str) -> None:
    asked = queries_of(client, query)
    assert len(asked) <= QUERIES, asked


@pytest.mark.parametrize("path", ["/tim-kiem/", "/tim-kiem/goi-y"])
@pytest.mark.skipif(connection.vendor != "sqlite", reason="it is SQLite's plan that went wrong")
@pytest.mark.once
@pytest.mark.usefixtures("corpus")
def test_sqlite_reads_its_text_index_once_for_a_query_and_not_once_for_every_entry(client: Client, path: str) -> None:
    client.get(path, {"q": "che"})
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(path, {"q": "che"})
    plans = []
    for query in asked:
        if " MATCH " in query["sql"]:
            with connection.cursor() as cursor:
                cursor.execute("EXPLAIN QUERY PLAN " + query["sql"])
                plans += [row[3] for row in cursor.fetchall() if "VIRTUAL TABLE" in row[3]]
    assert plans
    # "0:=M3" would be: by row number, and then whether its text matches.
    assert not [plan for plan in plans if "=" in plan]


def test_an_officers_search_takes_a_few_more(client: Client) -> None:
    commune = Commune()
    submitted(commune)
    client.force_login(specialist(commune))
    asked = queries_of(client, "khai sinh")
    assert len(asked) <= QUERIES + OFFICERS_MORE, asked


# --- While typing -----------------------------------------------------------------------------------------------------


def offered(client: Client, typed: str) -> list[str]:
    response = client.get("/tim-kiem/goi-y", {"q": typed})
    assert response.status_code == 200
    return [one["title"] for one in response.json()["suggestions"]]


@pytest.mark.parametrize("typed", ["khai s", "đăng ký kha", "dang ki khai", "KHAI SI", "đăng k"])
@pytest.mark.usefixtures("corpus")
def test_titles_are_offered_while_somebody_types(client: Client, typed: str) -> None:
    assert "Đăng ký khai sinh" in offered(client, typed)


@pytest.mark.usefixtures("corpus")
def test_at_most_eight_are_offered_and_the_answer_may_be_kept(client: Client) -> None:
    response = client.get("/tim-kiem/goi-y", {"q": "cấp"})
    assert len(response.json()["suggestions"]) == 8
    assert "max-age=300" in response["Cache-Control"]
    with CaptureQueriesContext(connection) as asked:
        client.get("/tim-kiem/goi-y", {"q": "cap"})
    assert not asked.captured_queries


@pytest.mark.parametrize("typed", ["", " ", "k", "🎉", '"', "\x00", "a" * 10_000, "' OR 1=1", "NEAR(", "*"])
@pytest.mark.usefixtures("corpus")
def test_nothing_typed_breaks_the_suggestions(client: Client, typed: str) -> None:
    offered(client, typed)


def test_only_reading_is_answered(client: Client) -> None:
    assert client.post("/tim-kiem/", {"q": "a"}).status_code == 405
    assert client.post("/tim-kiem/goi-y", {"q": "a"}).status_code == 405
