"""How long the main pages take to make, and with how many queries: guidance, form, worklist, dossier, tracking.

PYTHONPATH=site:. DJANGO_SETTINGS_MODULE=portal.settings.test python benchmarks/pages.py [DOSSIERS]

Runs in a database of its own, which is thrown away: SQLite in memory, or the PostgreSQL that PORTAL_DATABASE_URL names.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from portal.organisations.groups import sync_groups  # noqa: E402
from tests.factories.accounts import UserFactory  # noqa: E402
from tests.factories.services import Commune, birth_registration, submitted  # noqa: E402
from tests.faults.drafts import filled_draft  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from portal.accounts.models import User

ASKED = 30


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def pages(dossiers: int) -> dict[str, tuple[Client, str]]:
    """Who asks for what, on a portal with so many dossiers."""
    sync_groups()
    commune = Commune()
    guidance = birth_registration()
    form = guidance.get_children().live().specific().get()
    citizen = UserFactory()
    made = [submitted(commune, applicant=citizen) for _number in range(dossiers)]
    draft = filled_draft(form.published_version, commune.agency, owner=citizen)
    anybody, owner, officer = Client(), signed_in(citizen), signed_in(commune.officer)
    return {
        "home": (anybody, "/"),
        "guidance": (anybody, guidance.url),
        "guidance, signed in": (owner, guidance.url),
        "form, start": (anybody, form.url),
        "form, first section": (anybody, f"/bieu-mau/moi/{form.pk}/"),
        "form, the child": (owner, f"/bieu-mau/{draft.pk}/phan/tre/"),
        "form, files": (owner, f"/bieu-mau/{draft.pk}/phan/giay_to_ve_viec_sinh/"),
        "form, review": (owner, f"/bieu-mau/{draft.pk}/kiem-tra/"),
        "tracking, asked": (anybody, "/tra-cuu/"),
        "tracking, dossier": (owner, f"/tra-cuu/{made[0].code}/"),
        "own dossiers": (owner, "/ho-so-cua-toi/"),
        "worklist": (officer, "/quan-tri/ho-so/?ke=tat-ca"),
        "worklist, search": (officer, "/quan-tri/ho-so/?ke=tat-ca&q=giang"),
        "dossier, officer": (officer, f"/quan-tri/ho-so/{made[0].pk}/"),
    }


def measure(client: Client, url: str) -> tuple[list[float], int, int]:
    """Sorted milliseconds, queries, and bytes of the answer."""
    asked: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    client.get(url)
    with connection.execute_wrapper(count):
        answer = client.get(url)
    if answer.status_code != 200:
        raise SystemExit(f"{url} answered {answer.status_code}")
    times = []
    for _time in range(ASKED):
        start = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times), len(asked), len(answer.content)


if __name__ == "__main__":
    setup_test_environment()
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
        print(f"{connection.vendor}, {count} dossiers, {ASKED} times each")
        print(f"{'page':<24}{'median ms':>10}{'95 % ms':>10}{'queries':>9}{'KB':>7}")
        for label, (client, url) in pages(count).items():
            times, queries, size = measure(client, url)
            late = times[int(len(times) * 0.95)]
            print(f"{label:<24}{statistics.median(times):>10.1f}{late:>10.1f}{queries:>9}{size / 1024:>7.0f}")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
