"""What the tests of registrations share: browsers, forms, mail."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.utils import timezone

from courses.registrations.pages import RegistrationFormPage, form_of
from courses.registrations.questions import plain_answers, registration_sections
from portal.casework.actions import apply
from portal.form_pages.submission import Submission
from portal.notifications.models import Message
from tests.factories import courses
from tests.factories.form_pages import question

if TYPE_CHECKING:
    from courses.registrations.models import Registration
    from courses.sessions.models import CourseSession
    from portal.accounts.models import User

OWN, NOMINATE, WORKLIST = "/dao-tao/cua-toi/", "/quan-tri/de-cu/", "/quan-tri/dang-ky-hoc/"


def browser(user: User | None = None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def form_page(session: CourseSession) -> RegistrationFormPage:
    page = form_of(session.course)
    assert page is not None
    return page


def asking(session: CourseSession, *questions: dict[str, Any]) -> RegistrationFormPage:
    """The course's form with further questions, published."""
    page = form_page(session)
    sections = registration_sections()
    sections[0]["value"]["fields"] += list(questions or (question("text", "Số điện thoại phòng", key="phong"),))
    page.sections = sections
    page.save_revision().publish()
    return form_page(session)


def submission(session: CourseSession, user: User | None, **changes: Any) -> Submission:
    """What the engine hands over; `trainee` is registered by `user`."""
    page = changes.pop("page", None) or form_page(session)
    answers = plain_answers(session, changes.pop("trainee", None)) | changes.pop("answers", {})
    values = {"attachments": [], "applicant": user, "idempotency_key": uuid.uuid4().hex, **changes}
    version = page.published_version
    assert version is not None
    return Submission(version=version, answers=answers, **values)


def mails(to: User, word: str = "") -> list[Message]:
    """The mails to this person whose subject has `word` in it, in order."""
    return list(Message.objects.filter(to=to.email, subject__icontains=word).order_by("pk"))


def offered(session: CourseSession, user: User | None = None, *, hours_left: float = 5) -> Registration:
    """Somebody who waited and to whom a seat of the (full) class is offered for some hours more."""
    case = courses.registered(session, user)
    holder = session.registrations.filter(place="seat").first()
    assert holder is not None
    from_portal(holder, "withdraw")
    case.refresh_from_db()
    assert case.place == "offered"
    type(case).objects.filter(pk=case.pk).update(confirm_by=timezone.now() + timedelta(hours=hours_left))
    case.refresh_from_db()
    return case


def from_portal(case: Registration, transition: str) -> None:
    """The official does it."""
    apply(case=case, transition=transition, actor=case.applicant)
