"""Who may do what with a class. Asked of memberships, never of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from courses.programme.permissions import may_plan
from courses.sessions.models import Standing

if TYPE_CHECKING:
    from datetime import datetime

    from courses.sessions.models import CourseSession
    from portal.accounts.models import User


def may_hold(user: User, session: CourseSession) -> bool:
    """Whether `user` plans this class: training staff of the agency that holds it, or of the province."""
    return may_plan(user, session.organiser_id)


def may_copy(user: User, session: CourseSession) -> bool:
    return may_hold(user, session)


def may_postpone(user: User, session: CourseSession) -> bool:
    return may_hold(user, session) and session.is_shown and is_ahead(session)


def may_cancel(user: User, session: CourseSession) -> bool:
    return may_hold(user, session) and is_ahead(session)


def is_ahead(session: CourseSession, now: datetime | None = None) -> bool:
    """Whether something of the class is still to be held: what was held to its end is neither moved nor cancelled."""
    if session.standing == Standing.POSTPONED:
        return True
    return session.standing == Standing.ANNOUNCED and session.ends_at > (now or timezone.now())
