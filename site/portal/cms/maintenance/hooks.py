"""The switch in the menu of settings, and a word on the admin's home page while the portal is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from portal.cms.maintenance import views
from portal.cms.maintenance.state import standing
from portal.cms.permissions import may_switch_maintenance

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern
    from wagtail.log_actions import LogActionRegistry


class MaintenanceMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_switch_maintenance(request.user)


class ClosedPanel(Component):
    name = "portal-closed"
    template_name = "cms/admin/closed_panel.html"
    order = 10

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        return {"standing": standing(), "may_switch": may_switch_maintenance(request.user)}


@hooks.register("register_admin_urls")
def register_maintenance_url() -> list[URLPattern]:
    return [path("bao-tri/", views.switch, name="maintenance")]


@hooks.register("register_settings_menu_item")
def register_maintenance_menu_item() -> MenuItem:
    return MaintenanceMenuItem(_("Bảo trì"), reverse("maintenance"), name="maintenance", icon_name="lock", order=900)


@hooks.register("construct_homepage_panels")
def say_that_it_is_closed(request: HttpRequest, panels: list[Component]) -> None:
    if standing() is not None:
        panels.insert(0, ClosedPanel())


@hooks.register("register_log_actions")
def maintenance_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(views.CLOSED, _("Đóng cổng để bảo trì"), _("Đã đóng cổng để bảo trì"))
    actions.register_action(views.REOPENED, _("Mở lại cổng"), _("Đã mở lại cổng"))
