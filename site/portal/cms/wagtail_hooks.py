"""The Wagtail admin as the portal's staff meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.cms import kept_snippets
from portal.cms.checks import hooks as checks_hooks
from portal.cms.maintenance import hooks as maintenance_hooks
from portal.cms.menus import Menu
from portal.cms.pages import BasePage
from portal.cms.permissions import may_read_reviews, may_review
from portal.cms.review_actions import ASSIGNED, CONFIRMED
from portal.cms.review_views import ReviewsReport, review
from portal.cms.routines import hooks as routines_hooks
from portal.cms.translation import hooks as translation_hooks
from portal.cms.translation import translations
from portal.cms.writing import hooks as writing_hooks
from portal.ui import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from django.urls import URLPattern
    from django.utils.safestring import SafeString
    from wagtail.log_actions import LogActionRegistry
    from wagtail.models import Page

    from portal.accounts.models import User

# Rooms that bring what they add to the admin themselves.
ROOMS = (kept_snippets, checks_hooks, maintenance_hooks, routines_hooks, translation_hooks, writing_hooks)
REVIEWS = "bao-cao/trang-qua-han-ra-soat/"


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
    if not isinstance(page, BasePage):
        return
    if page.only_language:
        languages.speak(request, page.only_language)
    if page.is_translatable:
        request._standing = translations.standing(page, request)  # type: ignore[attr-defined]


@hooks.register("construct_main_menu")
def hide_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Wagtail's help menu leads to English manuals on other hosts."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]


class ReviewsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read_reviews(request.user)


@hooks.register("register_admin_urls")
def register_reviews_urls() -> list[URLPattern]:
    return [
        path(REVIEWS, ReviewsReport.as_view(), name="page_reviews"),
        path(f"{REVIEWS}ket-qua/", ReviewsReport.as_view(results_only=True), name="page_reviews_results"),
        path("ra-soat/<int:page_id>/", review, name="page_review"),
    ]


@hooks.register("register_reports_menu_item")
def register_reviews_menu_item() -> MenuItem:
    return ReviewsMenuItem(
        _("Trang quá hạn rà soát"), reverse("page_reviews"), name="page-reviews", icon_name="calendar-check", order=110
    )


@hooks.register("register_page_header_buttons")
def review_button(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if may_review(user, page):
        yield Button(_("Rà soát"), reverse("page_review", args=[page.pk]), icon_name="calendar-check", priority=68)


@hooks.register("register_log_actions")
def review_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(CONFIRMED, _("Xác nhận trang"), _("Đã xác nhận nội dung còn đúng"))
    actions.register_action(ASSIGNED, _("Giao phụ trách trang"), _("Đã đổi người phụ trách hoặc hạn rà soát"))
