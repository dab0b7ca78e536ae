"""Keeping `Official` in step with the memberships, whoever changes them and however."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from courses.people.officials import Official
from portal.accounts.models import User
from portal.organisations.models import Agency, Membership

if TYPE_CHECKING:
    from collections.abc import Iterable

BATCH = 500


@transaction.atomic
def sync_officials(user_ids: Iterable[int] | None = None) -> int:
    """Brings the rows of these people (all without) in step; returns how many rows were made or changed.

    An official's agency is that of the membership that began first and holds today. Who has none stays as the row
    was, no longer active: what they learnt remains theirs. Queries do not grow with the number of people but in
    batches.
    """
    wanted: dict[int, tuple[int, str]] = {}
    memberships = Membership.objects.active().order_by("valid_from", "pk")
    known = Official.objects.all()
    if user_ids is not None:
        ids = list(user_ids)
        memberships, known = memberships.filter(user_id__in=ids), known.filter(user_id__in=ids)
    for user_id, agency_id, position in memberships.values_list("user_id", "agency_id", "position"):
        earlier = wanted.get(user_id)
        if earlier is None or (not earlier[1] and earlier[0] == agency_id):
            wanted[user_id] = (agency_id, position)
    changed = []
    kept = {official.user_id: official for official in known.select_for_update()}
    for user_id, official in kept.items():
        agency_id, position = wanted.get(user_id, (official.agency_id, official.position))
        now = (agency_id, position, user_id in wanted)
        if now != (official.agency_id, official.position, official.is_active):
            official.agency_id, official.position, official.is_active = now
            changed.append(official)
    new = [
        Official(user_id=user_id, agency_id=agency_id, position=position)
        for user_id, (agency_id, position) in wanted.items()
        if user_id not in kept
    ]
    Official.objects.bulk_update(changed, ["agency", "position", "is_active"], batch_size=BATCH)
    Official.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    return len(changed) + len(new)


def _membership_changed(sender: type, instance: Membership, **_signal: Any) -> None:
    sync_officials([instance.user_id])


def _user_changed(
    sender: type, instance: User, created: bool, update_fields: frozenset[str] | None = None, **_signal: Any
) -> None:
    """Somebody was blocked or let in again; signing in, which saves one column, asks nothing."""
    if created or (update_fields is not None and "is_active" not in update_fields):
        return
    known = Official.objects.filter(user=instance).first()
    if known is None or known.is_active != instance.is_active:
        sync_officials([instance.pk])


def _agency_changed(sender: type, instance: Agency, created: bool, **_signal: Any) -> None:
    if not created:
        sync_officials(Membership.objects.filter(agency=instance).values_list("user_id", flat=True))


def connect() -> None:
    """Once, when the app is ready."""
    post_save.connect(_membership_changed, sender=Membership, dispatch_uid="courses.people.membership")
    post_delete.connect(_membership_changed, sender=Membership, dispatch_uid="courses.people.membership_gone")
    post_save.connect(_user_changed, sender=User, dispatch_uid="courses.people.user")
    post_save.connect(_agency_changed, sender=Agency, dispatch_uid="courses.people.agency")
