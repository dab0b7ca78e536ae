"""What is kept of visits and of the public figures: numbers, never people."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Span(models.TextChoices):
    DAY = "day", _("ngày")
    MONTH = "month", _("tháng")


class PageViews(models.Model):
    """How often one page was opened on one day, or in one month (`day` is its first) where that is long ago.

    `kind` is the page's model as "app.model". A page that is deleted leaves its numbers under the title it had.
    """

    span = models.CharField(_("khoảng"), max_length=5, choices=Span, default=Span.DAY)
    day = models.DateField(_("ngày"))
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("trang"))
    title = models.CharField(_("tên trang"), max_length=255)
    kind = models.CharField(_("loại trang"), max_length=100)
    language = models.CharField(_("ngôn ngữ"), max_length=10, default=settings.LANGUAGE_CODE)
    views = models.PositiveIntegerField(_("lượt xem"), default=0)
    is_sample = models.BooleanField(_("số liệu mẫu"), default=False)

    # A million rows that point to pages are no reason to ask before a page is deleted.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("lượt xem trang")
        verbose_name_plural = _("lượt xem trang")
        constraints = [
            models.UniqueConstraint(name="page_views_counted_once", fields=["span", "day", "page", "language"]),
            models.CheckConstraint(name="page_views_have_a_known_span", condition=Q(span__in=Span.values)),
        ]
        indexes = [models.Index(fields=["day", "kind"], name="page_views_by_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.title}"


class KeptFigures(models.Model):
    """One set of figures as it was reckoned last (`figures`), with its chart. Pages show these and reckon nothing."""

    name = models.CharField(max_length=60, primary_key=True)
    data: Any = models.JSONField(default=dict)
    drawing = models.TextField(blank=True)
    computed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("số liệu đã tính")
        verbose_name_plural = _("số liệu đã tính")

    def __str__(self) -> str:
        return self.name


class Scope(models.TextChoices):
    """What the rows of dossier figures are told apart by."""

    MONTH = "month", _("theo tháng")
    FIELD = "field", _("theo lĩnh vực")
    AGENCY = "agency", _("theo cơ quan")


class DossierFigure(models.Model):
    """The public figures of dossiers of one month, one field or one agency, small numbers left out already (null)."""

    scope = models.CharField(_("cách chia"), max_length=10, choices=Scope)
    code = models.CharField(_("mã"), max_length=80)
    label = models.CharField(_("tên"), max_length=250)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến ngày"))
    received = models.PositiveIntegerField(_("tiếp nhận"), null=True)
    decided = models.PositiveIntegerField(_("giải quyết xong"), null=True)
    on_time_percent = models.DecimalField(_("đúng hạn (%)"), max_digits=4, decimal_places=1, null=True)
    computed_at = models.DateTimeField(_("tính lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("số liệu hồ sơ")
        verbose_name_plural = _("số liệu hồ sơ")
        constraints = [
            models.UniqueConstraint(name="dossier_figure_is_told_once", fields=["scope", "code"]),
            models.CheckConstraint(name="dossier_figure_has_a_known_scope", condition=Q(scope__in=Scope.values)),
            models.CheckConstraint(
                name="dossier_figure_is_a_share",
                condition=Q(on_time_percent__isnull=True) | Q(on_time_percent__gte=0, on_time_percent__lte=100),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.code}"
