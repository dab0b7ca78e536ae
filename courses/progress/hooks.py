"""What progress adds to the Wagtail admin: its screens, targets, the list of officials, a panel on the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from courses.people.tables import OfficialAdmin
from courses.progress import admin_urls
from courses.progress.panels import panels_for
from courses.progress.permissions import may_see_progress
from courses.progress.tables import TargetAdmin
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLResolver


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    return [path("tien-do-dao-tao/", include(admin_urls, namespace="tien-do-dao-tao"))]


class ProgressMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_progress(signed_in(request))


@hooks.register("register_admin_menu_item")
def progress() -> MenuItem:
    return ProgressMenuItem(
        _("Tiến độ đào tạo"), reverse("tien-do-dao-tao:index"), name="tien-do-dao-tao", icon_name="tasks", order=242
    )


@hooks.register("construct_homepage_panels")
def add_panels(request: HttpRequest, panels: list[Any]) -> None:
    panels.extend(panels_for(signed_in(request)))


class RegistersGroup(ModelAdminGroup):
    """Shown to those who may open one of the two."""

    menu_label = _("Chỉ tiêu, cán bộ")
    menu_icon = "list-ul"
    menu_order = 246
    items = (TargetAdmin, OfficialAdmin)


modeladmin_register(RegistersGroup)
