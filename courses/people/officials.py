"""Who counts as an official of which agency: one narrow row a person, kept from the memberships."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Agency


class OfficialKind(models.TextChoices):
    """The kinds of officials of the Law on Cadres and Civil Servants, and those without tenure in communes."""

    CADRE = "cadre", _("Cán bộ")
    CIVIL_SERVANT = "civil_servant", _("Công chức")
    PUBLIC_EMPLOYEE = "public_employee", _("Viên chức")
    NON_TENURED = "non_tenured", _("Không chuyên trách")


class OfficialQuerySet(models.QuerySet["Official"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def of_agencies(self, agency_ids: frozenset[int] | None) -> Self:
        """Those of these agencies; None means every agency."""
        return self if agency_ids is None else self.filter(agency_id__in=agency_ids)


class Official(models.Model):
    """`user` as an official of `agency`, which endorses their registrations and answers for their training.

    Derived by `people.keeping` from the memberships (the oldest that holds today); `kind` alone is entered.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="official", verbose_name=_("người dùng")
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="officials", verbose_name=_("cơ quan"))
    kind = models.CharField(_("loại"), max_length=20, choices=OfficialKind, default=OfficialKind.CIVIL_SERVANT)
    position = models.CharField(_("chức danh"), max_length=120, blank=True)
    is_active = models.BooleanField(_("đang công tác"), default=True)

    objects = OfficialQuerySet.as_manager()

    class Meta:
        verbose_name = _("cán bộ, công chức")
        verbose_name_plural = _("cán bộ, công chức")
        ordering = ["agency", "user__full_name"]
        indexes = [models.Index(fields=["agency", "is_active"], name="officials_of_agency")]

    def __str__(self) -> str:
        return str(self.user)
