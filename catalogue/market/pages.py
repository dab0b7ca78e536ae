"""The market's home page and its shelves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.http import Http404
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from catalogue.languages import Wording, wording
from catalogue.market import asking, front
from catalogue.market.cards import goods_cards
from catalogue.market.finding import find
from portal.cms.models import BasePage

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from catalogue.market.asking import Asked


class MarketPage(RoutablePageMixin, BasePage):
    """`/cho-ao/`: what the market has, and the ways to find it."""

    name_en = models.CharField(_("tên tiếng Anh"), max_length=255, blank=True)
    name_zh = models.CharField(_("tên tiếng Trung"), max_length=255, blank=True)
    lead_en = models.CharField(_("lời dẫn tiếng Anh"), max_length=300, blank=True)
    lead_zh = models.CharField(_("lời dẫn tiếng Trung"), max_length=300, blank=True)

    is_translated: ClassVar[bool] = True
    template = "catalogue/market.html"
    max_count = 1
    subpage_types: ClassVar[list[str]] = [
        "catalogue.StallPage",
        "catalogue.StallOpeningFormPage",
        "catalogue.ReportFormPage",
        "catalogue.EnquiryFormPage",
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

    def _address(self, request: HttpRequest) -> str:
        return self.get_url(request) or "/"

    @path("", name="home")
    def home(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, context_overrides=front.shelves(self, self._address(request)))

    @path("tim/", name="find")
    def find(self, request: HttpRequest) -> HttpResponse:
        """All goods, or those that the query string asks for."""
        asked = asking.read(request.GET)
        title = now_("Tìm hàng: %s") % asked.query if asked.query else now_("Tất cả hàng hóa")
        return self._listing(request, asked, title=title)

    @path("loai/<slug:slug>/", name="category")
    def category(self, request: HttpRequest, slug: str) -> HttpResponse:
        asked = asking.read({asking.CATEGORY: slug}).at(request.GET)
        if asked.category is None:
            raise Http404
        return self._listing(request, asked, title=str(asked.category.shown_name), is_shelf=True)

    @path("xa-phuong/<slug:code>/", name="commune")
    def commune(self, request: HttpRequest, code: str) -> HttpResponse:
        asked = asking.read({asking.UNIT: code}).at(request.GET)
        if asked.unit is None:
            raise Http404
        return self._listing(request, asked, title=now_("Hàng của %s") % asked.unit.name, is_shelf=True)

    @path("ocop/", name="ocop")
    def ocop(self, request: HttpRequest) -> HttpResponse:
        """Goods with OCOP stars that hold today."""
        asked = asking.read({asking.CERTIFICATE: "ocop"}).at(request.GET)
        return self._listing(request, asked, title=now_("Sản phẩm OCOP"), is_shelf=True)

    @path("gian-hang/", name="stalls")
    def stalls(self, request: HttpRequest) -> HttpResponse:
        context = front.directory(self, self._address(request), request.GET)
        return self.render(request, context_overrides=context, template="catalogue/stalls.html")

    def _listing(self, request: HttpRequest, asked: Asked, *, title: str, is_shelf: bool = False) -> HttpResponse:
        """A shelf has an address of its own, on which its pages go on; every other choice leads to `tim/`."""
        found = find(asked)
        address = self._address(request)

        def step(name: str, cursor: str) -> str:
            return f"?{name}={cursor}" if is_shelf else asked.address(**{name: cursor})

        context = {
            "found": found,
            "cards": goods_cards(found.items, address),
            "find_address": f"{address}tim/",
            "list_title": title,
            "is_shelf": is_shelf,
            "following": found.following and step(asking.AFTER, found.following),
            "preceding": found.preceding and step(asking.BEFORE, found.preceding),
        }
        return self.render(request, context_overrides=context, template="catalogue/listing.html")
