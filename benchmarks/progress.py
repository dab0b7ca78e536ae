"""How long the progress of all agencies takes over 20,000 officials, 200,000 registrations and 100,000 completions.

PYTHONPATH=site:. DJANGO_SETTINGS_MODULE=portal.settings.test python benchmarks/progress.py [OFFICIALS] [REGISTRATIONS]

Runs in a database of its own, which is thrown away: SQLite in memory, or the PostgreSQL that PORTAL_DATABASE_URL names.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from courses.people.officials import Official  # noqa: E402
from courses.progress.models import Completion, Target  # noqa: E402
from courses.progress.selectors import lacking, progress_table  # noqa: E402
from courses.registrations.models import Registration  # noqa: E402
from portal.accounts.models import User  # noqa: E402
from portal.casework.models import ClockState, Phase  # noqa: E402
from portal.organisations.models import AdministrativeUnit, Agency, Membership, Role  # noqa: E402
from tests.factories import courses  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from courses.programme.modules import SkillModule
    from courses.sessions.models import CourseSession

ASKED = 15
CHUNK = 2000
COMMUNES, DEPARTMENTS = 99, 15
MODULES, TARGETED, CLASSES = 12, 8, 120
FAMILY = ("Nguyễn", "Trần", "Lý", "Giàng", "Vàng", "Hoàng", "Tẩn", "Lù", "Sùng", "Phàn", "Đặng", "Má")
GIVEN = ("An", "Bình", "Chi", "Dung", "Giang", "Hoa", "Khánh", "Lan", "Minh", "Páo", "Sáng", "Thảo", "Xuân")
HALF = 2  # of so many registrations, one was completed


def agencies() -> list[Agency]:
    units = [AdministrativeUnit(code=f"8{n:04d}", name=f"Xã Đo {n}", kind="commune") for n in range(COMMUNES)]
    for unit in units:
        unit.derive()
    units = AdministrativeUnit.objects.bulk_create(units)
    rows = [Agency(code=f"DO.X{n}", name=f"UBND xã Đo {n}", level="commune", unit=units[n]) for n in range(COMMUNES)]
    rows += [Agency(code=f"DO.S{n}", name=f"Sở Đo {n}", level="province") for n in range(DEPARTMENTS)]
    return list(Agency.objects.bulk_create(rows))


def officials(count: int, place: list[Agency], chance: random.Random) -> list[Official]:
    users = User.objects.bulk_create(
        [
            User(
                username=f"do-{n}",
                full_name=f"{chance.choice(FAMILY)} {chance.choice(GIVEN)} {chance.choice(GIVEN)}",
                password="!",
            )
            for n in range(count)
        ],
        batch_size=CHUNK,
    )
    Membership.objects.bulk_create(
        [Membership(user=user, agency=place[n % len(place)], role=Role.SPECIALIST) for n, user in enumerate(users)],
        batch_size=CHUNK,
    )
    rows = [Official(user=user, agency=place[n % len(place)]) for n, user in enumerate(users)]
    return Official.objects.bulk_create(rows, batch_size=CHUNK)


def classes(modules: list[SkillModule]) -> list[CourseSession]:
    lessons = [courses.course(module=module) for module in modules]
    return [courses.session(lessons[n % len(lessons)], capacity=2000) for n in range(CLASSES)]


def registrations(count: int, people: list[Official], held: list[CourseSession], chance: random.Random) -> None:
    """Each person in some classes, of which half have been completed, over two years."""
    now, today, each = timezone.now(), timezone.localdate(), count // len(people)
    batch: list[Registration] = []
    for number, person in enumerate(people):
        for place, session in enumerate(chance.sample(held, each)):
            done = place % HALF == 0
            code = f"DO-{number}-{place}"
            batch.append(
                Registration(
                    code=code, idempotency_key=code, session=session, agency=session.organiser,
                    intake_agency_id=person.agency_id, applicant_id=person.user_id, place="seat", received_at=now,
                    state="completed" if done else "approved", phase=Phase.CLOSED if done else Phase.ACTIVE,
                    clock=ClockState.STOPPED if done else ClockState.RUNNING, closed_at=now if done else None,
                    due_at=None if done else now + timedelta(days=2), urgent_at=now,
                )
            )  # fmt: skip
        if len(batch) >= CHUNK or number == len(people) - 1:
            made = Registration.objects.bulk_create(batch)
            done_ones = (row for row in made if row.state == "completed")
            Completion.objects.bulk_create([_completion(row, today, chance) for row in done_ones])
            batch = []


def _completion(row: Registration, today: date, chance: random.Random) -> Completion:
    on = today - timedelta(days=chance.randrange(700))
    ends = on + timedelta(days=365) if chance.random() < 0.3 else None
    return Completion(
        registration=row, user_id=row.applicant_id or 0, module_id=row.session.module_id, completed_on=on,
        valid_until=ends, hours=7,
    )  # fmt: skip


def fill(people: int, registered: int) -> tuple[User, User]:
    """A supervisor of the whole province, and the training manager of one commune."""
    chance = random.Random(7)
    place = agencies()
    modules = [courses.module() for _n in range(MODULES)]
    year = timezone.localdate().year
    Target.objects.bulk_create(
        [Target(year=year, module=module, percent=60) for module in modules[:TARGETED]]
        + [Target(year=year, module=module, percent=80, level="province") for module in modules[:3]]
    )
    registrations(registered, officials(people, place, chance), classes(modules), chance)
    supervisor = User.objects.create(username="do-giam-sat")
    Membership.objects.create(user=supervisor, agency=place[-1], role=Role.SUPERVISOR, scope="province")
    return supervisor, courses.manager(place[0])


def measure(ask: Callable[[], Any]) -> tuple[list[float], int]:
    """Sorted milliseconds, and queries."""
    asked: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    ask()
    with connection.execute_wrapper(count):
        ask()
    times = []
    for _time in range(ASKED):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times), len(asked)


def page(user: User, address: str) -> Callable[[], Any]:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def ask() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")

    return ask


def questions(supervisor: User, manager: User) -> Iterator[tuple[str, Callable[[], Any]]]:
    year, module = timezone.localdate().year, Target.objects.all()[0].module
    commune = Agency.objects.get(code="DO.X0")
    index = reverse("tien-do-dao-tao:index")
    yield "table, all targets", lambda: progress_table(year=year, user=supervisor)
    yield "table, one module", lambda: progress_table(year=year, user=supervisor, module=module)
    yield "table, one agency", lambda: progress_table(year=year, user=manager)
    yield "who lacks what", lambda: lacking(commune, year)
    yield "page, all agencies", page(supervisor, index)
    yield "page, one agency", page(manager, reverse("tien-do-dao-tao:agency", args=[commune.pk]))
    yield "workbook, all", page(supervisor, reverse("tien-do-dao-tao:workbook"))


if __name__ == "__main__":
    setup_test_environment()
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        people, registered = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (20_000, 200_000)
        supervisor, manager = fill(people, registered)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        print(
            f"{connection.vendor}, {people} officials, {Registration.objects.count()} registrations,"
            f" {Completion.objects.count()} completions, {ASKED} times each"
        )
        print(f"{'what':<22}{'median ms':>10}{'95 % ms':>10}{'queries':>9}")
        for label, ask in questions(supervisor, manager):
            times, queries = measure(ask)
            late = times[int(len(times) * 0.95)]
            print(f"{label:<22}{statistics.median(times):>10.1f}{late:>10.1f}{queries:>9}")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
