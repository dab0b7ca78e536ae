"""Reports that a product or a stall breaks the rules: a case of the agency that runs the market.

Who reported is known to officers alone; nothing of it goes to the merchant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.products.pages import ProductPage
from catalogue.stalls.pages import StallPage
from portal.casework.models import Case, CaseEvent, CaseQuerySet, CaseStep
from portal.casework.models.secret import OpenedBySecret
from portal.form_pages.models import FormVersion
from portal.private_files.models import PrivateFile

if TYPE_CHECKING:
    from collections.abc import Iterable


class ReportState(models.TextChoices):
    RECEIVED = "received", _("Mới nhận")
    NEEDS_MORE = "needs_more", _("Chờ người báo nói thêm")
    MENDING = "mending", _("Chờ gian hàng khắc phục")
    UPHELD = "upheld", _("Có vi phạm, đã xử lý")
    DISMISSED = "dismissed", _("Không có vi phạm")


class ReportReason(models.TextChoices):
    FAKE = "hang-gia", _("Hàng giả, hàng nhái")
    ORIGIN = "sai-nguon-goc", _("Sai nguồn gốc, xuất xứ")
    CERTIFICATE = "sai-chung-nhan", _("Sai chứng nhận, sai sao OCOP")
    FORBIDDEN = "hang-cam", _("Hàng cấm, hàng thiếu giấy phép")
    FRAUD = "lua-dao", _("Sai giá, lừa đảo")
    OFFENSIVE = "xuc-pham", _("Nội dung xúc phạm")
    OTHER = "khac", _("Việc khác")


class Decision(models.TextChoices):
    TAKE_DOWN = "take_down", _("Gỡ sản phẩm")
    SUSPEND = "suspend", _("Tạm ngừng gian hàng")
    MEND = "mend", _("Yêu cầu gian hàng khắc phục")
    WARN = "warn", _("Nhắc nhở gian hàng")


class ReportQuerySet(CaseQuerySet["ViolationReport"]):
    def of_the_same(self, report: ViolationReport) -> ReportQuerySet:
        """The other reports of the same product, or of the same stall where the report is of the stall."""
        others = self.exclude(pk=report.pk).filter(stall_id=report.stall_id)
        return others.filter(product_id=report.product_id) if report.product_id else others


class ViolationReport(OpenedBySecret, Case):
    """`goods_name` is what it was called when reported. `answer` is for the reporter, `finding` for the merchant."""

    transition_table = "catalogue.violations.transitions.TABLE"
    reading_roles: ClassVar[frozenset[str]] = frozenset({"market_moderator", "supervisor"})
    acting_roles: ClassVar[frozenset[str]] = frozenset({"market_moderator"})

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, null=True, related_name="+")
    answers = models.JSONField(_("nội dung biểu mẫu"), default=dict)
    idempotency_key = models.CharField(max_length=64, unique=True)

    stall = models.ForeignKey(
        StallPage, on_delete=models.PROTECT, related_name="violation_reports", verbose_name=_("gian hàng")
    )
    product = models.ForeignKey(
        ProductPage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="violation_reports",
        verbose_name=_("sản phẩm"),
    )
    goods_name = models.CharField(_("bị báo"), max_length=255)
    reason = models.CharField(_("lý do"), max_length=20, choices=ReportReason, default=ReportReason.OTHER)
    details = models.TextField(_("sự việc"))
    reporter_email = models.EmailField(_("thư điện tử người báo"), blank=True)

    decision = models.CharField(_("xử lý"), max_length=10, choices=Decision, blank=True)
    finding = models.TextField(_("kết luận gửi gian hàng"), blank=True)
    answer = models.TextField(_("trả lời người báo"), blank=True)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    mend_until = models.DateField(_("khắc phục đến hết ngày"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Case.Meta):
        verbose_name = _("báo vi phạm")
        verbose_name_plural = _("báo vi phạm")
        indexes = [
            *Case.Meta.indexes,
            models.Index(fields=["stall", "product"], name="%(class)s_goods"),
        ]
        constraints = [
            *Case.Meta.constraints,
            models.CheckConstraint(
                name="report_decided_with_words",
                condition=~Q(state__in=["upheld", "mending"])
                | (Q(answered_at__isnull=False) & ~Q(decision="") & ~Q(finding="") & ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="report_dismissed_with_answer",
                condition=~Q(state="dismissed") | (Q(decision="", answered_at__isnull=False) & ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="report_mending_has_day",
                condition=~Q(state="mending") | Q(decision="mend", mend_until__isnull=False),
            ),
        ]

    def get_absolute_url(self) -> str:
        """The reporter's page, which asks for number and secret."""
        return f"{reverse('violations:tracking')}?ma={self.code}"

    def title(self) -> str:
        return f"{self.get_reason_display()}: {self.goods_name}"

    def search_words(self) -> Iterable[str]:
        return (self.goods_name,)


class ViolationReportStep(CaseStep):
    case = models.ForeignKey(ViolationReport, on_delete=models.CASCADE, related_name="steps")

    class Meta(CaseStep.Meta):
        verbose_name = _("bước xử lý báo vi phạm")
        verbose_name_plural = _("bước xử lý báo vi phạm")


class ViolationReportEvent(CaseEvent):
    case = models.ForeignKey(ViolationReport, on_delete=models.CASCADE, related_name="events")

    class Meta(CaseEvent.Meta):
        verbose_name = _("diễn biến báo vi phạm")
        verbose_name_plural = _("diễn biến báo vi phạm")


class ViolationReportFile(models.Model):
    """A photo or paper sent along; for officers and the reporter only."""

    case = models.ForeignKey(ViolationReport, on_delete=models.CASCADE, related_name="files")
    slot = models.CharField(max_length=60)
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="violation_report_file")

    class Meta:
        verbose_name = _("tệp kèm báo vi phạm")
        verbose_name_plural = _("tệp kèm báo vi phạm")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)
