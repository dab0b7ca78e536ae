"""The separate index on a real Elasticsearch: filled, kept up to date, made anew, and never a write lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from portal.search import actions, engine, pushing
from portal.search.finding import find
from portal.search.models import Removal, SearchEntry
from portal.search.providers import Found, Kind, Provider, register, unregister
from tests.engines.elasticsearch.server import NotAvailable, elasticsearch
from tests.search.corpus import key_of
from tests.search.test_fallback import use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import SettingsWrapper

pytestmark = [pytest.mark.engines, pytest.mark.django_db]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The one of this run where there is one, else its own."""
    if address := os.environ.get("PORTAL_ELASTICSEARCH_URL"):
        yield address
        return
    try:
        with elasticsearch() as address:
            yield address
    except NotAvailable as missing:
        pytest.skip(str(missing))


@pytest.fixture
def things(server: str, settings: SettingsWrapper) -> Iterator[dict[str, str]]:
    """Things by number and title, found as a kind of their own; `put(number)` writes one."""
    use(settings, server)
    for index in engine.separate().es.options(request_timeout=30).indices.get(index="portal_*"):
        engine.separate().es.options(request_timeout=30).indices.delete(index=index)
    SearchEntry.objects.all().delete()
    titles: dict[str, str] = {}
    provider = Provider(
        "thu",
        Kind("thu", "Thử", "file"),
        lambda: titles,
        lambda numbers: [Found(one, titles[one], f"/{one}/") for one in numbers if one in titles],
    )
    register(provider)
    yield titles
    unregister("thu")


def put(*numbers: str) -> None:
    from portal.search.providers import providers

    actions.put(next(one for one in providers() if one.name == "thu"), numbers)


def in_the_index() -> dict[str, str]:
    """What Elasticsearch itself has: title by entry's number."""
    client, alias = engine.separate().es.options(request_timeout=30), "portal_search_searchentry"
    client.indices.refresh(index=alias)
    hits = client.search(index=alias, size=1000)["hits"]["hits"]
    return {hit["_id"]: hit["_source"]["title_folded_edgengrams"] for hit in hits}


def wanted() -> dict[str, str]:
    return {str(pk): title for pk, title in SearchEntry.objects.values_list("pk", "title_folded")}


def test_the_first_push_makes_the_index_and_later_ones_bring_what_changed(things: dict[str, str]) -> None:
    things |= {"1": "Một", "2": "Hai"}
    put("1", "2")
    assert SearchEntry.objects.filter(waits=True).count() == 2
    assert pushing.push_waiting() == 2
    assert not SearchEntry.objects.filter(waits=True).exists()
    assert in_the_index() == wanted()
    things["2"] = "Hai khác"
    things["3"] = "Ba"
    del things["1"]
    put("1", "2", "3")
    assert pushing.push_waiting() == 2
    assert in_the_index() == wanted()
    assert set(wanted().values()) == {"hai khac", "ba"}
    assert not Removal.objects.exists()


def test_searches_are_answered_by_it(things: dict[str, str]) -> None:
    things |= {"1": "Sổ tay leo núi", "2": "Núi cao"}
    put("1", "2")
    pushing.push_waiting()
    assert [key_of(one.entry) for one in find("leo núi").ranked] == ["1"]
    assert find("núi").counts == {"thu": 2}
    assert not engine.is_resting()
    # Proof that it was asked: what only the database has is not found.
    SearchEntry.objects.filter(title="Núi cao").update(title="Biển cả", title_folded="bien ca", words="bien ca")
    assert find("biển").is_empty
    assert "elasticsearch" in engine.state()


def test_an_older_write_never_overtakes_a_newer_one(things: dict[str, str]) -> None:
    things["1"] = "Cũ"
    put("1")
    old = SearchEntry.objects.get()
    things["1"] = "Mới"
    put("1")
    pushing.push_waiting()
    assert not pushing._bulk([pushing._index_action("portal_search_searchentry", old)])
    assert set(in_the_index().values()) == {"moi"}


def test_a_row_written_again_while_it_is_taken_there_goes_on_waiting(
    things: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    things["1"] = "Trước"
    put("1")
    pushing.push_waiting()
    things["1"] = "Giữa"
    put("1")
    send = pushing._bulk

    def slowly(rows: object) -> set[str]:
        failed = send(rows)
        monkeypatch.setattr(pushing, "_bulk", send)
        things["1"] = "Sau"
        put("1")
        return failed

    monkeypatch.setattr(pushing, "_bulk", slowly)
    pushing.push_waiting()
    assert SearchEntry.objects.get().waits
    pushing.push_waiting()
    assert set(in_the_index().values()) == {"sau"}


def test_a_rebuild_loses_no_write_made_meanwhile(things: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the copying and the change of indexes one thing is written, one is new, one goes, and all of it is
    pushed to the index that is about to vanish.
    """
    things |= {"1": "Giữ nguyên", "2": "Sẽ đổi", "3": "Sẽ mất"}
    put("1", "2", "3")
    pushing.push_waiting()
    change = pushing._put_in_place

    def meanwhile(new: str) -> None:
        things["2"], things["4"] = "Đã đổi", "Thêm vào"
        del things["3"]
        put("2", "3", "4")
        monkeypatch.setattr(pushing, "_put_in_place", change)
        pushing.push_waiting()
        change(new)

    monkeypatch.setattr(pushing, "_put_in_place", meanwhile)
    pushing.rebuild_index()
    assert in_the_index() == wanted()
    assert set(wanted().values()) == {"giu nguyen", "da doi", "them vao"}
    assert not SearchEntry.objects.filter(waits=True).exists()


def test_after_a_rebuild_one_index_is_left(things: dict[str, str]) -> None:
    things["1"] = "Núi"
    put("1")
    pushing.push_waiting()
    call_command("rebuild_search", "--index", verbosity=0)
    indices = engine.separate().es.options(request_timeout=30).indices.get(index="portal_search_searchentry*")
    assert len(list(indices)) == 1
    assert set(in_the_index().values()) >= {"nui"}


def test_a_lost_index_is_made_anew_by_the_next_push(things: dict[str, str]) -> None:
    things["1"] = "Núi"
    put("1")
    pushing.push_waiting()
    for index in engine.separate().es.options(request_timeout=30).indices.get(index="portal_*"):
        engine.separate().es.options(request_timeout=30).indices.delete(index=index)
    assert [key_of(one.entry) for one in find("núi").ranked] == ["1"]
    call_command("push_search", verbosity=0)
    assert in_the_index() == wanted()
