"""What registrations do when their class changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.signals import init_new_page, page_published

from courses.registrations import messages, waiting
from courses.registrations.models import IN_HAND, Registration
from courses.registrations.pages import RegistrationFormPage, ensure_form
from courses.registrations.questions import registration_sections
from courses.sessions.announcing import Kind
from courses.sessions.pages import CourseSessionPage
from courses.sessions.signals import seats_added, session_changed
from portal.casework.actions import apply

if TYPE_CHECKING:
    from wagtail.models import Page

    from courses.sessions.announcing import Change
    from courses.sessions.models import CourseSession


def session_is_another(sender: type, session: CourseSession, change: Change, **_signal: Any) -> None:
    """Everybody who is in the class, or on the way into it, is told; a cancelled class ends their registrations."""
    if change.kind is Kind.CHANGED:
        waiting.renew_offers(session)
    registrations = Registration.objects.filter(session=session, state__in=IN_HAND).select_related("applicant")
    for case in list(registrations):
        if change.kind is Kind.CANCELLED:
            apply(case=case, transition="cancel", actor=None, data={"note": change.reason})
        else:
            case.session = session
            messages.tell_changed(case, change)


def seats_were_added(sender: type, session: CourseSession, **_signal: Any) -> None:
    waiting.offer_seats(session)


def class_was_published(sender: type, instance: CourseSessionPage, **_signal: Any) -> None:
    """A class on the calendar can be registered for: its course gets the usual form where editors made none."""
    ensure_form(instance.get_parent().specific)


def form_is_new(sender: type, page: Page, parent: Page, **_signal: Any) -> None:
    """A form that an editor begins has the questions without which it could not be published."""
    if isinstance(page, RegistrationFormPage) and not page.sections:
        page.sections = registration_sections()  # type: ignore[assignment]


def connect() -> None:
    """Once, when the app is ready."""
    page_published.connect(
        class_was_published, sender=CourseSessionPage, dispatch_uid="courses.registrations.class_published"
    )
    init_new_page.connect(form_is_new, dispatch_uid="courses.registrations.form_is_new")
    session_changed.connect(session_is_another, dispatch_uid="courses.registrations.session_changed")
    seats_added.connect(seats_were_added, dispatch_uid="courses.registrations.seats_added")
