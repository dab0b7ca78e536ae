"""Writes: who begins and who ends working where. Django groups follow in the same transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.audit.actions import record
from portal.organisations import groups, selectors
from portal.organisations.models import Agency, Desk, Membership, Role

ASSIGNED = "membership.assigned"
CHANGED = "membership.changed"

if TYPE_CHECKING:
    from datetime import date

    from portal.accounts.models import User


@transaction.atomic
def assign(
    *,
    user: User,
    agency: Agency,
    role: Role | str,
    desk: Desk | None = None,
    scope: Membership.Scope | str = Membership.Scope.AGENCY,
    position: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
    actor: User | None = None,
) -> Membership:
    """Gives `user` the `role` in `agency` from `valid_from` (today) to the end of `valid_until` (open).

    `actor` is who decided so (None: the portal itself).
    Raises ValidationError where the dates, the desk or an open membership of the same kind speak against it.
    """
    membership = Membership(
        user=user,
        agency=agency,
        role=role,
        desk=desk,
        scope=scope,
        position=position,
        valid_from=valid_from or timezone.localdate(),
        valid_until=valid_until,
    )
    return save_membership(membership=membership, actor=actor)


@transaction.atomic
def save_membership(*, membership: Membership, actor: User | None = None) -> Membership:
    """Checks and writes a membership, new or changed, and brings the groups of everyone it concerned in step."""
    earlier = Membership.objects.filter(pk=membership.pk).select_related("user").first() if membership.pk else None
    membership.full_clean()
    membership.save()
    record(
        subject=membership,
        action=ASSIGNED if earlier is None else CHANGED,
        actor=actor,
        data={
            "user": membership.user_id,
            "agency": membership.agency.code,
            "role": membership.role,
            "scope": membership.scope,
            "from": membership.valid_from.isoformat(),
            "until": membership.valid_until.isoformat() if membership.valid_until else None,
        },
    )
    _follow(membership.user)
    if earlier is not None and earlier.user_id != membership.user_id:
        _follow(earlier.user)
    return membership


@transaction.atomic
def end(*, membership: Membership, on: date | None = None, actor: User | None = None) -> Membership:
    """Ends a membership; `on` is the last day it holds, by default yesterday, so that it stops now.

    One that would end before it began never holds: its last day becomes the day before its first, by moving its
    beginning there. Raises ValidationError when a given `on` lies before the beginning.
    """
    locked = Membership.objects.select_for_update(of=("self",)).select_related("user", "agency").get(pk=membership.pk)
    last_day = on or timezone.localdate() - timedelta(days=1)
    if last_day < locked.valid_from:
        if on is not None:
            raise ValidationError(_("Ngày kết thúc đứng trước ngày bắt đầu. Hãy sửa lại."))
        locked.valid_from = last_day
    locked.valid_until = last_day
    return save_membership(membership=locked, actor=actor)


def _follow(user: User) -> None:
    selectors.forget_memberships(user)
    groups.sync_user(user)
    for cache in ("_perm_cache", "_user_perm_cache", "_group_perm_cache"):
        user.__dict__.pop(cache, None)
