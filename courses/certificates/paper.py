"""The paper of a certificate: one page, made when it is first asked for, and the same from then on."""

from __future__ import annotations

import io
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from courses.certificates.addresses import check_url
from courses.certificates.models import Certificate
from portal.papers import printable
from portal.papers.press import CREATOR, Press, inputs_for
from portal.private_files.actions import attach, store
from portal.private_files.policies import PDF, UploadPolicy

if TYPE_CHECKING:
    from portal.private_files.models import PrivateFile

FILE_PURPOSE = "courses.certificate"
TEMPLATE = Path(__file__).parent / "papers" / "certificate.typ"
_presses: dict[Path, Press] = {}


class Revoked(ValueError):
    """A revoked certificate is not given out."""


@transaction.atomic
def certificate_pdf(certificate: Certificate) -> PrivateFile:
    """The kept file; the first to ask has it made, under the certificate's lock. Raises Revoked."""
    locked = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if locked.is_revoked:
        raise Revoked(locked.number)
    if locked.file is None:
        policy = UploadPolicy.usual(content_types=(PDF,), max_files=1)
        name = f"{locked.number}.pdf"
        made = store(content=io.BytesIO(set_pdf(locked)), name=name, purpose=FILE_PURPOSE, policy=policy)
        locked.file = attach(file=made)
        locked.save(update_fields=["file"])
    certificate.file = locked.file
    return locked.file


def press() -> Press:
    return _presses.setdefault(TEMPLATE, Press(TEMPLATE))


def set_pdf(certificate: Certificate) -> bytes:
    """The PDF, dated by the day of issue, so that the same certificate gives the same bytes."""
    issued_at = datetime.combine(certificate.issued_on, time(0), tzinfo=printable.PROVINCE_TIME)
    return press().print(inputs(certificate), issued_at=issued_at)


def inputs(certificate: Certificate) -> dict[str, str]:
    """What the template reads."""
    return inputs_for(printable.printable(content(certificate)), qr=check_url(certificate))


def content(certificate: Certificate) -> dict[str, Any]:
    return {
        "code": certificate.number,
        "secret": certificate.check_code,
        "creator": CREATOR,
        "demonstration": settings.DEMONSTRATION,
        "issuer": certificate.issuer_name,
        "name": certificate.name,
        "agency": certificate.agency_name,
        "course": certificate.course_title,
        "module": certificate.module_name,
        "hours": floatformat(certificate.hours),
        "score": floatformat(certificate.score),
        "dates": dates_words(certificate),
        "issued": certificate.issued_on,
        "until": certificate.valid_until or "",
        "signer": certificate.signer_name,
        "position": certificate.signer_position,
        "check": check_url(certificate).partition("?")[0].partition("://")[2],
    }


def dates_words(certificate: Certificate) -> str:
    """`ngày 05/10/2026`, or from the first to the last day."""
    first, last = certificate.studied_from, certificate.studied_until
    if first == last:
        return _("ngày %s") % f"{first:%d/%m/%Y}"
    return _("từ ngày %(first)s đến ngày %(last)s") % {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
