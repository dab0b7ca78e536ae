"""What the tests of the classroom share: a class that is being held, its people, browsers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.attendance.models import Attendance
from tests.factories import courses

if TYPE_CHECKING:
    from courses.registrations.models import Registration
    from courses.sessions.models import CourseSession, HalfDay
    from portal.accounts.models import User


def browser(user: User | None = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def class_with(people: int = 1, **changes: object) -> tuple[CourseSession, list[Registration]]:
    """A class of two half-days with a trainer and so many participants, still to come."""
    session = courses.session(changes.pop("course", None), trainer=courses.trainer(), **changes)
    return session, [courses.approved(session) for _person in range(people)]


def held(session: CourseSession, *, hours_ago: float = 1) -> CourseSession:
    """Its first half-day began `hours_ago` hours ago."""
    courses.begin(session, hours_ago=hours_ago)
    session.refresh_from_db()
    return session


def over(session: CourseSession) -> CourseSession:
    """All of it is over."""
    return held(session, hours_ago=30)


def first(session: CourseSession) -> HalfDay:
    half_day = session.half_days.order_by("starts_at").first()
    assert half_day is not None
    return half_day


def wrote(case: Registration, *presences: str) -> None:
    """What the trainer wrote of somebody, half-day by half-day; "" for nothing."""
    for half_day, presence in zip(case.session.half_days.order_by("starts_at"), presences, strict=False):
        if presence:
            Attendance.objects.create(
                registration=case, half_day=half_day, presence=presence, recorded_by=case.session.trainer
            )


def presence_of(case: Registration, half_day: HalfDay) -> str:
    row = Attendance.objects.filter(registration=case, half_day=half_day).first()
    return row.presence if row else ""


def room(session: CourseSession) -> str:
    return reverse("training:classroom", args=[session.code])


def sheet(half_day: HalfDay) -> str:
    return reverse("training:attendance", args=[half_day.session.code, half_day.pk])


def wall(half_day: HalfDay) -> str:
    return reverse("training:attendance_code", args=[half_day.session.code, half_day.pk])


def scores(session: CourseSession) -> str:
    return reverse("training:results", args=[session.code])


def end(session: CourseSession) -> str:
    return reverse("training:finish", args=[session.code])


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


now = timezone.now
