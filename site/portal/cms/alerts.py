"""Alerts that editors put above every page, or above the pages of one branch, from one hour to another."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page, PreviewableMixin

from portal.cms.paths import path_of

if TYPE_CHECKING:
    from typing import Self
    from uuid import UUID

    from django.http import HttpRequest

ONE_WEEK = timedelta(days=7)
ADDRESS_BEGINNINGS = ("/", "https://", "http://", "mailto:", "tel:")


class Severity(models.TextChoices):
    """Named as the notice component names its kinds."""

    NEWS = "info", _("Tin báo")
    WARNING = "warning", _("Cảnh báo")
    URGENT = "error", _("Khẩn cấp")


def in_a_week() -> datetime:
    return timezone.now() + ONE_WEEK


class AlertQuerySet(models.QuerySet["Alert"]):
    def not_over(self, now: datetime) -> Self:
        return self.filter(ends_at__gt=now)


class Alert(PreviewableMixin, ClusterableModel):
    """Shown from `starts_at` on, up to `ends_at`; everywhere, or below the pages in `places` where there are any."""

    severity = models.CharField(
        _("mức độ"),
        max_length=10,
        choices=Severity.choices,
        default=Severity.NEWS,
        help_text=_("Khẩn cấp chỉ dành cho điều nguy hiểm đến người hoặc việc phải làm ngay."),
    )
    title = models.CharField(_("câu chính"), max_length=120, help_text=_("Chuyện gì, ở đâu, đến bao giờ."))
    text = models.CharField(
        _("nói thêm"), max_length=300, blank=True, help_text=_("Người đọc phải làm gì. Một hai câu.")
    )
    link_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("trang để đọc thêm"),
    )
    link_address = models.CharField(_("hoặc địa chỉ"), max_length=300, blank=True)
    link_text = models.CharField(_("chữ của liên kết"), max_length=80, blank=True)
    title_en = models.CharField(_("câu chính bằng tiếng Anh"), max_length=120, blank=True)
    text_en = models.CharField(_("nói thêm bằng tiếng Anh"), max_length=300, blank=True)
    link_text_en = models.CharField(_("chữ của liên kết bằng tiếng Anh"), max_length=80, blank=True)
    starts_at = models.DateTimeField(_("hiện từ"), default=timezone.now)
    ends_at = models.DateTimeField(_("hiện đến"), default=in_a_week, db_index=True)

    objects = AlertQuerySet.as_manager()

    panels = [
        FieldPanel("severity"),
        MultiFieldPanel([FieldPanel("title"), FieldPanel("text")], _("Lời báo")),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], _("Hiện từ lúc nào đến lúc nào")),
        MultiFieldPanel(
            [PageChooserPanel("link_page"), FieldPanel("link_address"), FieldPanel("link_text")], _("Đọc thêm ở đâu")
        ),
        InlinePanel(
            "places",
            label=_("Trang"),
            heading=_("Chỉ hiện ở những trang này"),
            help_text=_("Cả các trang nằm dưới. Để trống thì hiện ở mọi trang."),
        ),
        MultiFieldPanel(
            [FieldPanel("title_en"), FieldPanel("text_en"), FieldPanel("link_text_en")],
            _("Bằng tiếng Anh"),
            help_text=_("Để trống thì trang tiếng Anh hiện lời báo tiếng Việt."),
            classname="collapsed",
        ),
    ]

    class Meta:
        verbose_name = _("thông báo đầu trang")
        verbose_name_plural = _("thông báo đầu trang")
        ordering = ["-starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="alert_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("Thông báo phải kết thúc sau khi bắt đầu."),
            ),
            models.CheckConstraint(name="alert_has_a_known_severity", condition=Q(severity__in=Severity.values)),
            models.CheckConstraint(
                name="alert_leads_to_one_place",
                condition=Q(link_page__isnull=True) | Q(link_address=""),
                violation_error_message=_("Chọn một trang hoặc viết một địa chỉ; không cả hai."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.link_address and not self.link_address.startswith(ADDRESS_BEGINNINGS):
            raise ValidationError({"link_address": _("Địa chỉ bắt đầu bằng / hoặc https://")})
        if self.link_address and not self.link_text:
            raise ValidationError({"link_text": _("Viết chữ cho liên kết này.")})

    @property
    def standing(self) -> str:
        """For the list in the admin."""
        now = timezone.now()
        if now >= self.ends_at:
            return str(_("đã hết"))
        return str(_("đang hiện")) if now >= self.starts_at else str(_("chưa đến giờ"))

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "cms/alert_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from_here = {"alerts": [plain(self, "vi")]}
        if self.title_en:
            from_here["alerts"].append(plain(self, "en"))
        return {**super().get_preview_context(request, mode_name), **from_here}


class AlertPlace(Orderable):
    """The alert is shown on this page and on everything below it."""

    alert = ParentalKey(Alert, on_delete=models.CASCADE, related_name="places")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("trang"))

    panels = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("nơi hiện thông báo")
        verbose_name_plural = _("nơi hiện thông báo")
        constraints = [models.UniqueConstraint(fields=["alert", "page"], name="one_place_of_an_alert")]

    def __str__(self) -> str:
        return str(self.page)


def plain(alert: Alert, language: str) -> dict[str, Any]:
    """What the banner says to readers of `language`, with the language it says it in."""
    english = language == "en" and bool(alert.title_en)
    page = alert.link_page
    url = alert.link_address or (page.url if page is not None and page.live else "") or ""
    text = (alert.link_text_en if english else "") or alert.link_text or (page.title if page is not None else "")
    return {
        "severity": alert.severity,
        "title": alert.title_en if english else alert.title,
        "text": alert.text_en if english else alert.text,
        "link": {"url": url, "text": text} if url else None,
        "language": "en" if english else "vi",
    }


def upcoming(language: str) -> list[dict[str, Any]]:
    """What is shown now or later, as `plain` says it, with `starts_at`, `ends_at` and `below`: the paths it is shown
    below, in every language, none where it is shown everywhere. One query, and one more where there are such paths.
    """
    rows = Alert.objects.not_over(timezone.now()).select_related("link_page").order_by("starts_at", "pk")
    found: dict[int, dict[str, Any]] = {}
    alerts_of: dict[UUID, list[int]] = {}
    for alert in rows.annotate(branch=F("places__page__translation_key")):
        said = {**plain(alert, language), "starts_at": alert.starts_at, "ends_at": alert.ends_at, "below": []}
        found.setdefault(alert.pk, said)
        if alert.branch:
            alerts_of.setdefault(alert.branch, []).append(alert.pk)
    if alerts_of:
        pages = Page.objects.filter(translation_key__in=alerts_of)
        for branch, url_path in pages.values_list("translation_key", "url_path"):
            for pk in alerts_of[branch]:
                found[pk]["below"].append(path_of(url_path))
    return list(found.values())
