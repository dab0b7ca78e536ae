"""Menus, contacts and breadcrumbs for the base templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext

from portal.cms.navigation import navigation
from portal.cms.pages import BasePage

if TYPE_CHECKING:
    from django.template import Context

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
def page_breadcrumbs(context: Context) -> list[dict[str, str]]:
    """The pages above the present one; nothing outside the page tree and on the home page."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, BasePage):
        return []
    pages = list(page.breadcrumb_pages())
    first = [{"url": home.get_url(request) or "/", "title": gettext("Trang chủ")} for home in pages[:1]]
    return first + [{"url": above.get_url(request) or "/", "title": above.title} for above in pages[1:]]
