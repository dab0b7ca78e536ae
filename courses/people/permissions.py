"""Who keeps the list of officials. Asked of memberships, never of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courses.people.officials import Official
from portal.casework.standing import standing_of
from portal.organisations.models import Role
from portal.organisations.permissions import is_administrator

if TYPE_CHECKING:
    from courses.people.officials import OfficialQuerySet
    from portal.accounts.models import User

MANAGES = (Role.TRAINING_MANAGER,)


def kept_officials(user: User) -> OfficialQuerySet:
    """The officials whose kind `user` may set: all for administrators, else those of the agencies whose training they
    manage.
    """
    everywhere = is_administrator(user)
    return Official.objects.of_agencies(None if everywhere else standing_of(user).agencies_with(MANAGES))


def may_list_officials(user: User) -> bool:
    return is_administrator(user) or bool(standing_of(user).agencies_with(MANAGES))


def may_edit_kind(user: User, official: Official) -> bool:
    return is_administrator(user) or standing_of(user).has_role(MANAGES, official.agency_id)
