"""What goes into a participant's own calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from courses.calendar import icalendar_files

if TYPE_CHECKING:
    from courses.registrations.models import Registration
    from courses.sessions.announcing import Change


def invitation_for(case: Registration) -> str:
    """All meetings of the class as they are now; a later one replaces an earlier one by its SEQUENCE."""
    organiser, person = _sides(case)
    return icalendar_files.invitation(
        session=case.session,
        person=person,
        organiser_email=organiser.email or settings.DEFAULT_FROM_EMAIL,
    )


def cancellation_for(case: Registration, change: Change | None = None) -> str:
    """Takes the class out of the calendar; with `change`, only the meetings that it removed."""
    _organiser, person = _sides(case)
    removed = change.removed if change is not None else None
    return icalendar_files.cancellation(session=case.session, person=person, removed=removed)


def _sides(case: Registration) -> tuple[Any, Any]:
    """The agency that holds the class, and who attends."""
    return case.session.organiser, case.applicant
