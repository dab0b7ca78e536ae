"""Who runs the classroom: the trainer of this very class, and training staff of the agency that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courses.sessions.models import CourseSession
from courses.sessions.permissions import may_hold

if TYPE_CHECKING:
    from courses.sessions.models import CourseSessionQuerySet
    from portal.accounts.models import User


def may_teach(user: User, session: CourseSession) -> bool:
    """Whether `user` takes attendance and enters results in this class."""
    return user.is_active and (session.trainer_id == user.pk or may_hold(user, session))


def taught_by(user: User) -> CourseSessionQuerySet:
    """The classes that `user` teaches."""
    return CourseSession.objects.of_trainer(user)
