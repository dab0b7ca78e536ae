"""What a product may call itself: OCOP stars, geographical indications, marks and certificates, each until its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from catalogue.products.pages import ProductPage
from portal.private_files.models import PrivateFile

if TYPE_CHECKING:
    import datetime as dt


class CertificateKind(models.TextChoices):
    OCOP = "ocop", _("OCOP")
    INDICATION = "gi", _("Chỉ dẫn địa lý")
    CERTIFICATION_MARK = "cert-mark", _("Nhãn hiệu chứng nhận")
    COLLECTIVE_MARK = "coll-mark", _("Nhãn hiệu tập thể")
    VIETGAP = "vietgap", _("VietGAP")
    ORGANIC = "organic", _("Hữu cơ")
    FOOD_SAFETY = "food-safety", _("An toàn thực phẩm")
    HACCP = "haccp", _("HACCP, ISO 22000")
    OTHER = "other", _("Chứng nhận khác")


STARS = [(3, _("3 sao")), (4, _("4 sao")), (5, _("5 sao"))]


class CertificateQuerySet(models.QuerySet["ProductCertificate"]):
    def in_force(self, today: dt.date | None = None) -> Self:
        today = today or timezone.localdate()
        return self.filter(Q(expires_on__isnull=True) | Q(expires_on__gte=today))


class ProductCertificate(Orderable):
    """A claim with its proof. It is shown up to and including `expires_on`, then vanishes by itself.

    OCOP: 3 to 5 stars by a decision, valid 36 months (Decision 148/QĐ-TTg 2023, amended by 1489/QĐ-TTg 2025).
    """

    page = ParentalKey(ProductPage, on_delete=models.CASCADE, related_name="certificates")
    kind = models.CharField(_("loại"), max_length=12, choices=CertificateKind)
    stars = models.PositiveSmallIntegerField(_("số sao OCOP"), choices=STARS, null=True, blank=True)
    name = models.CharField(
        _("tên ghi trên giấy"), max_length=200, blank=True, help_text=_("Ví dụ: gạo Séng Cù “Mường Khương – Bát Xát”")
    )
    number = models.CharField(_("số quyết định, số giấy"), max_length=80)
    issuer = models.CharField(_("nơi cấp"), max_length=200, blank=True)
    issued_on = models.DateField(_("ngày cấp"), null=True, blank=True)
    expires_on = models.DateField(_("có giá trị đến hết"), null=True, blank=True)
    file = models.ForeignKey(
        PrivateFile, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="certificates"
    )

    objects = CertificateQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("stars")]),
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("issuer")]),
        FieldRowPanel([FieldPanel("issued_on"), FieldPanel("expires_on")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("chứng nhận")
        verbose_name_plural = _("chứng nhận")
        constraints = [
            models.CheckConstraint(
                name="certificate_stars_are_ocop",
                condition=Q(kind="ocop", stars__gte=3, stars__lte=5, expires_on__isnull=False)
                | (~Q(kind="ocop") & Q(stars__isnull=True)),
                violation_error_message=_("OCOP phải có số sao và ngày hết hạn; chứng nhận khác thì không có sao."),
            ),
            models.CheckConstraint(
                name="certificate_ends_after_start",
                condition=Q(issued_on__isnull=True) | Q(expires_on__isnull=True) | Q(expires_on__gte=F("issued_on")),
                violation_error_message=_("Ngày hết hạn đứng trước ngày cấp. Hãy sửa lại."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        super().clean()
        if self.kind == CertificateKind.OCOP and not (self.stars and self.expires_on):
            raise ValidationError(_("OCOP phải có số sao và ngày hết hạn."))
        if self.kind != CertificateKind.OCOP and self.stars:
            raise ValidationError({"stars": _("Chỉ chứng nhận OCOP có sao.")})

    @property
    def label(self) -> str:
        if self.kind == CertificateKind.OCOP:
            return f"OCOP {self.get_stars_display()}"
        return self.name or self.get_kind_display()

    def is_in_force(self, today: dt.date | None = None) -> bool:
        return self.expires_on is None or self.expires_on >= (today or timezone.localdate())
