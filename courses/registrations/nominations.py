"""Registering several officials of one's own agency for a class."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from courses.people.officials import Official
from courses.registrations.actions import register
from courses.registrations.eligibility import lacking, obstacles
from courses.registrations.permissions import managed_agencies
from courses.registrations.questions import plain_answers

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from courses.people.officials import OfficialQuerySet
    from courses.registrations.eligibility import Obstacle
    from courses.registrations.models import Registration
    from courses.sessions.models import CourseSession
    from portal.accounts.models import User
    from portal.form_pages.models import FormVersion

MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the own people: whether they lack what the class teaches, and what keeps them from registering."""

    official: Official
    lacks_module: bool
    obstacle: Obstacle | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one nomination: a registration, or the sentence that refused it."""

    official: Official
    registration: Registration | None = None
    refusal: str = ""


def own_officials(manager: User) -> OfficialQuerySet:
    """Those whom `manager` may nominate: the active officials of the agencies whose training they manage."""
    officials = Official.objects.active().of_agencies(managed_agencies(manager))
    return officials.select_related("user", "agency").order_by("user__full_name", "pk")


def candidates(*, session: CourseSession, manager: User, now: datetime | None = None) -> list[Candidate]:
    """The own people: those who lack the module and may register first, those who cannot last. A fixed number of
    queries for any number of people, of whom at most 500 are listed."""
    now = now or timezone.now()
    officials = list(own_officials(manager)[:MOST_SHOWN])
    found = obstacles(session=session, officials=officials, now=now)
    without = lacking(session, [official.user_id for official in officials])
    listed = [Candidate(official, official.user_id in without, found.get(official.user_id)) for official in officials]
    return sorted(listed, key=lambda one: (one.obstacle is not None, not one.lacks_module))


def nominate(
    *,
    session: CourseSession,
    manager: User,
    user_ids: Collection[int],
    version: FormVersion | None,
    now: datetime | None = None,
) -> list[Outcome]:
    """Registers each of these people in a transaction of their own, in the order of their names, so that one refusal
    does not hold up the others. Raises ValidationError, and registers nobody, when one is not of `manager`'s agencies.
    """
    officials = list(own_officials(manager).filter(user_id__in=user_ids))
    if {official.user_id for official in officials} != set(user_ids):
        raise ValidationError("somebody of another agency is among them", code="foreign")
    return [_nominated(session, official, manager, version, now) for official in officials]


def _nominated(
    session: CourseSession, official: Official, manager: User, version: FormVersion | None, now: datetime | None
) -> Outcome:
    person: Any = official.user
    trainee = person if person.pk != manager.pk else None
    try:
        case = register(
            session=session,
            user=person,
            actor=manager,
            idempotency_key=uuid.uuid4().hex,
            version=version,
            answers=plain_answers(session, trainee),
            now=now,
        )
    except ValidationError as refused:
        return Outcome(official, refusal=" ".join(refused.messages))
    return Outcome(official, registration=case)
