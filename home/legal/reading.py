"""What stands around a legal document: whether it is in force, and what it and others did to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from home.legal.kinds import BADGES, COMING, ENDING, SUFFERED, Force, RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from django.http import HttpRequest

    from home.legal.pages import LegalDocumentPage, LegalRelation


@dataclass(frozen=True)
class Related:
    """One line of relations: what, and with which documents. `is_coming`: what is said has not happened yet."""

    label: str
    documents: list[dict[str, Any]]
    is_coming: bool = False


@dataclass(frozen=True)
class Ending:
    """When the document ceases to hold, the first day without it, and by which other; none where it says so itself."""

    day: date
    is_coming: bool
    by: dict[str, Any] | None = None
    is_replaced: bool = False


@dataclass(frozen=True)
class Reading:
    force: Force
    badge: str
    does: list[Related]
    suffers: list[Related]
    ending: Ending | None
    amended: bool
    amended_later: dict[str, Any] | None
    files: list[Any]


def force_of(document: LegalDocumentPage) -> Force:
    """Today's, as the lists show it; of a draft that is not saved, by its own dates."""
    kept = type(document).objects.filter(pk=document.pk).on(timezone.localdate()).values_list("force", flat=True)
    return Force(kept.first() or Force.NOT_YET)


def of(document: LegalDocumentPage, request: HttpRequest) -> Reading:
    relations = _relations(document)
    parent = document.get_parent()
    address = (parent.get_url(request) if parent else None) or "/"
    today = timezone.localdate()
    own = [one for one in relations if one.document_id == document.pk]
    others = [one for one in relations if one.document_id != document.pk]
    done = [one for one in others if _since(one) <= today]
    coming = sorted((one for one in others if _since(one) > today), key=_since)
    force = force_of(document)
    later = next((one for one in coming if one.kind == RelationKind.AMENDS), None)
    return Reading(
        force=force,
        badge=BADGES[force],
        does=list(_lines(own, {kind: kind.label for kind in RelationKind}, address, own=True)),
        suffers=[*_lines(done, SUFFERED, address), *_lines(coming, COMING, address, is_coming=True)],
        ending=_ending(document, others, address, today),
        amended=any(one.kind == RelationKind.AMENDS for one in done),
        amended_later=_named(later.document, address) if later else None,
        files=list(document.files.select_related("document")),
    )


def _since(relation: LegalRelation) -> date:
    """The day on which what the relation says happens."""
    return relation.document.in_force_from or relation.document.issued_on


def _ending(document: LegalDocumentPage, others: Iterable[LegalRelation], address: str, today: date) -> Ending | None:
    """The first that ends the document: its own last day, or another document's first."""
    found = [
        Ending(_since(one), _since(one) > today, _named(one.document, address), one.kind == RelationKind.REPLACES)
        for one in others
        if one.kind in ENDING
    ]
    if document.ends_on:
        found.append(Ending(document.ends_on, document.ends_on > today))
    return min(found, key=lambda one: one.day, default=None)


def _relations(document: LegalDocumentPage) -> list[LegalRelation]:
    """Both directions in one query; a document that is not published is nobody's to see."""
    model: Any = type(document)._meta.get_field("relations").related_model
    live = Q(document=document.pk) & (Q(other__isnull=True) | Q(other__live=True))
    return list(
        model.objects.filter(live | Q(other=document.pk, document__live=True))
        .select_related("other", "document")
        .order_by("document__issued_on", "sort_order")
    )


def _lines(
    relations: list[LegalRelation],
    labels: Mapping[Any, Any],
    address: str,
    *,
    own: bool = False,
    is_coming: bool = False,
) -> Iterable[Related]:
    for kind in RelationKind:
        documents = [_shown(one, address, own=own) for one in relations if one.kind == kind]
        if documents:
            yield Related(str(labels[kind]), documents, is_coming)


def _shown(relation: LegalRelation, address: str, *, own: bool) -> dict[str, Any]:
    if not own:
        return _named(relation.document, address)
    return _named(relation.other, address) if relation.other else {"name": relation.named}


def _named(document: LegalDocumentPage, address: str) -> dict[str, Any]:
    return {
        "name": document.cited_as,
        "title": document.title,
        "url": f"{address}{document.slug}/",
        "date": document.issued_on,
        "since": document.in_force_from or document.issued_on,
    }
