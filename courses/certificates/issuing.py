"""Issuing and revoking certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.certificates.messages import tell_revoked
from courses.certificates.models import Certificate
from courses.programme.policy import TrainingPolicy
from courses.progress.completions import ends_after, take_back
from portal.audit.actions import record
from portal.casework.codes import next_code

if TYPE_CHECKING:
    from datetime import datetime

    from courses.registrations.models import Registration
    from portal.accounts.models import User

SERIES = "CN"
ISSUED, REVOKED = "certificate.issued", "certificate.revoked"


def issue_for(registration: Registration, *, actor: User | None, now: datetime | None = None) -> Certificate | None:
    """The certificate of a completed registration; None where its course gives none. One that holds stays the one."""
    course = registration.session.course
    if not course.gives_certificate:
        return None
    kept = registration.certificates.filter(revoked_at__isnull=True).first()
    if kept is not None:
        return kept
    session, policy = registration.session, TrainingPolicy.load()
    person: Any = registration.applicant
    home: Any = registration.intake_agency
    today = timezone.localdate(now or timezone.now())
    certificate = Certificate.objects.create(
        number=next_code(agency=session.organiser, series=SERIES, at=now),
        registration=registration,
        user=person,
        name=person.full_name,
        agency=home,
        agency_name=home.name,
        course_title=course.title,
        module_name=str(session.module),
        hours=session.hours,
        score=registration.score,
        studied_from=timezone.localdate(session.starts_at),
        studied_until=timezone.localdate(session.ends_at),
        issuer=session.organiser,
        issuer_name=session.organiser.name,
        signer_name=policy.signer_name,
        signer_position=policy.signer_position,
        issued_on=today,
        valid_until=ends_after(today, course.valid_months),
    )
    record(subject=certificate, action=ISSUED, actor=actor, data={"number": certificate.number})
    return certificate


def revoke_of(registration: Registration, *, actor: User | None, reason: str, now: datetime | None = None) -> None:
    """Revokes the certificate that a registration brought, where there is one that holds."""
    kept = registration.certificates.filter(revoked_at__isnull=True).first()
    if kept is not None and actor is not None:
        revoke(certificate=kept, actor=actor, reason=reason, now=now)


@transaction.atomic
def revoke(*, certificate: Certificate, actor: User, reason: str, now: datetime | None = None) -> Certificate:
    """Revokes for good; whoever checks the certificate reads so. The module no longer counts as completed.

    Raises ValidationError: no reason, or revoked already.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise ValidationError(_("Hãy ghi lý do thu hồi; người kiểm tra chứng nhận sẽ đọc được."))
    locked = Certificate.objects.select_for_update(of=("self",)).select_related("registration").get(pk=certificate.pk)
    if locked.is_revoked:
        raise ValidationError(_("Chứng nhận này đã bị thu hồi trước đó."))
    locked.revoked_at, locked.revoked_by, locked.revoked_reason = now or timezone.now(), actor, reason[:300]
    locked.save()
    take_back(locked.registration)
    record(subject=locked, action=REVOKED, actor=actor, data={"reason": reason})
    tell_revoked(locked)
    certificate.refresh_from_db()
    return certificate
