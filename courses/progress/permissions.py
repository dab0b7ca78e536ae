"""Who sees whose progress, and who sets targets. Asked of memberships, never of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.casework.standing import standing_of
from portal.organisations.models import Role
from portal.organisations.permissions import is_administrator

if TYPE_CHECKING:
    from portal.accounts.models import User

OWN = (Role.LEADER, Role.TRAINING_MANAGER, Role.SUPERVISOR)
PROVINCE = (Role.TRAINING_ORGANISER, Role.SUPERVISOR)


def seen_agencies(user: User) -> frozenset[int] | None:
    """The agencies whose people's training `user` may look at; None means every agency.

    Heads, training managers and supervisors see the own agency, whatever the scope of the first two; training staff
    and supervisors of the whole province see all.
    """
    if user.is_active and user.is_superuser:
        return None
    standing = standing_of(user)
    return None if standing.has_province_role(PROVINCE) else standing.agencies_with(OWN)


def may_see_progress(user: User) -> bool:
    seen = seen_agencies(user)
    return seen is None or bool(seen)


def may_set_targets(user: User) -> bool:
    """Training staff of the whole province, and administrators."""
    return standing_of(user).has_province_role((Role.TRAINING_ORGANISER,)) or is_administrator(user)
