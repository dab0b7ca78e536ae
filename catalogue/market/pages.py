"""The market's home page and its shelves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin

from catalogue.languages import Wording, wording
from portal.cms.models import BasePage

if TYPE_CHECKING:
    from django.http import HttpRequest


class MarketPage(RoutablePageMixin, BasePage):
    """`/cho-ao/`: what the market has, and the ways to find it."""

    name_en = models.CharField(_("tên tiếng Anh"), max_length=255, blank=True)
    name_zh = models.CharField(_("tên tiếng Trung"), max_length=255, blank=True)
    lead_en = models.CharField(_("lời dẫn tiếng Anh"), max_length=300, blank=True)
    lead_zh = models.CharField(_("lời dẫn tiếng Trung"), max_length=300, blank=True)

    template = "catalogue/market.html"
    max_count = 1
    subpage_types: ClassVar[list[str]] = [
        "catalogue.StallPage",
        "cms.ContentPage",
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("name_en"), FieldPanel("name_zh")]),
        FieldPanel("lead_en"),
        FieldPanel("lead_zh"),
    ]

    class Meta:
        verbose_name = _("trang chợ ảo")
        verbose_name_plural = _("trang chợ ảo")

    @property
    def shown_name(self) -> Wording:
        return wording(self, "name", plain="title")

    @property
    def shown_lead(self) -> Wording:
        return wording(self, "lead")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs)
