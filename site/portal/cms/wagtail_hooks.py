"""The Wagtail admin as the portal's staff meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.cms.menus import Menu
from portal.cms.pages import BasePage
from portal.ui import languages

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString
    from wagtail.admin.menu import MenuItem
    from wagtail.models import Page


@register_snippet
class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "list-ul"
    menu_label = _("Danh mục")
    menu_name = "site-menus"
    menu_order = 450
    add_to_settings_menu = True
    list_display = ["title", "place", "position"]
    list_filter = ["place"]


@hooks.register("insert_global_admin_css")
def portal_stylesheets() -> SafeString:
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}">',
        static("css/admin.css"),
        static("css/branding.css"),
    )


@hooks.register("before_serve_page")
def answer_in_the_pages_language(
    page: Page, request: HttpRequest, serve_args: list[object], serve_kwargs: dict[str, object]
) -> None:
    """A page that was written in one language never calls itself another, whatever its reader has chosen."""
    if isinstance(page, BasePage) and page.only_language:
        languages.speak(request, page.only_language)


@hooks.register("construct_main_menu")
def hide_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Wagtail's help menu leads to English manuals on other hosts."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]
