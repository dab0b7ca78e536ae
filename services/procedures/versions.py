"""The frozen versions of a procedure: what a dossier runs on, whatever becomes of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from services.procedures.snapshot import Snapshot

if TYPE_CHECKING:
    import datetime as dt

    from portal.form_pages.models import FormVersion
    from services.procedures.models import ProcedurePage


class ProcedureVersionQuerySet(models.QuerySet["ProcedureVersion"]):
    def of(self, procedure: ProcedurePage) -> Self:
        return self.filter(procedure_id=procedure.pk)

    def in_force(self, day: dt.date) -> Self:
        """The versions whose day has come; first the one that holds on `day`: what was published last."""
        return self.filter(effective_from__lte=day).order_by("-number")


class ProcedureVersion(models.Model):
    """One frozen state of a procedure and its form.

    `data` is a `Snapshot` as JSON and `digest` its SHA-256. Triggers in the database refuse every change of a row but
    the loss of its page; dossiers protect their version from deletion.
    """

    procedure = models.ForeignKey(
        "services.ProcedurePage", on_delete=models.SET_NULL, null=True, editable=False, related_name="versions"
    )
    code = models.CharField(_("mã thủ tục"), max_length=40, db_index=True)
    title = models.CharField(_("tên thủ tục"), max_length=255)
    number = models.PositiveIntegerField(_("phiên bản"))
    digest = models.CharField(max_length=64, db_index=True)
    data = models.JSONField()
    form_version = models.ForeignKey(
        "form_pages.FormVersion", on_delete=models.PROTECT, null=True, related_name="procedure_versions"
    )
    effective_from = models.DateField(_("áp dụng từ ngày"))
    created_at = models.DateTimeField(_("lúc đóng băng"), auto_now_add=True)

    objects = ProcedureVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("phiên bản thủ tục")
        verbose_name_plural = _("phiên bản thủ tục")
        ordering = ["code", "-number"]
        constraints = [
            models.UniqueConstraint(name="procedure_version_number", fields=["procedure", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title} ({self.number})"

    @cached_property
    def snapshot(self) -> Snapshot:
        return Snapshot.from_json(self.data)

    @property
    def is_intact(self) -> bool:
        """The content still has the digest under which it was frozen."""
        return self.snapshot.digest == self.digest


def version_for_form(form_version: FormVersion, day: dt.date) -> ProcedureVersion | None:
    """The version a dossier filled on `form_version` runs on: the one in force on `day`, else the newest with it."""
    versions = ProcedureVersion.objects.filter(form_version=form_version)
    return versions.in_force(day).first() or versions.order_by("-number").first()
