"""How long a search takes over many entries, and making all of them anew.

PYTHONPATH=site:. DJANGO_SETTINGS_MODULE=portal.settings.test python benchmarks/search.py [ENTRIES]

Runs in a database of its own, which is thrown away: SQLite in memory, or the PostgreSQL that PORTAL_DATABASE_URL names.
"""

from __future__ import annotations

import random
import statistics
import sys
import time

import django

django.setup()

from django.core.cache import cache  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from portal.search import actions, engine, lexicon, pushing  # noqa: E402
from portal.search.providers import Found, Kind, Provider, register  # noqa: E402
from tests.search.corpus import load_corpus, things  # noqa: E402

ASKED = 15
QUERIES = (
    *("khai sinh", "gao seng cu", "che", "sổ đỏ", "khai sihn", "khia sinh"),
    *("muon lam giay khai sinh o dau", "xyzzy"),
)


def many(number: int) -> dict[str, Found]:
    """Titles and texts put together from those of the corpus, so that words are as common as they are at work."""
    chance = random.Random(1)
    kept = [one for found in things().values() for one in found.values()]
    words = " ".join(str(part) for one in kept for part in (one.title, *one.text)).split()
    return {
        str(key): Found(
            str(key),
            f"{chance.choice(kept).title} {key}",
            f"/{key}/",
            names=chance.choice(kept).names,
            text=[" ".join(chance.choices(words, k=120))],
        )
        for key in range(number)
    }


if __name__ == "__main__":
    setup_test_environment()
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        corpus = load_corpus()
        next(corpus)
        everything = many(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
        provider = Provider(
            "nhieu", Kind("nhieu", "Nhiều", "file"), lambda: everything, lambda keys: [everything[key] for key in keys]
        )
        register(provider)
        start = time.perf_counter()
        actions.put(provider, list(everything))
        lexicon.relearn()
        print(f"{connection.vendor}, {len(everything)} entries written in {time.perf_counter() - start:.1f} s")
        if engine.is_separate():
            start = time.perf_counter()
            pushing.rebuild_index()
            print(f"index of Elasticsearch filled in {time.perf_counter() - start:.1f} s")
        start = time.perf_counter()
        actions.put(provider, ["1"])
        everything["1"] = everything["2"]
        start = time.perf_counter()
        actions.put(provider, ["1"])
        print(f"one entry written in {(time.perf_counter() - start) * 1000:.0f} ms")
        lexicon.forget()
        start = time.perf_counter()
        print(f"{len(lexicon.lexicon().words)} words read in {(time.perf_counter() - start) * 1000:.0f} ms")
        client = Client()
        print(f"{'query':<32}{'median ms':>10}{'95 % ms':>10}")
        for path in (*(f"/tim-kiem/?q={query}" for query in QUERIES), "/tim-kiem/goi-y?q=dang ky"):
            times = []
            for _time in range(ASKED):
                cache.clear()
                start = time.perf_counter()
                assert client.get(path).status_code == 200
                times.append((time.perf_counter() - start) * 1000)
            times.sort()
            print(f"{path.partition('=')[2]:<32}{statistics.median(times):>10.1f}{times[int(ASKED * 0.95)]:>10.1f}")
        if engine.is_separate():
            print("answered by the database" if engine.is_resting() else "answered by Elasticsearch")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
