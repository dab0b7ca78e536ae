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

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString
    from wagtail.admin.menu import MenuItem


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


@hooks.register("construct_main_menu")
def hide_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Wagtail's help menu leads to English manuals on other hosts."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]
