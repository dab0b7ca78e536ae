"""Reads across memberships and agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.organisations.models import Agency, Membership, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from portal.accounts.models import User

CACHE_ATTRIBUTE = "_active_memberships"


def memberships_of(user: User | AnonymousUser) -> tuple[Membership, ...]:
    """What `user` is today, with agency and desk. One query per user object, that is per request."""
    if not user.is_authenticated or not user.is_active:
        return ()
    found = user.__dict__.get(CACHE_ATTRIBUTE)
    if found is None:
        found = tuple(Membership.objects.active().of(user).select_related("agency", "desk"))
        user.__dict__[CACHE_ATTRIBUTE] = found
    return found


def forget_memberships(user: User) -> None:
    """Drops what `memberships_of` remembers on this object, after a membership changed in the same request."""
    user.__dict__.pop(CACHE_ATTRIBUTE, None)


def roles_of(user: User | AnonymousUser) -> frozenset[Role]:
    return frozenset(Role(membership.role) for membership in memberships_of(user))


def has_role(user: User | AnonymousUser, role: Role | str, agency: Agency | int | None = None) -> bool:
    """Whether `user` holds `role`: anywhere, or so that it reaches `agency` (an object or its primary key)."""
    agency_id = agency.pk if isinstance(agency, Agency) else agency
    return any(
        membership.role == role
        and (agency_id is None or membership.scope == Membership.Scope.PROVINCE or membership.agency_id == agency_id)
        for membership in memberships_of(user)
    )


def reaches_province(user: User | AnonymousUser, roles: Iterable[Role | str]) -> bool:
    """Whether one of `roles` is held with the scope of the whole province."""
    wanted = set(roles)
    return any(m.role in wanted and m.scope == Membership.Scope.PROVINCE for m in memberships_of(user))


def agency_ids_where(user: User | AnonymousUser, roles: Iterable[Role | str]) -> frozenset[int] | None:
    """Primary keys of the agencies that `user` reaches in one of `roles`; None means every agency."""
    wanted = set(roles)
    if reaches_province(user, wanted):
        return None
    return frozenset(m.agency_id for m in memberships_of(user) if m.role in wanted)


def agencies_where(user: User | AnonymousUser, roles: Iterable[Role | str]) -> QuerySet[Agency]:
    """The active agencies that `user` reaches in one of `roles`."""
    reached = agency_ids_where(user, roles)
    agencies = Agency.objects.filter(is_active=True)
    return agencies if reached is None else agencies.filter(pk__in=reached)


def desk_ids_of(user: User | AnonymousUser) -> frozenset[int]:
    """The one-stop desks where `user` works today."""
    return frozenset(m.desk_id for m in memberships_of(user) if m.role == Role.DESK and m.desk_id is not None)
