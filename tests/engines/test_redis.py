"""The cache and readiness on a real Redis."""

from __future__ import annotations

import pytest
from django.core.cache import caches

from tests.engines.redis import redis_server

pytestmark = [pytest.mark.engines, pytest.mark.django_db]


def test_the_cache_keeps_counts_and_forgets_on_redis(client, settings) -> None:
    with redis_server() as address:
        settings.REDIS_URL = address
        settings.CACHES = {
            "default": {
                "BACKEND": "django.core.cache.backends.redis.RedisCache",
                "LOCATION": address,
                "KEY_PREFIX": "t",
            }
        }
        cache = caches["default"]
        cache.set("tries", 1, 60)
        cache.incr("tries")
        assert cache.get("tries") == 2
        assert cache.add("tries", 5) is False
        assert client.get("/readyz").json()["dependencies"]["cache"] == {"state": "ok", "engine": "redis"}
    assert client.get("/readyz").status_code == 503
