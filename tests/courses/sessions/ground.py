"""What the tests of classes share: the editor's form as a browser sends it, an organiser signed in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.sessions.pages import CourseSessionPage
from tests.factories import courses

if TYPE_CHECKING:
    from datetime import date, time

    from courses.programme.pages import CoursePage
    from courses.sessions.rooms import Room
    from portal.accounts.models import User

LIST = "/quan-tri/lop-hoc/"
PUBLISH = {"action-publish": "1"}


def signed_in(user: User | None = None) -> Client:
    client = Client()
    client.force_login(user or courses.organiser())
    return client


def communicator() -> User:
    return courses._staff(courses.organiser_agency(), "communications")


def province_organiser() -> User:
    return courses.organiser(scope="province")


def form_of(page: CourseSessionPage, **changes: Any) -> dict[str, Any]:
    """What the editor of `page` sends when nothing was touched, and then `changes`; `half_days` are (day, starts,
    ends, room, DELETE) of each row, by its number.
    """
    rows = list(page.half_days.all())
    data: dict[str, Any] = {
        "title": page.title,
        "slug": page.slug,
        "lead": page.lead,
        "place": page.place,
        "unit": page.unit_id or "",
        "link": page.link,
        "trainer": page.trainer_id or "",
        "capacity": page.capacity,
        "minimum": page.minimum,
        "opens_at": moment(page.opens_at),
        "closes_at": moment(page.closes_at),
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "comment_notifications": "",
        "half_days-TOTAL_FORMS": len(rows),
        "half_days-INITIAL_FORMS": len(rows),
        "half_days-MIN_NUM_FORMS": 1,
        "half_days-MAX_NUM_FORMS": 1000,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "comments-MIN_NUM_FORMS": 0,
        "comments-MAX_NUM_FORMS": "",
    }
    for number, row in enumerate(rows):
        data |= _row(number, row.day, row.starts, row.ends, row.room_id)
        data[f"half_days-{number}-id"] = row.pk
        data[f"half_days-{number}-ORDER"] = number + 1
    return data | changes


def new_form(*half_days: tuple[date, time, time, Room | None], **changes: Any) -> dict[str, Any]:
    """What the editor sends for a new class."""
    now = timezone.now()
    page = CourseSessionPage(
        title="Lớp mới", slug="lop-moi", capacity=20, minimum=5, opens_at=now, closes_at=now + timedelta(days=2)
    )
    data = form_of(page) | {"half_days-TOTAL_FORMS": len(half_days)}
    for number, (day, starts, ends, room) in enumerate(half_days):
        data |= _row(number, day, starts, ends, room.pk if room is not None else None)
        data[f"half_days-{number}-id"] = ""
        data[f"half_days-{number}-ORDER"] = number + 1
    return data | changes


def _row(number: int, day: date, starts: time, ends: time, room_id: int | None) -> dict[str, Any]:
    prefix = f"half_days-{number}"
    return {
        f"{prefix}-day": f"{day:%Y-%m-%d}",
        f"{prefix}-starts": f"{starts:%H:%M}",
        f"{prefix}-ends": f"{ends:%H:%M}",
        f"{prefix}-room": room_id or "",
        f"{prefix}-DELETE": "",
    }


def moment(at: Any) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_url(course: CoursePage) -> str:
    return reverse("wagtailadmin_pages:add", args=["courses", "coursesessionpage", course.pk])


def fresh(page: Any) -> CourseSessionPage:
    return CourseSessionPage.objects.get(pk=page.pk)
