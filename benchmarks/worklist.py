"""How long a page of the officers' worklist takes with 100, 10,000 and 100,000 cases.

Run it on an empty, migrated database of its own: it fills the database named by PORTAL_DATABASE_URL and leaves the
cases there. `PYTHONPATH=site:. python benchmarks/worklist.py [--sizes 100 10000 100000] [--repeat 5]`
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from home.feedback.models import FeedbackCase, FeedbackState, FeedbackStep  # noqa: E402
from home.feedback.viewset import feedback  # noqa: E402
from portal.accounts.models import User  # noqa: E402
from portal.casework.models import ClockState, Phase  # noqa: E402
from portal.casework.wordsearch import searchable  # noqa: E402
from portal.organisations.groups import sync_groups  # noqa: E402
from portal.organisations.models import Agency, Membership  # noqa: E402

AGENCIES = 120
CHUNK = 2000
FAMILY = ("Nguyễn", "Trần", "Lý", "Giàng", "Vàng", "Hoàng", "Tẩn", "Lù", "Sùng", "Phàn", "Đặng", "Má")
GIVEN = ("An", "Bình", "Chi", "Dung", "Giang", "Hoa", "Khánh", "Lan", "Minh", "Páo", "Sáng", "Thảo", "Xuân")
# Of a hundred cases, how many are in which state: most of a year's work is closed.
STATES = (
    [FeedbackState.ASSIGNED] * 20
    + [FeedbackState.RECEIVED] * 6
    + [FeedbackState.NEEDS_MORE] * 4
    + [FeedbackState.PUBLISHED] * 70
)
PHASES = {FeedbackState.NEEDS_MORE: Phase.WAITING, FeedbackState.PUBLISHED: Phase.CLOSED}


def agencies() -> list[Agency]:
    rows = [Agency(code=f"BENCH.{n}", name=f"Cơ quan đo {n}", level=Agency.Level.PROVINCE) for n in range(AGENCIES)]
    Agency.objects.bulk_create(rows, ignore_conflicts=True)
    return list(Agency.objects.filter(code__startswith="BENCH.").order_by("pk"))


def officer(name: str, agency: Agency, role: str, scope: str) -> User:
    user, _made = User.objects.get_or_create(username=name, defaults={"full_name": name})
    Membership.objects.get_or_create(user=user, agency=agency, role=role, defaults={"scope": scope})
    return user


def one(number: int, place: list[Agency], now: object, chance: random.Random) -> FeedbackCase:
    state = chance.choice(STATES)
    phase = PHASES.get(state, Phase.ACTIVE)
    received = now - timedelta(minutes=chance.randrange(60 * 24 * 365))  # type: ignore[operator]
    due = received + timedelta(days=21)
    closed = received + timedelta(days=14) if phase == Phase.CLOSED else None
    paused = received + timedelta(days=3) if phase == Phase.WAITING else None
    name = f"{chance.choice(FAMILY)} {chance.choice(GIVEN)} {chance.choice(GIVEN)}"
    code = f"PA-BENCH-{number:07d}"
    clock = {Phase.CLOSED: ClockState.STOPPED, Phase.WAITING: ClockState.PAUSED}.get(phase, ClockState.RUNNING)
    return FeedbackCase(
        code=code, state=state, phase=phase, agency=chance.choice(place), intake_agency=place[0],
        received_at=received, due_at=due, clock=clock, paused_at=paused,
        remaining_minutes=4800 if paused else None, closed_at=closed, urgent_at=closed or paused or due,
        idempotency_key=code, subject="Đo thời gian", content="x", sender_name=name, may_publish=True,
        answer="x", answered_at=closed or received, published_at=closed, public_subject="x", public_content="x",
        public_answer="x", step_label="Trả lời người gửi" if phase == Phase.ACTIVE else "",
        search_text=searchable([code, "Đo thời gian", name]),
    )  # fmt: skip


def fill(up_to: int, place: list[Agency], people: list[User]) -> None:
    """Adds cases until there are `up_to`, each with its agencies and, when it is open, an active step."""
    now, chance = timezone.now(), random.Random(7)
    have = FeedbackCase.objects.count()
    chance.seed(have + 7)
    through = FeedbackCase.involved_agencies.through
    while have < up_to:
        rows = [one(number, place, now, chance) for number in range(have, min(have + CHUNK, up_to))]
        rows = FeedbackCase.objects.bulk_create(rows)
        through.objects.bulk_create(
            through(feedbackcase_id=case.pk, agency_id=key)
            for case in rows
            for key in {case.agency_id, case.intake_agency_id}
        )
        FeedbackStep.objects.bulk_create(
            FeedbackStep(
                case=case, position=2, key="answer", name="Trả lời người gửi", agency_id=case.agency_id,
                state="active", started_at=case.received_at, due_at=case.due_at,
                assignee=people[0] if case.agency_id == place[5].pk and chance.random() < 0.3 else None,
            )
            for case in rows
            if case.phase == Phase.ACTIVE
        )  # fmt: skip
        have += len(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(client: Client, params: dict[str, str], repeat: int) -> tuple[int, float, float]:
    """Queries, and median and worst milliseconds, of one page as the browser asks for it, menu and counts included."""
    times, queries = [], 0
    for _ in range(repeat):
        with CaptureQueriesContext(connection) as captured:
            start = time.perf_counter()
            response = client.get(feedback.url("index"), params)
            times.append((time.perf_counter() - start) * 1000)
        if response.status_code != 200:
            raise SystemExit(f"the worklist answered {response.status_code}")
        queries = len(captured)
    return queries, statistics.median(times), max(times)


def signed_in(user: User) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 10_000, 100_000])
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    call_command("migrate", verbosity=0, interactive=False)
    sync_groups()
    place = agencies()
    person = officer("do-chuyen-vien", place[5], "specialist", "agency")
    specialist = signed_in(person)
    supervisor = signed_in(officer("do-giam-sat", place[0], "supervisor", "province"))
    pages = [
        ("specialist, unclaimed", specialist, {"ke": "cho-nhan"}),
        ("specialist, mine", specialist, {"ke": "cua-toi"}),
        ("specialist, all", specialist, {"ke": "tat-ca"}),
        ("specialist, name", specialist, {"q": "giang an"}),
        ("province, open", supervisor, {"ke": "dang-mo"}),
        ("province, overdue", supervisor, {"ke": "qua-han"}),
        ("province, all", supervisor, {"ke": "tat-ca"}),
        ("province, name", supervisor, {"q": "giang an"}),
        ("province, number", supervisor, {"q": "BENCH-0000042"}),
        ("province, state", supervisor, {"ke": "tat-ca", "trang-thai": "received"}),
    ]
    print(f"{connection.vendor}, Django {django.get_version()}")
    print(f"{'page':24}" + "".join(f"{size:>26,}" for size in options.sizes))
    lines: dict[str, list[str]] = {label: [] for label, _client, _params in pages}
    for size in options.sizes:
        fill(size, place, [person])
        for label, client, params in pages:
            queries, median, worst = measure(client, params, options.repeat)
            lines[label].append(f"{queries:>4} q {median:>7.1f} ms (≤{worst:>6.1f})")
    for label, cells in lines.items():
        print(f"{label:24}" + "".join(f"{cell:>26}" for cell in cells))
    return 0


if __name__ == "__main__":
    sys.exit(main())
