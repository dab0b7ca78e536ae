"""Scans of certificates and the product each belongs to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.products.pages import ProductPage
from portal.private_files.models import PrivateFile


class CertificateProof(models.Model):
    """Which product a scan belongs to, from the day it was handed in: its certificate may be part of a draft only."""

    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="certificate_proof")
    page = models.ForeignKey(ProductPage, on_delete=models.CASCADE, related_name="proofs")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("bản chụp giấy chứng nhận")
        verbose_name_plural = _("bản chụp giấy chứng nhận")

    def __str__(self) -> str:
        return self.file.name
