"""Elasticsearch down or hanging: searches are answered by the database in time, and nobody who writes waits."""

from __future__ import annotations

import logging
import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from portal.search import engine, pushing
from portal.search.finding import find
from portal.search.models import Removal, SearchEntry
from tests.engines.postgresql import free_port
from tests.factories.services import home_page
from tests.search.corpus import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.django_db

SECONDS = 1.5


class Silent:
    """Takes connections and never says a word; counts them."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.asked = 0
        self.kept: list[socket.socket] = []
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            try:
                connection, _address = self.socket.accept()
            except OSError:
                return
            self.asked += 1
            self.kept.append(connection)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}"

    def close(self) -> None:
        self.socket.close()
        for connection in self.kept:
            connection.close()


@pytest.fixture
def silent() -> Iterator[Silent]:
    server = Silent()
    yield server
    server.close()


def use(settings: SettingsWrapper, address: str) -> None:
    """From now on Elasticsearch is said to be there, as the portal's settings would say it."""
    settings.WAGTAILSEARCH_BACKENDS = {
        **settings.WAGTAILSEARCH_BACKENDS,
        "elasticsearch": {
            "BACKEND": "portal.search.elasticsearch",
            "URLS": [address],
            "INDEX_PREFIX": "portal_",
            "TIMEOUT": 0.6,
            "AUTO_UPDATE": False,
            "OPTIONS": {"max_retries": 0, "retry_on_timeout": False},
        },
    }
    engine.wake()


@contextmanager
def in_time(seconds: float = SECONDS) -> Iterator[None]:
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < seconds


@pytest.mark.usefixtures("corpus")
def test_a_hanging_server_costs_one_search_a_moment_and_the_next_ones_nothing(
    client: Client, settings: SettingsWrapper, silent: Silent, caplog: pytest.LogCaptureFixture
) -> None:
    client.get("/tim-kiem/", {"q": "khai sinh"})
    use(settings, silent.address)
    with caplog.at_level(logging.WARNING), in_time():
        page = client.get("/tim-kiem/", {"q": "khai sinh"})
    assert "Đăng ký khai sinh" in page.content.decode().replace("<mark>", "").replace("</mark>", "")
    assert "the database answers searches" in caplog.text
    assert silent.asked == 1
    with in_time(0.5):
        assert key_of(find("kết hôn").ranked[0].entry) == "p-ket-hon"
    assert silent.asked == 1


@pytest.mark.usefixtures("corpus")
def test_a_server_that_is_down_is_done_without(settings: SettingsWrapper) -> None:
    use(settings, f"http://127.0.0.1:{free_port()}")
    with in_time():
        assert key_of(find("khai sinh").ranked[0].entry) == "p-khai-sinh"
    assert engine.is_resting()


@pytest.mark.usefixtures("corpus")
def test_after_a_rest_the_server_is_asked_again(
    settings: SettingsWrapper, silent: Silent, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(settings, silent.address)
    monkeypatch.setattr(engine, "SECONDS_TO_REST", 0.2)
    find("khai sinh")
    time.sleep(0.3)
    find("khai sinh")
    assert silent.asked >= 2


def test_readiness_marks_a_hanging_server_and_the_portal_stays_ready(
    client: Client, settings: SettingsWrapper, silent: Silent
) -> None:
    use(settings, silent.address)
    with in_time():
        response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["dependencies"]["search"] == {"state": "down", "error": "ConnectionTimeout"}


def test_publishing_and_deleting_never_wait_for_it(settings: SettingsWrapper, silent: Silent) -> None:
    from portal.cms.pages import ContentPage

    use(settings, silent.address)
    with in_time(3):
        page = home_page().add_child(instance=ContentPage(title="Trang chờ", slug="trang-cho"))
        page.save_revision().publish()
    entry = SearchEntry.objects.get(title="Trang chờ")
    assert entry.waits
    with in_time(3):
        page.delete()
    assert Removal.objects.get().entry == entry.pk
    assert not SearchEntry.objects.filter(pk=entry.pk).exists()
    assert silent.asked == 0


@pytest.mark.usefixtures("corpus")
def test_what_could_not_be_taken_there_stays_marked(settings: SettingsWrapper) -> None:
    use(settings, f"http://127.0.0.1:{free_port()}")
    SearchEntry.objects.update(waits=True)
    assert pushing.push_waiting() == -1
    assert SearchEntry.objects.filter(waits=True).count() == SearchEntry.objects.count()


def test_without_a_separate_index_nothing_is_marked_and_nothing_pushed() -> None:
    from portal.cms.pages import ContentPage

    if engine.is_separate():
        pytest.skip("Elasticsearch is asked in this run")
    page = home_page().add_child(instance=ContentPage(title="Trang thường", slug="trang-thuong"))
    page.save_revision().publish()
    assert not SearchEntry.objects.get(title="Trang thường").waits
    page.delete()
    assert not Removal.objects.exists()
    assert pushing.push_waiting() == 0
