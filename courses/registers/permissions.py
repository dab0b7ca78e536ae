"""Whose rows the registers show. Asked of memberships, never of groups; for lists and for single rows alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from courses.sessions.models import CourseSession
from portal.casework.standing import standing_of
from portal.organisations.models import Role

if TYPE_CHECKING:
    from portal.accounts.models import User

HOME = (Role.LEADER, Role.TRAINING_MANAGER, Role.SUPERVISOR)
HOLDS = (Role.TRAINING_ORGANISER, Role.SUPERVISOR)


@dataclass(frozen=True)
class Paths:
    """Where a register's row says the person's agency, the agency that holds the class, and the trainer."""

    home: str
    holder: str
    trainer: str


@dataclass(frozen=True)
class Sight:
    """What one person may read: everything, people of `home`, classes of `held`, and the classes they teach."""

    everything: bool
    home: frozenset[int]
    held: frozenset[int]
    user_pk: int | None

    @property
    def by_role(self) -> bool:
        return self.everything or bool(self.home or self.held)

    def condition(self, paths: Paths) -> Q:
        if self.everything:
            return Q()
        return (
            Q(**{f"{paths.home}__in": self.home})
            | Q(**{f"{paths.holder}__in": self.held})
            | Q(**{paths.trainer: self.user_pk})
        )


def sight_of(user: User) -> Sight:
    """Heads and training managers see their own agency's people, whatever their scope; training staff the classes of
    their agency; supervisors of an agency both; training staff and supervisors of the whole province everything.
    """
    standing = standing_of(user)
    return Sight(
        everything=user.is_active and (user.is_superuser or standing.has_province_role(HOLDS)),
        home=standing.agencies_with(HOME),
        held=standing.agencies_with(HOLDS),
        user_pk=user.pk if user.is_active else None,
    )


def may_list(user: User) -> bool:
    """Whoever sees people or classes by a role, and trainers."""
    return sight_of(user).by_role or (user.is_active and CourseSession.objects.of_trainer(user).exists())
