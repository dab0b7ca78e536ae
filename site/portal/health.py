"""`/healthz`: the process lives. `/readyz`: each dependency's state as JSON, 503 when a needed one is down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from portal.private_files import scanning
from portal.search import engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("migrations are missing")
    return connection.vendor


def _cache() -> str:
    cache.set("readyz", "1", 10)
    if cache.get("readyz") != "1":
        raise RuntimeError("the cache does not keep what it is given")
    return "redis" if settings.REDIS_URL else "built in"


def _search() -> str:
    return engine.state()


def _private_files() -> str:
    storages["private"].exists("readyz")
    return "s3" if settings.S3_BUCKET else "folder"


def _virus_scan() -> str:
    if not settings.CLAMD_ADDRESS:
        return "off"
    scanning.ping()
    return "clamd"


# The portal goes on without search and virus scan (an unscanned file waits); it cannot without the others.
CHECKS: dict[str, tuple[Callable[[], str], bool]] = {
    "database": (_database, True),
    "cache": (_cache, True),
    "private_files": (_private_files, True),
    "search": (_search, False),
    "virus_scan": (_virus_scan, False),
}


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Public. Answers as long as the process does; touches nothing."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Public. Names engines and states only, never addresses or secrets."""
    report: dict[str, dict[str, str]] = {}
    ready = True
    for name, (check, needed) in CHECKS.items():
        try:
            report[name] = {"state": "ok", "engine": check()}
        except Exception as error:  # noqa: BLE001 - whatever a dependency raises, readiness reports it
            report[name] = {"state": "down", "error": type(error).__name__}
            ready = ready and not needed
    return JsonResponse({"ready": ready, "dependencies": report}, status=200 if ready else 503)
