"""Reading the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.audit.models import Entry

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet


def identity(subject: Model) -> tuple[str, str]:
    """Under which type and id the entries of `subject` stand. Raises ValueError when it was never saved."""
    if subject.pk is None:
        raise ValueError(f"{subject._meta.label} has no id yet: save it before recording what happens to it.")
    return subject._meta.concrete_model._meta.label_lower, str(subject.pk)  # type: ignore[union-attr]


def entries_of(subject: Model) -> QuerySet[Entry]:
    """Everything recorded about `subject`, oldest first, each with its actor."""
    subject_type, subject_id = identity(subject)
    return (
        Entry.objects.filter(chain__subject_type=subject_type, chain__subject_id=subject_id)
        .select_related("actor", "chain")
        .order_by("sequence")
    )
