"""Filled drafts of birth registration, ready to be sent, and what became of them in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from portal.audit import selectors
from portal.audit.models import Entry
from portal.form_pages import access, actions
from portal.form_pages.models import Draft, FormVersion
from portal.notifications.models import Message
from services.dossiers.models import Dossier
from tests.factories.private_files import pdf
from tests.factories.services import answers, attachment

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.organisations.models import Agency

SLOT = "giay_chung_sinh"
CERTIFICATE = pdf()


def filled_draft(version: FormVersion, agency: Agency, *, owner: User | None = None, **changes: Any) -> Draft:
    """Everything answered and the certificate of birth uploaded; only the sending is left."""
    draft = Draft(
        page_id=version.page_id,
        version=version,
        owner=owner,
        answers=answers(agency, **changes),
        saved_sections=[section.key for section in version.schema.sections],
        uuid=uuid4(),
    )
    draft.resume_token_hash = access.hash_of(access.resume_token(draft.pk))
    draft.save()
    file = attachment(owner=owner, content=CERTIFICATE)
    actions._set_files(draft, SLOT, [file])
    return draft


def outcome(draft: Draft) -> dict[str, int]:
    """How many rows each part of a submission has left: all of them once, or none at all."""
    dossiers = list(Dossier.objects.filter(idempotency_key=draft.idempotency_key))
    keys = [f"dossier:{dossier.pk}:submitted:0" for dossier in dossiers]
    identities = [selectors.identity(dossier) for dossier in dossiers]
    return {
        "handed over": int(Draft.objects.get(pk=draft.pk).is_handed_over),
        "dossiers": len(dossiers),
        "opened events": sum(dossier.events.filter(transition="opened").count() for dossier in dossiers),
        "steps": sum(dossier.steps.count() for dossier in dossiers),
        "attachments": sum(dossier.attachments.count() for dossier in dossiers),
        "receipts": sum(dossier.papers.count() for dossier in dossiers),
        "audit entries": sum(
            Entry.objects.filter(chain__subject_type=kind, chain__subject_id=pk, action="case.opened").count()
            for kind, pk in identities
        ),
        "messages": Message.objects.filter(key__in=keys).count(),
    }


ONCE = {
    "handed over": 1,
    "dossiers": 1,
    "opened events": 1,
    "steps": 4,
    "attachments": 1,
    "receipts": 1,
    "audit entries": 1,
    "messages": 1,
}
NEVER = dict.fromkeys(ONCE, 0)
