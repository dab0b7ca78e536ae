"""Who is written to beside the official: heads, training managers, organisers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.accounts.models import User
from portal.organisations.models import Membership, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.organisations.models import Agency


def heads_of(agency: Agency | int | None) -> list[User]:
    """Who endorses there, deputies included."""
    return _people(agency, (Role.LEADER,))


def managers_of(agency: Agency | int | None) -> list[User]:
    return _people(agency, (Role.TRAINING_MANAGER,))


def organisers_of(agency: Agency | int | None) -> list[User]:
    """Who approves there."""
    return _people(agency, (Role.TRAINING_ORGANISER,))


def _people(agency: Agency | int | None, roles: Iterable[Role]) -> list[User]:
    """Those with an address, in the order of their names. One query."""
    held = Membership.objects.active().filter(agency=agency, role__in=list(roles))
    people = User.objects.filter(pk__in=held.values("user_id")).exclude(email="")
    return list(people.order_by("full_name", "pk"))
