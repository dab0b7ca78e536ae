"""Certificates that came about by finishing a class, and whoever asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.test import Client

from courses.attendance.models import Attendance
from courses.certificates.models import Certificate
from portal.casework.actions import apply
from tests.factories import courses

if TYPE_CHECKING:
    from courses.registrations.models import Registration
    from courses.sessions.models import CourseSession
    from portal.accounts.models import User

CHECK = "/dao-tao/chung-nhan/"


def completed(user: User | None = None, session: CourseSession | None = None, **course: Any) -> Registration:
    """Somebody who was at every meeting, with 8.5 points."""
    trainer = courses.trainer()
    session = session or courses.session(courses.course(**course), trainer=trainer)
    case = courses.approved(session, user)
    for half_day in session.half_days.all():
        Attendance.objects.create(registration=case, half_day=half_day, presence="present", recorded_by=trainer)
    apply(case=case, transition="complete", actor=session.trainer, data={"score": "8.5"})
    return case


def certificate(user: User | None = None, **course: Any) -> Certificate:
    return Certificate.objects.get(registration=completed(user, **course))


def client_of(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def checked(number: str, code: str, client: Client | None = None) -> Any:
    return (client or Client()).get(CHECK, {"so": number, "ma": code})
