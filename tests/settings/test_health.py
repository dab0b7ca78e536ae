"""Liveness and readiness."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_liveness_touches_nothing(client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok"


def test_readiness_names_each_dependency(client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    report = response.json()
    assert report["ready"] is True
    assert set(report["dependencies"]) == {"database", "cache", "private_files", "search", "virus_scan"}
    assert report["dependencies"]["virus_scan"] == {"state": "ok", "engine": "off"}


def test_a_needed_dependency_that_is_down_makes_it_not_ready(client, settings, monkeypatch) -> None:
    from django.core.cache import cache

    monkeypatch.setattr(cache, "get", lambda *_: None)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["dependencies"]["cache"]["state"] == "down"


def test_search_being_down_leaves_the_portal_ready(client, settings) -> None:
    server = {"BACKEND": "portal.search.elasticsearch", "URLS": ["http://127.0.0.1:1"], "AUTO_UPDATE": False}
    settings.WAGTAILSEARCH_BACKENDS = {**settings.WAGTAILSEARCH_BACKENDS, "elasticsearch": server}
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["dependencies"]["search"]["state"] == "down"
