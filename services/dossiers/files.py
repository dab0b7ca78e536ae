"""The files of a dossier: what the citizen attached, what the agency printed, and the result."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.private_files.models import PrivateFile
from services.dossiers.models import Dossier


class PaperKind(models.TextChoices):
    """The forms of Circular 03/2025/TT-VPCP that a dossier's file keeps, and the citizen's own receipt."""

    SUBMISSION = "BN", _("Biên nhận nộp hồ sơ trực tuyến")
    RECEIPT = "01", _("Giấy tiếp nhận hồ sơ và hẹn trả kết quả")
    SUPPLEMENT = "02", _("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ")
    REFUSAL = "03", _("Phiếu từ chối tiếp nhận giải quyết hồ sơ")


class Attachment(models.Model):
    """A file in a slot. `round` 0 came with the submission, n answers the n-th request for supplements.

    Nothing is thrown away: the current file of a slot is the one of the highest round.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="attachments")
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="dossier_attachment")
    slot = models.CharField(max_length=60)
    label = models.CharField(_("giấy tờ"), max_length=300)
    round = models.PositiveSmallIntegerField(_("lần nộp"), default=0)
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("giấy tờ đính kèm")
        verbose_name_plural = _("giấy tờ đính kèm")
        ordering = ["position", "slot", "round", "pk"]

    def __str__(self) -> str:
        return self.label


class Paper(models.Model):
    """A paper as it was issued: the file itself is kept, so that printing it again gives the same bytes."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(_("mẫu số"), max_length=2, choices=PaperKind)
    number = models.PositiveSmallIntegerField(_("lần"))
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="dossier_paper")
    issued_at = models.DateTimeField(_("lập lúc"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("giấy tờ của hồ sơ")
        verbose_name_plural = _("giấy tờ của hồ sơ")
        ordering = ["issued_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_paper_per_kind_and_number", fields=["dossier", "kind", "number"]),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Result(models.Model):
    """A file that the procedure ends in."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="results")
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="dossier_result")
    name = models.CharField(_("tên kết quả"), max_length=200)
    added_at = models.DateTimeField(_("lúc"), auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("kết quả")
        verbose_name_plural = _("kết quả")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
