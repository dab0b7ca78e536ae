"""Finding the page of an address in the tree of its language, and what stands in where it is not there.

Vietnamese pages have plain addresses, whatever language the market is read in; English ones lie below `/en/`. What is
asked for there and has no translation is answered by the Vietnamese page, which says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.urls import Resolver404, resolve
from wagtail.models import Page, Site
from wagtail.views import serve as serve_page

from portal.cms.pages import BasePage
from portal.cms.translation import translations
from portal.ui import languages

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.url_routing import RouteResult


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view of a page, public as far as the page is. `path` is without the language's prefix."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    language = languages.of_prefix(request.path_info)
    root = site.root_page
    if not language:
        found = _route(request, root, path)
    else:
        home = translations.published(root.translation_key, language)
        found = _route(request, home, path) if home is not None else None
        if found is None or found.page.alias_of_id is not None:
            found = _route(request, root, path)
            elsewhere = _elsewhere(request, found, path, language)
            if elsewhere:
                return HttpResponseRedirect(elsewhere)
            language = ""
    if found is None:
        raise Http404
    found.page.written_in = language or settings.LANGUAGE_CODE
    request._wagtail_route_for_request = found  # type: ignore[attr-defined]
    return serve_page(request, path)


def _route(request: HttpRequest, home: Page, path: str) -> RouteResult | None:
    """A page below the home page does not need all of it."""
    parts = [part for part in path.split("/") if part]
    root = home.specific_deferred if parts else home.specific
    try:
        return root.route(request, parts)
    except Http404:
        return None


def _elsewhere(request: HttpRequest, found: RouteResult | None, path: str, language: str) -> str:
    """Where to go instead of a Vietnamese page below another language's prefix; empty where it stands in itself."""
    plain = f"/{path}"
    query = request.META.get("QUERY_STRING", "")
    asked = f"{plain}?{query}" if query else plain
    if found is None:
        return asked if _is_view(plain) else ""
    translated = translations.published(found.page.translation_key, language)
    if translated is not None:
        return translated.get_url(request) or ""
    if isinstance(found.page, BasePage) and found.page.is_translatable:
        return ""
    return languages.address_in(language, asked) if languages.is_translated(plain) else asked


def _is_view(address: str) -> bool:
    """Whether something else than a page answers here."""
    try:
        return resolve(address).view_name != "wagtail_serve"
    except Resolver404:
        return False
