"""The home page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from home.landing.blocks import HomeBlocks
from portal.cms.models import BasePage
from portal.cms.streams import PortalStreamField

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest


class AlertKind(models.TextChoices):
    INFO = "info", _("Thông tin")
    WARNING = "warning", _("Lưu ý")
    ERROR = "error", _("Khẩn cấp")


class HomePage(BasePage):
    """The root of the public site: what people come for, first."""

    question = models.CharField(
        _("câu hỏi lớn"), max_length=80, default=_("Bạn cần làm việc gì?"), help_text=_("Tiêu đề trên ô tìm kiếm.")
    )
    body = PortalStreamField(HomeBlocks(), blank=True, verbose_name=_("nội dung"))
    alert_title = models.CharField(_("tiêu đề"), max_length=120, blank=True)
    alert_text = models.CharField(_("nội dung"), max_length=300, blank=True)
    alert_kind = models.CharField(_("loại"), max_length=10, choices=AlertKind.choices, default=AlertKind.WARNING)
    alert_from = models.DateTimeField(_("hiện từ"), null=True, blank=True)
    alert_until = models.DateTimeField(_("hiện đến"), null=True, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("question"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("alert_title"),
                FieldPanel("alert_text"),
                FieldPanel("alert_kind"),
                FieldRowPanel([FieldPanel("alert_from"), FieldPanel("alert_until")]),
            ],
            heading=_("Thông báo trên đầu trang"),
            help_text=_("Để trống nội dung thì không hiện. Không ghi ngày thì hiện ngay và hiện mãi."),
        ),
    ]
    template = "home/home_page.html"
    max_count = 1

    class Meta:
        verbose_name = _("trang chủ")
        verbose_name_plural = _("trang chủ")

    def clean(self) -> None:
        super().clean()
        if self.alert_from and self.alert_until and self.alert_until <= self.alert_from:
            raise ValidationError({"alert_until": _("Thông báo phải kết thúc sau khi bắt đầu.")})

    def has_alert(self, now: datetime) -> bool:
        """Whether the alert is shown at this instant: from its start on, up to its end."""
        if not self.alert_text:
            return False
        return (self.alert_from is None or self.alert_from <= now) and (
            self.alert_until is None or now < self.alert_until
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["has_alert"] = self.has_alert(timezone.now())
        return context
