"""Certificates, as they were printed."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.registrations.models import Registration
from portal.organisations.models import Agency
from portal.private_files.models import PrivateFile

if TYPE_CHECKING:
    from datetime import date

# Without look-alikes, so that it can be read out; 8 signs of 31 are about 40 bits.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CHECK_LENGTH = 8


def new_check_code() -> str:
    """What a certificate is checked with beside its number, so that numbers cannot be gone through."""
    return "".join(secrets.choice(SIGNS) for _sign in range(CHECK_LENGTH))


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def in_force(self, today: date) -> Self:
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=today), revoked_at__isnull=True)


class Certificate(models.Model):
    """What the paper says, kept as it was then. A revoked one stays, and says so to whoever checks it."""

    number = models.CharField(_("số"), max_length=60, unique=True)
    check_code = models.CharField(_("mã kiểm tra"), max_length=12, default=new_check_code, editable=False)
    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, related_name="certificates", verbose_name=_("đăng ký")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="certificates",
        verbose_name=_("người được cấp"),
    )
    name = models.CharField(_("họ và tên"), max_length=150)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("cơ quan công tác"))
    agency_name = models.CharField(_("tên cơ quan"), max_length=200)
    course_title = models.CharField(_("khóa học"), max_length=255)
    module_name = models.CharField(_("mô đun"), max_length=200)
    hours = models.DecimalField(_("số giờ"), max_digits=5, decimal_places=1)
    score = models.DecimalField(_("điểm"), max_digits=3, decimal_places=1, null=True, blank=True)
    studied_from = models.DateField(_("học từ"))
    studied_until = models.DateField(_("đến"))
    issuer = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("nơi cấp"))
    issuer_name = models.CharField(_("tên nơi cấp"), max_length=200)
    signer_name = models.CharField(_("người ký"), max_length=120, blank=True)
    signer_position = models.CharField(_("chức vụ"), max_length=160, blank=True)
    issued_on = models.DateField(_("ngày cấp"), default=timezone.localdate)
    valid_until = models.DateField(_("có giá trị đến"), null=True, blank=True)
    file = models.OneToOneField(
        PrivateFile, on_delete=models.PROTECT, null=True, blank=True, related_name="certificate", verbose_name=_("tệp")
    )
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người thu hồi"),
    )
    revoked_reason = models.CharField(_("lý do thu hồi"), max_length=300, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("chứng nhận")
        verbose_name_plural = _("chứng nhận")
        ordering = ["-issued_on", "-pk"]
        indexes = [models.Index(fields=["agency", "-issued_on"], name="certificates_of_agency")]
        constraints = [
            models.UniqueConstraint(
                name="one_valid_certificate_of_a_registration",
                fields=["registration"],
                condition=Q(revoked_at__isnull=True),
            ),
            models.CheckConstraint(
                name="certificate_revoked_with_reason",
                condition=Q(revoked_at__isnull=True, revoked_reason="")
                | (Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(revoked_reason="")),
            ),
            models.CheckConstraint(
                name="certificate_valid_after_issue",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("issued_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None
