"""How long the training's calendar takes with 500 classes in one month, and with how many queries.

PYTHONPATH=site:. DJANGO_SETTINGS_MODULE=portal.settings.test python benchmarks/training.py [CLASSES]

Runs in a database of its own, which is thrown away: SQLite in memory, or the PostgreSQL that PORTAL_DATABASE_URL names.
The bound of the requirements for the month is 150 ms and 10 queries on PostgreSQL.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import django

django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402

from courses.calendar.grid import Month, begin  # noqa: E402
from courses.sessions.models import CourseSession, HalfDay, Standing  # noqa: E402
from courses.sessions.pages import CourseSessionPage  # noqa: E402
from courses.sessions.rooms import Room  # noqa: E402
from portal.organisations.models import AdministrativeUnit  # noqa: E402
from tests.factories import courses as factory  # noqa: E402
from tests.factories.organisations import AgencyFactory  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from courses.programme.pages import CoursePage

ASKED = 20
COURSES, MEETINGS = 12, 4
PLACES = ("Sa Pa", "Bắc Hà", "Bát Xát", "Văn Bàn", "Mường Khương", "Lục Yên", "Trạm Tấu", "Nghĩa Lộ", "Văn Yên")
TITLES = (
    "Soạn thảo văn bản hành chính đúng thể thức",
    "An toàn thông tin cho cán bộ xã",
    "Tiếp nhận hồ sơ trên hệ thống Một cửa điện tử",
    "Bảng tính cho người làm báo cáo",
    "Kỹ năng số phổ cập: chữ ký số, thư công vụ",
)


def pages_below(parent: CoursePage, names: list[str]) -> list[CourseSessionPage]:
    """Live pages of classes below a course, with tree paths made by hand."""
    kind, locale, now = ContentType.objects.get_for_model(CourseSessionPage), Locale.get_default(), timezone.now()
    rows = [
        Page(
            path=Page._get_path(parent.path, parent.depth + 1, place), depth=parent.depth + 1, numchild=0, title=name,
            draft_title=name, slug=f"lop-{place}", url_path=f"{parent.url_path}lop-{place}/", content_type=kind,
            live=True, locale=locale, translation_key=uuid.uuid4(), first_published_at=now, last_published_at=now,
        )
        for place, name in enumerate(names, 1)
    ]  # fmt: skip
    made = Page.objects.bulk_create(rows)
    Page.objects.filter(pk=parent.pk).update(numchild=len(made))
    found = []
    for page in made:
        row = CourseSessionPage(page_ptr_id=page.pk, opens_at=now, closes_at=now + timedelta(days=1))
        row.__dict__.update({field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
        found.append(row)
    manager: Any = CourseSessionPage._base_manager.get_queryset()
    manager._batched_insert(found, fields=CourseSessionPage._meta.local_concrete_fields, batch_size=1000)
    return found


def fill(classes: int) -> None:
    """`classes` of `MEETINGS` half-days each, all in the present month, as many again in the months around it."""
    chance = random.Random(7)
    units = []
    for number in range(99):
        unit = AdministrativeUnit(code=f"8{number:04d}", name=f"Xã {chance.choice(PLACES)} {number}", kind="commune")
        unit.derive()
        units.append(unit)
    units = AdministrativeUnit.objects.bulk_create(units)
    rooms = Room.objects.bulk_create(Room(name=f"Phòng máy {n}", seats=40, unit=units[n]) for n in range(20))
    organisers = [AgencyFactory(provincial=True, name=f"Sở Mẫu {n}") for n in range(5)]
    trainers = [factory.trainer() for _n in range(10)]
    courses = [factory.course(organiser=chance.choice(organisers)) for _n in range(COURSES)]
    month = Month.of(timezone.localdate())
    of_course: dict[int, int] = {}
    plan = [month] * classes + [month.before] * (classes // 2) + [month.after] * (classes // 2)
    for course in courses:
        of_course[course.pk] = len(plan) // COURSES + 1
    sessions, half_days, rest = [], [], iter(plan)
    for course in courses:
        pages = pages_below(course, [f"{chance.choice(TITLES)}, lớp {n}" for n in range(of_course[course.pk])])
        for page, of_month in zip(pages, rest, strict=False):
            first = begin(of_month.first + timedelta(days=chance.randrange(27)))
            times = _times(first, chance)
            capacity = chance.choice((20, 30, 40))
            session = CourseSession(
                page=page, course=course, code=f"LH-{page.pk}", title=page.title, organiser=course.organiser,
                module=course.module, audience_level=course.audience_level, hours=14, place="Hội trường",
                mode=chance.choice(("onsite", "onsite", "online", "blended")), unit=chance.choice(units),
                link="https://lop.example.com/x", trainer=chance.choice(trainers), capacity=capacity,
                taken=chance.choice((0, 3, capacity)), opens_at=first - timedelta(days=30),
                closes_at=first - timedelta(days=2), starts_at=times[0][0], ends_at=times[-1][1],
            )  # fmt: skip
            if chance.random() < 0.05:
                session.standing, session.standing_reason = Standing.CANCELLED, "Giảng viên bận"
            sessions.append(session)
            half_days += [
                HalfDay(session=session, uid=uuid.uuid4(), starts_at=start, ends_at=end, room=chance.choice(rooms))
                for start, end in times
            ]
    CourseSession.objects.bulk_create(sessions)
    HalfDay.objects.bulk_create(half_days)


def _times(first: datetime, chance: random.Random) -> list[tuple[datetime, datetime]]:
    """Mornings and afternoons of two days, or the same morning of four weeks."""
    if chance.random() < 0.7:
        days = [first, first + timedelta(days=1)]
        return [(day + timedelta(hours=h), day + timedelta(hours=h + 3)) for day in days for h in (8, 14)]
    days = [first + timedelta(days=7 * number) for number in range(MEETINGS)]
    return [(day + timedelta(hours=8), day + timedelta(hours=11)) for day in days]


def measure(client: Client, url: str) -> tuple[list[float], float, int, int]:
    """Sorted milliseconds, those the portal itself worked (whatever else the machine did), queries, and bytes."""
    asked: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    client.get(url)
    with connection.execute_wrapper(count):
        answer = client.get(url)
    if answer.status_code != 200:
        raise SystemExit(f"{url} answered {answer.status_code}")
    times, worked = [], []
    for _time in range(ASKED):
        start, begun = time.perf_counter(), time.process_time()
        client.get(url)
        times.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - begun) * 1000)
    return sorted(times), statistics.median(worked), len(asked), len(answer.content)


def pages() -> dict[str, str]:
    session = CourseSession.objects.filter(standing=Standing.ANNOUNCED).order_by("pk")[7:8].get()
    unit = AdministrativeUnit.objects.filter(code__startswith="8").first()
    return {
        "month, front": "/dao-tao/",
        "month, filtered": f"/dao-tao/?xa={unit.code if unit else ''}&con-cho=1",
        "month, empty": "/dao-tao/?thang=2031-01",
        "week": "/dao-tao/tuan/",
        "list": "/dao-tao/danh-sach/",
        "list, of a day": f"/dao-tao/danh-sach/?ngay={timezone.localdate()}",
        "courses": "/dao-tao/khoa-hoc/",
        "course": session.course.get_url() or "",
        "class": session.get_absolute_url(),
        "feed": "/dao-tao/lich.ics",
    }


if __name__ == "__main__":
    setup_test_environment()
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        fill(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        print(f"{connection.vendor}, {CourseSession.objects.count()} classes, {HalfDay.objects.count()} half-days")
        print(f"{'page':<18}{'median ms':>10}{'95 % ms':>10}{'own ms':>10}{'queries':>9}{'KB':>7}")
        client = Client()
        for label, url in pages().items():
            times, worked, queries, size = measure(client, url)
            late, median = times[int(len(times) * 0.95)], statistics.median(times)
            print(f"{label:<18}{median:>10.1f}{late:>10.1f}{worked:>10.1f}{queries:>9}{size / 1024:>7.0f}")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
