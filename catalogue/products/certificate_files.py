"""The proof of a certificate: a scan that moderators read, and everybody while the certificate is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.products import actions
from catalogue.products.certificates import ProductCertificate
from catalogue.products.proofs import CertificateProof
from catalogue.stalls.pages import MANAGE
from portal.private_files import actions as private_files

if TYPE_CHECKING:
    import datetime as dt

    from django.http import HttpRequest

    from catalogue.products.pages import ProductPage
    from portal.accounts.models import User
    from portal.private_files.models import PrivateFile

PURPOSE = "catalogue.certificate"
MOST_CERTIFICATES = 20


def may_open(request: HttpRequest, file: PrivateFile) -> bool:
    """The stall's merchants and moderators; everybody while the product may be seen and the certificate is in force."""
    proof = CertificateProof.objects.select_related("page").filter(file=file).first()
    if proof is None:
        return False
    user = request.user
    if user.is_authenticated and (user.has_perm(MANAGE) or proof.page.stall.is_kept_by(user)):
        return True
    shown = ProductCertificate.objects.in_force().filter(file=file, page=proof.page_id).exists()
    return shown and proof.page.may_be_seen


def refuse_expired(expires_on: dt.date | None) -> None:
    """Raises ValidationError for a certificate that ended before today."""
    if expires_on is not None and expires_on < timezone.localdate():
        raise ValidationError(
            _("Giấy này hết hạn ngày %(day)s. Chỉ ghi giấy còn hạn; khi có giấy mới, hãy thêm giấy mới.")
            % {"day": expires_on.strftime("%d/%m/%Y")}
        )


@transaction.atomic
def add_certificate(
    *, page: ProductPage, user: User, certificate: ProductCertificate, file: PrivateFile | None = None
) -> ProductPage:
    """Puts `certificate` (not saved) with its scan into the product's draft.

    Raises ValidationError for a certificate that has ended, FileRefused for a file that is gone.
    """
    refuse_expired(certificate.expires_on)
    draft = actions.draft_of(page)
    kept = list(draft.certificates.all())
    if len(kept) >= MOST_CERTIFICATES:
        raise ValidationError(_("Mỗi sản phẩm nhiều nhất %d giấy chứng nhận.") % MOST_CERTIFICATES)
    certificate.page = draft
    certificate.clean()
    if file is not None:
        certificate.file = private_files.attach(file=file)
        CertificateProof.objects.create(file=certificate.file, page=page, added_by=user)
    _put(draft, [*kept, certificate])
    return actions.save_draft(page=draft, user=user)


@transaction.atomic
def remove_certificate(*, page: ProductPage, user: User, position: int, number: str) -> ProductPage:
    """Takes the certificate at `position` out of the draft; its scan stays with the earlier revisions.

    Raises LookupError where there is none with this `number`: somebody was quicker.
    """
    draft = actions.draft_of(page)
    kept = list(draft.certificates.all())
    if not 0 <= position < len(kept) or kept[position].number != number:
        raise LookupError(position)
    del kept[position]
    _put(draft, kept)
    return actions.save_draft(page=draft, user=user)


def _put(draft: ProductPage, certificates: list[ProductCertificate]) -> None:
    for number, one in enumerate(certificates):
        one.sort_order = number
    draft.certificates.set(certificates)
