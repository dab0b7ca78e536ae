"""What registrations do when their class changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from courses.registrations import messages, seats
from courses.registrations.models import IN_HAND, Registration
from courses.sessions.announcing import Kind
from courses.sessions.signals import seats_added, session_changed
from portal.casework.actions import apply

if TYPE_CHECKING:
    from courses.sessions.announcing import Change
    from courses.sessions.models import CourseSession


def session_is_another(sender: type, session: CourseSession, change: Change, **_signal: Any) -> None:
    """Everybody who is in the class, or on the way into it, is told; a cancelled class ends their registrations."""
    registrations = Registration.objects.filter(session=session, state__in=IN_HAND).select_related("applicant")
    for case in list(registrations):
        if change.kind is Kind.CANCELLED:
            apply(case=case, transition="cancel", actor=None, data={"note": change.reason})
        else:
            messages.tell_changed(case, change)


def seats_were_added(sender: type, session: CourseSession, **_signal: Any) -> None:
    for offered in seats.offer_free_seats(session):
        messages.tell_offer(offered)


def connect() -> None:
    """Once, when the app is ready."""
    session_changed.connect(session_is_another, dispatch_uid="courses.registrations.session_changed")
    seats_added.connect(seats_were_added, dispatch_uid="courses.registrations.seats_added")
