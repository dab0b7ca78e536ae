"""What every page of the portal has in common, and the plain page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.urls import Resolver404
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.cms.blocks import ArticleBlocks
from portal.cms.streams import PortalStreamField
from portal.cms.translation import translations

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from wagtail.url_routing import RouteResult

    from portal.cms.reviews import PageReview


# Of the home page; the tree's root lies above it.
HOME_DEPTH = 2
# Of the path of an address, read at once; no page of the portal lies deeper.
MOST_LEVELS = 8


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
    # Relations that its template shows, read with the page itself where it is found by its address.
    read_with: ClassVar[tuple[str, ...]] = ()
    # Whether its words are there in every language of the portal; else it is Vietnamese, whatever its reader chose.
    is_translated: ClassVar[bool] = False
    # Whether the page may have a copy in another language that a translator keeps (`portal.cms.translation.rights`).
    is_translatable: ClassVar[bool] = False
    # A field is translated, or taken over from the original, only where a page type says so.
    translatable_fields: ClassVar[list[Any]] = [
        *(TranslatableField(name) for name in ("title", "slug", "seo_title", "search_description", "lead")),
        SynchronizedField("show_in_menus", overridable=False),
    ]

    class Meta:
        abstract = True

    @property
    def only_language(self) -> str:
        """The one language the page is in; empty where it follows its reader."""
        if self.is_translated:
            return ""
        return self.written_in if self.is_translatable else settings.LANGUAGE_CODE

    @cached_property
    def written_in(self) -> str:
        """What the page is written in; told from the way in where there was one."""
        return translations.language_of(self)

    def copy_for_translation(self, *args: Any, **kwargs: Any) -> Page:
        """Raises ValidationError for a kind of page that is one thing with one record behind it."""
        if not self.is_translatable:
            raise ValidationError(gettext("Loại trang này không dịch được."))
        return super().copy_for_translation(*args, **kwargs)

    copy_for_translation.alters_data = True  # type: ignore[attr-defined]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail finds a page, but all pages on the way are read in one query, and in full only where it ends."""
        if not path_components:
            return super().route(request, path_components)
        way: list[Page] | None = self.__dict__.get("_way_on")
        if way is None:
            way = self._pages_along(path_components[:MOST_LEVELS])
        if not way:
            raise Http404
        child, remaining = way[0], path_components[1:]
        if not self.get_deferred_fields():
            child._cached_parent_obj = self
        # Read once for all of them; a path of more levels than one reading takes is read on from there.
        if way[1:] or len(path_components) <= MOST_LEVELS:
            child.__dict__["_way_on"] = way[1:]
        if remaining and _only_passes_on(child, remaining):
            return child.specific_deferred.route(request, remaining)
        return _in_full(child).route(request, remaining)

    def _pages_along(self, slugs: list[str]) -> list[Page]:
        """The pages to which the slugs lead from here, as far as they lead, each knowing its parent; one query."""
        addresses = [f"{self.url_path}{'/'.join(slugs[: place + 1])}/" for place in range(len(slugs))]
        below = self.get_descendants().filter(slug__in=slugs, url_path__in=addresses)
        found = {page.url_path: page for page in below.select_related("review__agency")}
        along: list[Page] = []
        for address in addresses:
            if (page := found.get(address)) is None:
                break
            page._cached_parent_obj = along[-1] if along else self
            page.__dict__["_read_review"] = getattr(page, "review", None)
            along.append(page)
        return along

    @cached_property
    def _above(self) -> list[Page]:
        """The pages from the home page down to the parent, where the way in has met them all; else none."""
        above: list[Page] = []
        page: Page = self
        while page.depth > HOME_DEPTH:
            parent = getattr(page, "_cached_parent_obj", None)
            if parent is None:
                return []
            above.insert(0, parent)
            page = parent
        return above

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """As Wagtail finds them, without asking again for the pages above where the way in has met them."""
        met = [*self._above, self]
        is_above_unknown = not self._above and self.depth > HOME_DEPTH
        if is_above_unknown or any(page.alias_of_id for page in met):
            return super().get_view_restrictions()
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(page__path__in=paths)

    @cached_property
    def _trail(self) -> list[Page]:
        """The pages from the home page down to this one, each with its review; one query for all that stands there."""
        if self.pk is None:
            return []
        above = self.get_ancestors(inclusive=True).filter(depth__gt=1)
        return list(above.select_related("review__agency").order_by("depth"))

    def breadcrumb_pages(self) -> list[Page]:
        """The live pages above this one, the home page first; empty for the home page."""
        return [page for page in self._above or self._trail if page.live and page.pk != self.pk]

    @property
    def kept_review(self) -> PageReview | None:
        """Who answers for this page and when it was last confirmed, where somebody has said so."""
        if "_read_review" in self.__dict__:
            return self.__dict__["_read_review"]
        return next((getattr(page, "review", None) for page in self._trail if page.pk == self.pk), None)

    @property
    def teaser_text(self) -> str:
        """What a list of pages says about this one."""
        return self.lead or self.search_description

    @property
    def teaser_meta(self) -> str:
        """One short line of facts below the teaser, such as "Trong ngày · Miễn phí"."""
        return ""


def _in_full(page: Page) -> Page:
    """The page as its own class, with what it is `read_with` in the same query."""
    kind = page.specific_class
    if kind is None or not issubclass(kind, BasePage) or not kind.read_with:
        return page.specific
    found = kind._default_manager.select_related(*kind.read_with).get(pk=page.pk)
    for name, value in page.__dict__.items():  # as Wagtail's `specific` does it
        found.__dict__.setdefault(name, value)
    return found


def _only_passes_on(page: Page, remaining: list[str]) -> bool:
    """Whether what is asked lies below `page`, which has no route of its own for it; told from its class alone."""
    kind = page.specific_class
    if kind is None:
        return False
    if kind.route is BasePage.route:
        return True
    if kind.route is not RoutablePageMixin.route:
        return False
    try:
        page.specific_deferred.resolve_subpage(f"/{'/'.join(remaining)}/")
    except Resolver404:
        return True
    return False


class ContentPage(BasePage):
    """A plain page or article."""

    body = PortalStreamField(ArticleBlocks(), blank=True, verbose_name=_("nội dung"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    is_translatable: ClassVar[bool] = True
    translatable_fields: ClassVar[list[Any]] = [*BasePage.translatable_fields, TranslatableField("body")]
    template = "cms/content_page.html"

    class Meta:
        verbose_name = _("trang nội dung")
        verbose_name_plural = _("trang nội dung")
