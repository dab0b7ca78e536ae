"""Where a person stands: the agencies and roles of their active memberships, read once per request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from portal.organisations.models import Membership

if TYPE_CHECKING:
    from collections.abc import Collection

    from portal.accounts.models import User
    from portal.casework.actors import SecretHolder

_generation = 0


@dataclass(frozen=True)
class Standing:
    """`places` are (agency, role, desk, whole province) of one person's active memberships."""

    places: tuple[tuple[int, str, int | None, bool], ...] = ()

    def narrowed(self, roles: Collection[str]) -> Standing:
        """Only what the person is by `roles`."""
        return Standing(tuple(place for place in self.places if place[1] in roles))

    @property
    def agencies(self) -> frozenset[int]:
        return frozenset(agency for agency, _role, _desk, _province in self.places)

    @property
    def sees_province(self) -> bool:
        return any(province for *_rest, province in self.places)

    def has_role(self, roles: Collection[str], agency_id: int | None) -> bool:
        """Whether the person holds one of `roles` in this very agency."""
        return any(place[0] == agency_id and place[1] in roles for place in self.places)

    def has_province_role(self, roles: Collection[str]) -> bool:
        """Whether the person holds one of `roles` for the whole province."""
        return any(role in roles and province for _agency, role, _desk, province in self.places)

    def agencies_with(self, roles: Collection[str]) -> frozenset[int]:
        return frozenset(agency for agency, role, _desk, _province in self.places if role in roles)

    def may_take(self, agency_id: int | None, role: str) -> bool:
        """Whether a step of `agency_id` for `role` (empty: anybody who acts in the agency) could be this person's."""
        return any(place[0] == agency_id and (place[1] == role or not role) for place in self.places)

    def as_steps(self) -> Q:
        """The condition on steps that `may_take` expresses for one."""
        condition = Q(pk__in=[])
        roles: dict[int, set[str]] = {}
        for agency, role, _desk, _province in self.places:
            roles.setdefault(agency, {""}).add(role)
        for agency, names in roles.items():
            condition |= Q(agency_id=agency, role__in=sorted(names))
        return condition


NOBODY = Standing()


def standing_of(user: User | SecretHolder | None) -> Standing:
    """The standing of `user`; kept on the user object until a membership changes in this process."""
    if user is None or user.pk is None or not user.is_active:
        return NOBODY
    kept = user.__dict__.get("_standing")
    if kept is None or kept[0] != _generation:
        rows = Membership.objects.active().of(user).values_list("agency_id", "role", "desk_id", "scope")
        places = tuple((agency, role, desk, scope == Membership.Scope.PROVINCE) for agency, role, desk, scope in rows)
        kept = user.__dict__["_standing"] = (_generation, Standing(places))
    return kept[1]


def forget_standings(**_signal: Any) -> None:
    """Read every standing anew from now on; connected to changes of memberships, agencies and users."""
    global _generation
    _generation += 1
