"""Adding to the record. Nothing else writes it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from portal.audit import canonical, registry, selectors
from portal.audit.models import Chain, Entry

if TYPE_CHECKING:
    from django.db.models import Model

    from portal.accounts.models import User

READING_WINDOW = timedelta(minutes=10)


@transaction.atomic(savepoint=False)
def record(*, subject: Model, action: str, actor: User | None, data: dict[str, Any] | None = None) -> Entry:
    """Adds `action` on `subject` by `actor` (None: the portal itself, or a visitor who is not signed in).

    Part of the caller's transaction, so that an act and its entry stand or fall together. Locks the subject's chain
    until that transaction ends, and nothing else. `data` is what `canonical.plain` takes; keep personal data out of it:
    it can never be deleted. Raises ValueError when `subject` was never saved.
    """
    subject_type, subject_id = selectors.identity(subject)
    chain = Chain.objects.select_for_update().filter(subject_type=subject_type, subject_id=subject_id).first()
    if chain is None:
        Chain.objects.get_or_create(subject_type=subject_type, subject_id=subject_id)
        chain = Chain.objects.select_for_update().get(subject_type=subject_type, subject_id=subject_id)
    entry = Entry(
        chain=chain,
        sequence=chain.length + 1,
        action=action,
        actor=actor if actor is not None and actor.pk else None,
        actor_label=label_for(actor),
        at=timezone.now(),
        data=canonical.plain(data or {}),
        previous_hash=chain.head_hash,
    )
    entry.hash = entry.expected_hash(chain=chain)
    entry.save(force_insert=True)
    chain.length, chain.head_hash = entry.sequence, entry.hash
    chain.save(update_fields=["length", "head_hash"])
    return entry


def record_reading(
    subject: Model, actor: User | None, *, action: str = registry.READ, data: dict[str, Any] | None = None
) -> Entry:
    """Records that `actor` looked at `subject`, or at the part of it that `data` names (an attachment, say).

    The same person looking at the same thing again within ten minutes adds nothing; the first entry is returned.
    """
    subject_type, subject_id = selectors.identity(subject)
    actor_id = actor.pk if actor is not None else None
    wanted = canonical.plain(data or {})
    recent = Entry.objects.filter(
        chain__subject_type=subject_type,
        chain__subject_id=subject_id,
        action=action,
        actor_id=actor_id,
        at__gte=timezone.now() - READING_WINDOW,
    )
    for entry in recent:
        if entry.data == wanted:
            return entry
    return record(subject=subject, action=action, actor=actor, data=data)


def label_for(actor: User | None) -> str:
    """The user name; a name that is an e-mail address is personal data, so the number stands in for it."""
    if actor is None or actor.pk is None:
        return ""
    username = actor.get_username()
    return f"#{actor.pk}" if "@" in username else username
