"""Menus, contacts and breadcrumbs for the base templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext

from portal.cms import alert_banner, error_pages
from portal.cms.navigation import navigation
from portal.cms.pages import BasePage
from portal.cms.translation import switching, translations
from portal.ui import languages as ui_languages

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest
    from django.template import Context

    from portal.cms.reviews import PageReview

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[dict[str, Any]]:
    return navigation(context.get("request"))["main"]


@register.simple_tag(takes_context=True)
def footer_menu(context: Context) -> list[dict[str, Any]]:
    return navigation(context.get("request"))["footer"]


@register.simple_tag(takes_context=True)
def site_contacts(context: Context) -> dict[str, str]:
    return navigation(context.get("request"))["contacts"]


@register.simple_tag(takes_context=True)
def alerts_now(context: Context) -> list[dict[str, Any]]:
    """What stands above this page now; none on pages that are made outside of a request."""
    request = context.get("request")
    return alert_banner.current(request) if request is not None else []


@register.simple_tag(takes_context=True)
def missing_page(context: Context) -> dict[str, Any]:
    """What the page "not found" says; read once for a request."""
    request = context["request"]
    if not hasattr(request, "_missing_page"):
        request._missing_page = error_pages.missing_page(request)
    return request._missing_page


@register.simple_tag(takes_context=True)
def page_breadcrumbs(context: Context, *, own: bool = False) -> list[dict[str, str]]:
    """The pages above the present one, with `own` the page itself as well; nothing outside the page tree and on the
    home page.
    """
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, BasePage):
        return []
    above = page.breadcrumb_pages()
    if above and own:
        above = [*above, page]
    first = [{"url": _address(home, request), "title": gettext("Trang chủ")} for home in above[:1]]
    return first + [{"url": _address(one, request), "title": one.title} for one in above[1:]]


def _address(page: BasePage, request: HttpRequest | None) -> str:
    """Who met the page below a prefix stays there."""
    return ui_languages.read_in(ui_languages.reader(request), page.get_url(request) or "/")


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[dict[str, str]]:
    """The other languages of the site, each with the way to this page in it, or to what is nearest to it (`hint`
    says so, in that language). None where readers choose the language of the page itself.
    """
    request = context.get("request")
    if request is None or ui_languages.is_offered(request):
        return []
    return switching.links(request, translations.offered(), getattr(request, "_standing", None))


@register.simple_tag(takes_context=True)
def translation_changed_at(context: Context) -> datetime | None:
    """When the original of the present page was changed, where the translation lacks that change."""
    standing = getattr(context.get("request"), "_standing", None)
    return standing.changed_at if standing is not None else None


@register.simple_tag(takes_context=True)
def page_review(context: Context) -> PageReview | None:
    """Who answers for the present page and when it was confirmed; costs no query beside the breadcrumbs."""
    page = context.get("page")
    return page.kept_review if isinstance(page, BasePage) else None
