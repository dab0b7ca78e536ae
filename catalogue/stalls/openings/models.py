"""The application to open a stall: a case of the agency that runs the market, and the stall's file afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.stalls.pages import MerchantKind, StallPage
from portal.casework.models import Case, CaseEvent, CaseQuerySet, CaseStep
from portal.form_pages.models import FormVersion
from portal.organisations.models import AdministrativeUnit
from portal.private_files.models import PrivateFile

if TYPE_CHECKING:
    from collections.abc import Iterable


class OpeningState(models.TextChoices):
    RECEIVED = "received", _("Chờ xét")
    NEEDS_MORE = "needs_more", _("Chờ bổ sung")
    APPROVED = "approved", _("Đã mở gian hàng")
    REFUSED = "refused", _("Không chấp thuận")
    WITHDRAWN = "withdrawn", _("Đã rút đơn")
    SUSPENDED = "suspended", _("Gian hàng tạm ngừng")
    CLOSING_ASKED = "closing_asked", _("Chủ gian hàng xin đóng")
    CLOSED = "closed", _("Gian hàng đã đóng")


WITH_A_STALL = ["approved", "suspended", "closing_asked", "closed"]


class StallOpening(Case):
    """What somebody says who wants a stall. `answers` are as sent and mended; the columns repeat what is searched.

    Approving makes `stall`; from then on the case follows the stall's standing.
    """

    transition_table = "catalogue.stalls.openings.transitions.TABLE"
    reading_roles: ClassVar[frozenset[str]] = frozenset({"market_moderator", "supervisor"})
    acting_roles: ClassVar[frozenset[str]] = frozenset({"market_moderator"})

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, null=True, related_name="+")
    answers = models.JSONField(_("nội dung đơn"), default=dict)
    idempotency_key = models.CharField(max_length=64, unique=True)
    asked_again = models.JSONField(_("mục cần bổ sung"), default=list, blank=True)

    merchant_kind = models.CharField(_("loại chủ thể"), max_length=12, choices=MerchantKind)
    name = models.CharField(_("tên gian hàng"), max_length=200)
    legal_name = models.CharField(_("tên pháp lý"), max_length=200)
    tax_code = models.CharField(_("mã số thuế hoặc số định danh"), max_length=14)
    unit = models.ForeignKey(
        AdministrativeUnit, on_delete=models.PROTECT, related_name="+", verbose_name=_("xã, phường")
    )
    phone = models.CharField(_("điện thoại"), max_length=16, blank=True)
    email = models.EmailField(_("thư điện tử"))
    stall = models.OneToOneField(
        StallPage, on_delete=models.PROTECT, null=True, blank=True, related_name="opening", verbose_name=_("gian hàng")
    )

    objects = CaseQuerySet["StallOpening"].as_manager()  # type: ignore[misc]

    class Meta(Case.Meta):
        verbose_name = _("đơn xin mở gian hàng")
        verbose_name_plural = _("đơn xin mở gian hàng")
        constraints = [
            *Case.Meta.constraints,
            models.CheckConstraint(
                name="opening_has_stall_once_approved",
                condition=Q(state__in=WITH_A_STALL, stall__isnull=False)
                | (~Q(state__in=WITH_A_STALL) & Q(stall__isnull=True)),
            ),
            models.CheckConstraint(name="opening_has_applicant", condition=Q(applicant__isnull=False)),
            models.UniqueConstraint(
                name="one_opening_in_hand_per_code",
                fields=["applicant", "tax_code"],
                condition=Q(state__in=["received", "needs_more"]),
            ),
        ]

    def get_absolute_url(self) -> str:
        """The applicant's page."""
        return reverse("openings:case", args=[self.code])

    def title(self) -> str:
        return self.name

    def search_words(self) -> Iterable[str]:
        return (self.name, self.legal_name, self.tax_code)


class StallOpeningStep(CaseStep):
    case = models.ForeignKey(StallOpening, on_delete=models.CASCADE, related_name="steps")

    class Meta(CaseStep.Meta):
        verbose_name = _("bước xét đơn mở gian hàng")
        verbose_name_plural = _("bước xét đơn mở gian hàng")


class StallOpeningEvent(CaseEvent):
    case = models.ForeignKey(StallOpening, on_delete=models.CASCADE, related_name="events")

    class Meta(CaseEvent.Meta):
        verbose_name = _("diễn biến đơn mở gian hàng")
        verbose_name_plural = _("diễn biến đơn mở gian hàng")


class StallOpeningFile(models.Model):
    """A paper handed in with the application; `round` counts the supplements, 0 is the application itself."""

    case = models.ForeignKey(StallOpening, on_delete=models.CASCADE, related_name="files")
    slot = models.CharField(max_length=60)
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="stall_opening_file")
    round = models.PositiveSmallIntegerField(_("lần bổ sung"), default=0)

    class Meta:
        verbose_name = _("giấy tờ kèm đơn mở gian hàng")
        verbose_name_plural = _("giấy tờ kèm đơn mở gian hàng")
        ordering = ["round", "pk"]

    def __str__(self) -> str:
        return str(self.file)
