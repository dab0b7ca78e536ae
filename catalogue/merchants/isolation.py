"""A merchant opens named addresses of the admin and own objects only; nothing else there answers them.

Wagtail asks for rights on a page where it opens one, and not where it lists, chooses, reports, searches or completes:
titles of foreign drafts stand in page choosers and in the admin's API, tags of foreign goods in the completion of
tags. A new release may bring another such view, so that this is a list of what is open, not of what is closed. Officers
are not held by it, merchants among them included: their rights on pages decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail import hooks

from catalogue.merchants.access import is_merchant_only, keeps_image, keeps_page, own_stalls
from catalogue.products.pages import GoodsTag

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.urls import ResolverMatch
    from wagtail.models import Page

MOST_SUGGESTED = 10
# The merchant's own screens ask for the stall themselves; choosing a link by typing shows nothing of anybody.
OPEN_ROOMS = ("gian-hang:",)
OPEN = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
        "wagtailadmin_editing_sessions:release",
        "wagtailimages:index",
        "wagtailimages:index_results",
        "wagtailimages:add",
        "wagtailimages:add_multiple",
        "wagtailimages:create_multiple_from_uploaded_image",
        "wagtailimages:delete_upload_multiple",
        "wagtailimages_chooser:choose",
        "wagtailimages_chooser:choose_results",
        "wagtailimages_chooser:create",
        "wagtailsnippetchoosers_catalogue_category:choose",
        "wagtailsnippetchoosers_catalogue_category:choose_results",
        "wagtailsnippetchoosers_catalogue_category:chosen",
    }
)
# The portal stands before Wagtail here with an address that has no name.
OPEN_PATTERNS = frozenset({"quan-tri/account/"})
# Open for own pages: by the argument that names one.
PAGES = {
    "wagtailadmin_pages:edit": "page_id",
    "wagtailadmin_pages:delete": "page_id",
    "wagtailadmin_pages:history": "page_id",
    "wagtailadmin_pages:history_results": "page_id",
    "wagtailadmin_pages:preview_on_edit": "page_id",
    "wagtailadmin_pages:view_draft": "page_id",
    "wagtailadmin_pages:revisions_index": "page_id",
    "wagtailadmin_pages:revisions_view": "page_id",
    "wagtailadmin_pages:revisions_revert": "page_id",
    "wagtailadmin_pages:revisions_compare": "pk",
    "wagtailadmin_pages:workflow_history": "page_id",
    "wagtailadmin_pages:workflow_history_detail": "page_id",
    "wagtailadmin_pages:confirm_workflow_cancellation": "page_id",
    "wagtailadmin_editing_sessions:ping": "object_id",
}
IMAGES = {
    "wagtailimages:edit": "image_id",
    "wagtailimages:delete": "image_id",
    "wagtailimages:edit_multiple": "image_id",
    "wagtailimages:delete_multiple": "image_id",
    "wagtailimages_chooser:chosen": "pk",
    "wagtailimages_chooser:select_format": "image_id",
}
# Wagtail leads here after saving, from its headers and its search; the merchant's own list takes their place.
EXPLORER = frozenset(
    {
        "wagtailadmin_explore_root",
        "wagtailadmin_explore",
        "wagtailadmin_pages:search",
        "wagtailadmin_pages:add_subpage",
        "wagtailadmin_pages:add",
        "wagtailadmin_pages:choose_parent",
    }
)
TAGS = frozenset({"wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete"})


class MerchantsStayAtHomeMiddleware:
    """Stands behind the one that knows the user, and decides before any view below the admin's address runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not request.path_info.startswith(reverse("wagtailadmin_home")):
            return None
        if not request.user.is_authenticated or not is_merchant_only(request):
            return None
        return answer(request, match)


def answer(request: HttpRequest, match: ResolverMatch) -> HttpResponse | None:
    """None lets the merchant pass."""
    name = match.view_name
    if name in OPEN or match.route in OPEN_PATTERNS or name.startswith(OPEN_ROOMS):
        return None
    if name in PAGES:
        return None if keeps_page(request, _number(match.kwargs[PAGES[name]])) else turned_away(request)
    if name in IMAGES:
        return None if keeps_image(request, _number(match.kwargs[IMAGES[name]])) else turned_away(request)
    if name in EXPLORER and request.method in ("GET", "HEAD"):
        sought = request.GET.get("q", "")
        return HttpResponseRedirect(reverse("gian-hang:index") + (f"?{urlencode({'q': sought})}" if sought else ""))
    if name in TAGS:
        return own_words(request)
    return turned_away(request)


def turned_away(request: HttpRequest) -> HttpResponse:
    """The same answer whether a thing is there or not."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest" or "json" in request.headers.get("accept", ""):
        return JsonResponse({"error": _("Bạn không có quyền mở mục này.")}, status=404)
    messages.error(request, _("Mục này không thuộc gian hàng của bạn."))
    return HttpResponseRedirect(reverse("wagtailadmin_home"))


def own_words(request: HttpRequest) -> JsonResponse:
    """Completion of tags: words of goods that everybody may see, and of the merchant's own."""
    term = request.GET.get("term", "")
    own = Q()
    for stall in own_stalls(request):
        own |= Q(products__content_object__path__startswith=stall.path)
    known = GoodsTag.objects.filter(Q(products__content_object__live=True) | own, name__istartswith=term)
    return JsonResponse(
        list(known.distinct().values_list("name", flat=True)[:MOST_SUGGESTED]) if term else [], safe=False
    )


def _number(value: object) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


@hooks.register("construct_page_chooser_queryset")
def choose_own_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """A second door behind the first: choosers are closed to merchants."""
    if not is_merchant_only(request):
        return pages
    own = Q(pk__in=[])
    for stall in own_stalls(request):
        own |= Q(path__startswith=stall.path)
    return pages.filter(own)


@hooks.register("construct_image_chooser_queryset")
def choose_own_images(images: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    if not is_merchant_only(request):
        return images
    return images.filter(collection__in=[stall.collection_id for stall in own_stalls(request)])


@hooks.register("construct_document_chooser_queryset")
def choose_no_documents(documents: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    return documents.none() if is_merchant_only(request) else documents
