"""The checks in the Wagtail admin: a panel beside the page, a word after saving, a report, the checker's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.admin.views.pages.edit import EditView

from portal.cms.checks.accessibility import PortalCheckerItem
from portal.cms.checks.report import FindingsReport
from portal.cms.checks.running import look
from portal.cms.checks.side_panel import FindingsSidePanel
from portal.cms.pages import BasePage
from portal.cms.permissions import may_read_findings

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern
    from wagtail.models import Page

FINDINGS = "bao-cao/dieu-can-sua/"


@hooks.register("construct_wagtail_userbar")
def use_our_checker(request: HttpRequest, items: list[Any], page: Page | None) -> None:
    items[:] = [
        PortalCheckerItem(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]


def add_panel() -> None:
    """Wagtail has no hook for the panels beside a page, so its view is told."""
    wagtails_own = EditView.get_side_panels

    def get_side_panels(self: EditView) -> MediaContainer:
        panels = wagtails_own(self)
        page = self.page
        if isinstance(page, BasePage) and not self.expects_json_response and not self.hydrate_create_view:
            return MediaContainer(sorted([*panels, FindingsSidePanel(page, self.request)], key=lambda one: one.order))
        return panels

    EditView.get_side_panels = get_side_panels


add_panel()


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_to_mend(request: HttpRequest, page: Page) -> None:
    """Once saved; nothing while the editor saves by itself as somebody types."""
    if not isinstance(page, BasePage) or not request.accepts("text/html"):
        return
    _content, found = look(page)
    if not found:
        return
    words = ngettext(
        "Đã lưu. Trang có %(n)s điều nên sửa, xem “Điều cần sửa” ở bên phải.",
        "Đã lưu. Trang có %(n)s điều nên sửa, xem “Điều cần sửa” ở bên phải.",
        len(found),
    ) % {"n": len(found)}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    messages.warning(request, format_html('{} <a href="{}">{}</a>', words, address, _("Mở trang")))


class FindingsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read_findings(request.user)


@hooks.register("register_admin_urls")
def register_findings_urls() -> list[URLPattern]:
    return [
        path(FINDINGS, FindingsReport.as_view(), name="page_findings"),
        path(f"{FINDINGS}ket-qua/", FindingsReport.as_view(results_only=True), name="page_findings_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_findings_menu_item() -> MenuItem:
    return FindingsMenuItem(
        _("Điều cần sửa trên các trang"), reverse("page_findings"), name="page-findings", icon_name="list-ul", order=112
    )
