"""Who may do what with a registration. Asked of memberships, never of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from courses.registrations.models import Place, RegistrationState
from courses.sessions.models import Standing
from portal.casework.standing import standing_of
from portal.casework.transitions import is_applicant
from portal.organisations.models import Role

if TYPE_CHECKING:
    from courses.registrations.models import Registration
    from portal.accounts.models import User

LEADS, MANAGES, ORGANISES = (Role.LEADER,), (Role.TRAINING_MANAGER,), (Role.TRAINING_ORGANISER,)


def is_not_own(actor: Any, case: Registration) -> bool:
    """Nobody approves a registration of their own."""
    return not is_applicant(actor, case)


def leads_home(actor: Any, case: Registration) -> bool:
    """The head, or a deputy, of the official's own agency."""
    return standing_of(actor).has_role(LEADS, case.intake_agency_id)


def manages_home(actor: Any, case: Registration) -> bool:
    """The training manager of the official's own agency."""
    return standing_of(actor).has_role(MANAGES, case.intake_agency_id)


def organises(actor: Any, case: Registration) -> bool:
    """Training staff of the agency that holds the class."""
    return standing_of(actor).has_role(ORGANISES, case.agency_id)


def teaches(actor: Any, case: Registration) -> bool:
    """The trainer of this very class, and no other."""
    return bool(actor.pk) and case.session.trainer_id == actor.pk


def is_offered(actor: Any, case: Registration) -> bool:
    """A seat from the waiting list is kept for this person, and the time to confirm has not run out."""
    return case.place == Place.OFFERED and case.confirm_by is not None and timezone.now() < case.confirm_by


def has_seat(actor: Any, case: Registration) -> bool:
    return case.place == Place.SEAT


def before_class(actor: Any, case: Registration) -> bool:
    """The class has not begun (a postponed one has not), so that somebody else could still come in this place."""
    return case.session.standing == Standing.POSTPONED or timezone.now() < case.session.starts_at


def may_still_be_refused(actor: Any, case: Registration) -> bool:
    """Who was approved keeps the seat once the class has begun; who was never approved may be refused at any time."""
    return case.state == RegistrationState.ENDORSED or before_class(actor, case)


def managed_agencies(actor: User) -> frozenset[int]:
    """The agencies whose officials `actor` may register and nominate."""
    return standing_of(actor).agencies_with(MANAGES)


def may_register_for(actor: User, agency_id: int) -> bool:
    """Whether `actor` manages the training of this agency, and so may register its officials."""
    return agency_id in managed_agencies(actor)


def may_follow(user: User, case: Registration) -> bool:
    """Whether the own page of `case` is there for `user`: the official's, and that of whoever manages the training of
    the official's agency now. A manager who has left that agency no longer follows.
    """
    return case.applicant_id == user.pk or may_register_for(user, case.intake_agency_id or 0)
