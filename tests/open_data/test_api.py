"""The read API and the files: what is told, how it goes on, and what bad input gets."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator

from catalogue.stalls.pages import StallPage, Standing
from home.news.pages import ArticlePage
from home.statistics.models import DossierFigure, Scope
from portal.open_data import datasets as registry
from portal.open_data import limits
from portal.organisations.models import AdministrativeUnit
from tests.factories import catalogue as market
from tests.factories import news
from tests.factories.organisations import AdministrativeUnitFactory, FormerUnitFactory
from tests.factories.services import birth_registration

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def free_to_ask() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def asked(client: Client, path: str, **query: Any) -> Any:
    response = client.get(f"/api/v1/{path}", query)
    assert response.status_code == 200, response.content.decode()
    return response.json()


def problem(response: Any, status: int) -> dict[str, Any]:
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    told = json.loads(response.content)
    assert (told["status"], told["type"]) == (status, "about:blank")
    assert told["title"]
    assert told["detail"]
    return told


def communes(number: int) -> list[str]:
    return [AdministrativeUnitFactory(code=f"0{9000 + place}").code for place in range(number)]


# --- What is told -----------------------------------------------------------------------------------------------------


def test_going_on_from_page_to_page_tells_every_row_once(client) -> None:
    communes(7)
    address, found, pages = "/api/v1/communes?limit=3", [], 0
    while address:
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address).json()
        assert len(queries) <= 3
        found += [row["id"] for row in page["items"]]
        address, pages = page["next"], pages + 1
    assert sorted(found) == sorted(AdministrativeUnit.objects.values_list("code", flat=True))
    assert len(found) == len(set(found))
    assert pages > 2


def test_filters_narrow_and_stay_in_the_next_address(client) -> None:
    for place in range(3):
        DossierFigure.objects.create(
            scope=Scope.MONTH,
            code=f"2026-0{place + 1}-01",
            label="x",
            since=date(2026, place + 1, 1),
            until=date(2026, 9, 1),
        )
    DossierFigure.objects.create(scope=Scope.FIELD, code="a", label="x", since=date(2026, 2, 1), until=date(2026, 9, 1))
    page = asked(client, "on-time", scope="month", since_from="2026-02-01", limit=1)
    assert [row["code"] for row in page["items"]] == ["2026-02-01"]
    following = client.get(page["next"]).json()
    assert ([row["code"] for row in following["items"]], following["next"]) == (["2026-03-01"], None)


def test_only_what_everybody_may_read_is_told(client) -> None:
    shown, suspended, draft = market.stall(), market.stall(), market.stall()
    goods = {stall.pk: market.product(stall) for stall in (shown, suspended, draft)}
    StallPage.objects.filter(pk=suspended.pk).update(standing=Standing.SUSPENDED, standing_reason="x")
    StallPage.objects.filter(pk=draft.pk).update(live=False)
    assert [row["id"] for row in asked(client, "stalls")["items"]] == [shown.pk]
    assert [row["id"] for row in asked(client, "products")["items"]] == [goods[shown.pk].pk]
    secret = [
        getattr(shown, name) for name in ("tax_code", "representative", "phone", "email", "bank_account", "address")
    ]
    told = client.get("/api/v1/stalls").content.decode() + _file(client, "stalls.csv") + _file(client, "stalls.json")
    assert not [value for value in secret if value and value in told]
    problem(client.get(f"/api/v1/stalls/{suspended.pk}"), 404)
    problem(client.get(f"/api/v1/products/{goods[draft.pk].pk}"), 404)
    live, hidden = news.article(), news.article(publish=False)
    assert [row["id"] for row in asked(client, "articles")["items"]] == [live.pk]
    problem(client.get(f"/api/v1/articles/{hidden.pk}"), 404)


@pytest.mark.parametrize("slug", [one.slug for one in registry.datasets()])
def test_a_page_of_any_data_set_takes_three_queries_however_many_rows(client, slug) -> None:
    communes(3)
    for _again in range(3):
        news.article()
    stall = market.stall()
    for _again in range(3):
        market.product(stall)
    birth_registration()
    client.get(f"/api/v1/{slug}")
    with CaptureQueriesContext(connection) as queries:
        page = asked(client, slug)
    assert len(queries) <= 3, [one["sql"] for one in queries]
    columns = [column.name for column in registry.find(slug).columns]
    assert all(list(row) == columns for row in page["items"])
    for row in page["items"][:1]:
        assert asked(client, f"{slug}/{row['id']}") == row


def test_the_search_answers_as_the_portal_does(client) -> None:
    birth_registration()
    found = asked(client, "search", q="khai sinh")
    assert found["items"][0]["kind"] == "thu-tuc"
    assert found["items"][0]["url"].startswith("http")
    problem(client.get("/api/v1/search", {"q": "a", "kind": "khong-co"}), 400)
    problem(client.get("/api/v1/search"), 400)
    problem(client.get("/api/v1/search", {"q": "a" * 10_000}), 400)
    assert asked(client, "search", q="\x00 OR 1=1 --")["total"] >= 0


# --- Bad input --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=99999999999999999999999999", "limit"),
        ("limit=mot", "limit"),
        ("cursor=hong", "cursor"),
        ("cursor=" + "A" * 5000, "cursor"),
        ("cursor=WyIxIiwgLTFd", "cursor"),
        ("kind__startswith=w", "kind__startswith"),
        ("password=1", "password"),
        ("kind=" + "x" * 300, "kind"),
        ("kind=%00", "kind"),
        ("is_border=co-le", "is_border"),
        ("area_km2=NaN", "area_km2"),
        ("area_km2_from=1e400", "area_km2_from"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(client, query, parameter) -> None:
    told = problem(client.get(f"/api/v1/communes?{query}"), 400)
    assert told["errors"][0]["parameter"] == parameter
    assert told["errors"][0]["detail"].endswith(".")


def test_sql_in_a_filter_is_a_text_that_nothing_has(client) -> None:
    communes(1)
    assert asked(client, "communes", kind="commune' OR '1'='1")["items"] == []
    assert asked(client, "communes", kind="'; DROP TABLE organisations_administrativeunit; --")["items"] == []
    assert AdministrativeUnit.objects.exists()


@pytest.mark.parametrize("key", ["-1", "0", "abc", "1 OR 1=1", "9" * 30, "%00", "x" * 500, "①"])
def test_a_row_that_is_not_there_is_said_to_be_missing(client, key) -> None:
    for slug in ("articles", "communes"):
        problem(client.get(f"/api/v1/{slug}/{key}"), 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(method) -> None:
    strict = Client(enforce_csrf_checks=True)
    for path in ("/api/v1/communes", "/api/v1/communes/1", "/api/v1/search", "/api/openapi.json"):
        response = getattr(strict, method)(path)
        problem(response, 405)
        assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_an_unknown_address_is_a_problem_too(client) -> None:
    for path in ("/api/v1/", "/api/v2/communes", "/api/docs", "/api/v1/communes/1/2"):
        problem(client.get(path), 404)


def test_whoever_asks_too_often_is_told_when_to_come_back(client, monkeypatch) -> None:
    monkeypatch.setitem(limits.MOST, "api", 2)
    statuses = [client.get("/api/v1/communes").status_code for _again in range(3)]
    assert statuses == [200, 200, 429]
    refused = client.get("/api/v1/communes")
    assert problem(refused, 429)
    assert refused["Retry-After"] == "60"
    assert client.get("/api/v1/communes", REMOTE_ADDR="10.9.8.7").status_code == 200


# --- On the wire ------------------------------------------------------------------------------------------------------


def test_any_page_may_read_it_without_cookies_and_caches_ask_by_tag(client) -> None:
    communes(1)
    response = client.get("/api/v1/communes", headers={"origin": "https://noi-khac.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    same = client.get("/api/v1/communes", headers={"if-none-match": response["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert client.head("/api/v1/communes")["ETag"] == response["ETag"]
    assert client.options("/api/v1/communes").status_code == 204
    communes(2)
    assert client.get("/api/v1/communes", headers={"if-none-match": response["ETag"]}).status_code == 200


def test_the_document_is_valid_and_names_every_data_set(client) -> None:
    document = client.get("/api/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(document).validate()
    paths = {f"/api/v1/{one.slug}" for one in registry.datasets()}
    assert paths | {"/api/v1/search"} <= set(document["paths"])
    for operations in document["paths"].values():
        assert set(operations) == {"get"}
        assert "application/problem+json" in operations["get"]["responses"]["400"]["content"]


def test_the_page_about_it_loads_nothing_from_elsewhere(client) -> None:
    body = client.get("/api/").content.decode()
    assert "/api/v1/procedures" in body
    assert "cdn" not in body
    assert "swagger" not in body.lower()


# --- Files ------------------------------------------------------------------------------------------------------------


def _file(client: Client, name: str) -> str:
    response = client.get(f"/du-lieu-mo/{name}")
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def test_a_file_opens_in_a_spreadsheet_and_runs_nothing(client) -> None:
    shown = news.article(title='=HYPERLINK("http://xau.example";"Bấm") , "ngoặc"\nhai dòng')
    text = _file(client, "articles.csv")
    assert text.startswith("\ufeff")
    assert "\r\n" in text
    [row] = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    stored = ArticlePage.objects.get(pk=shown.pk).title
    assert row["title"] == f"'{stored}"
    [told] = json.loads(_file(client, "articles.json"))
    assert told["title"] == stored


def test_a_file_is_sent_again_only_when_something_changed(client) -> None:
    news.article()
    first = client.get("/du-lieu-mo/articles.csv")
    assert first["Last-Modified"]
    again = client.get("/du-lieu-mo/articles.csv", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    news.article()
    assert client.get("/du-lieu-mo/articles.csv", headers={"if-none-match": first["ETag"]}).status_code == 200
    assert first["ETag"] != client.get("/du-lieu-mo/articles.json")["ETag"]
    assert client.get("/du-lieu-mo/khong-co.csv").status_code == 404


@pytest.mark.parametrize("slug", [one.slug for one in registry.datasets()])
def test_every_data_set_can_be_looked_at_and_taken_away(client, slug) -> None:
    birth_registration()
    FormerUnitFactory()
    for ending in ("/", ".csv", ".json"):
        assert client.get(f"/du-lieu-mo/{slug}{ending}").status_code == 200


def test_a_data_set_is_described_for_people_and_for_search_engines(client) -> None:
    body = client.get("/du-lieu-mo/on-time/").content.decode()
    start = body.index('application/ld+json">') + len('application/ld+json">')
    data = json.loads(body[start : body.index("</script>", start)])
    assert data["@type"] == "Dataset"
    assert {one["encodingFormat"] for one in data["distribution"]} == {"text/csv", "application/json"}
    assert "chờ UBND tỉnh xác nhận" in body


def test_a_registry_refuses_what_does_not_hold_together() -> None:
    known = registry.find("communes")
    with pytest.raises(registry.NotADataset):
        registry.register(known)
    with pytest.raises(registry.NotADataset):
        registry.register(registry.Dataset("search", "x", "x", known.columns, known.rows, "changed"))
    with pytest.raises(registry.NotADataset):
        registry.register(registry.Dataset("moi", "x", "x", known.columns[1:], known.rows, "changed"))


# --- Whatever the document allows, and more ---------------------------------------------------------------------------

VALUES = st.one_of(st.text(max_size=40), st.integers().map(str), st.floats().map(str), st.dates().map(str))


@pytest.mark.once
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_parameters_whatsoever_break_it(client, data) -> None:
    cache.clear()
    dataset = data.draw(st.sampled_from(registry.datasets()))
    names = ["limit", "cursor", "x"]
    for column in dataset.filters:
        names += [column.name, f"{column.name}_from", f"{column.name}_to"]
    query = data.draw(st.dictionaries(st.sampled_from(names), VALUES, max_size=4))
    response = client.get(f"/api/v1/{dataset.slug}", query)
    assert response.status_code in (200, 400), (query, response.content)
    assert client.get(f"/api/v1/{dataset.slug}", query).status_code == response.status_code
