"""What every page of the portal has in common, and the plain page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from portal.cms.blocks import ArticleBlocks
from portal.cms.streams import PortalStreamField

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from wagtail.url_routing import RouteResult


class BasePage(Page):
    """The parent of every page type: a lead text, breadcrumbs, and what a teaser of the page says."""

    lead = models.CharField(
        _("lời dẫn"),
        max_length=300,
        blank=True,
        help_text=_("Một hai câu: trang này giúp người đọc làm được việc gì."),
    )

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, index.SearchField("lead")]
    # Whether its words are there in every language of the portal; else it is Vietnamese, whatever its reader chose.
    is_translated: ClassVar[bool] = False

    class Meta:
        abstract = True

    @property
    def only_language(self) -> str:
        """The one language the page is in; empty where it follows its reader."""
        return "" if self.is_translated else settings.LANGUAGE_CODE

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail finds a page, without reading the pages on the way in full: a query less for each level."""
        if not path_components:
            return super().route(request, path_components)
        child_slug, *remaining = path_components
        child = self.get_children().filter(slug=child_slug).first()
        if child is None:
            raise Http404
        # As Wagtail does it, so that the child knows its parent; never one with fields left out.
        child._cached_parent_obj = self.__dict__.get("_as_found", self)
        kind = child.specific_class
        if not remaining or kind is None or kind.route is not BasePage.route:
            return child.specific.route(request, remaining)
        passed = child.specific_deferred
        passed._as_found = child
        return passed.route(request, remaining)

    def breadcrumb_pages(self) -> QuerySet[Page]:
        """The live pages above this one, the home page first; empty for the home page."""
        return self.get_ancestors().filter(depth__gt=1).live().order_by("depth")

    @property
    def teaser_text(self) -> str:
        """What a list of pages says about this one."""
        return self.lead or self.search_description

    @property
    def teaser_meta(self) -> str:
        """One short line of facts below the teaser, such as "Trong ngày · Miễn phí"."""
        return ""


class ContentPage(BasePage):
    """A plain page or article."""

    body = PortalStreamField(ArticleBlocks(), blank=True, verbose_name=_("nội dung"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "cms/content_page.html"

    class Meta:
        verbose_name = _("trang nội dung")
        verbose_name_plural = _("trang nội dung")
