"""`/thong-ke/`, the public statistics, and `/du-lieu-mo/`, the catalogue of open data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.statistics.blocks import KEPT, StatisticsBlocks
from home.statistics.models import KeptFigures
from portal.cms.blocks import GuidanceBlocks
from portal.cms.pages import BasePage
from portal.cms.streams import PortalStreamField
from portal.open_data import describing
from portal.open_data.datasets import datasets

if TYPE_CHECKING:
    from django.http import HttpRequest


class StatisticsPage(BasePage):
    """Editors arrange the sets of figures and write around them; the figures are kept ones (`refreshing`)."""

    body = PortalStreamField(StatisticsBlocks(), blank=True, verbose_name=_("nội dung"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    template = "statistics/statistics.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("trang thống kê")
        verbose_name_plural = _("trang thống kê")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # All there are, which is a fixed number of rows: one query for however many blocks.
        context[KEPT] = KeptFigures.objects.in_bulk()
        return context


class OpenDataPage(BasePage):
    """What there is to download and to ask the API for; each data set has a page of its own below this address."""

    body = PortalStreamField(GuidanceBlocks(), blank=True, verbose_name=_("nội dung"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    template = "statistics/open_data.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("trang dữ liệu mở")
        verbose_name_plural = _("trang dữ liệu mở")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["datasets"] = datasets()
        context["structured"] = describing.catalogue(self.title, self.lead or self.search_description)
        return context
