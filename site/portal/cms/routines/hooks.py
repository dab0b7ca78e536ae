"""The page of routines in the menu of reports, and a word on the admin's home page when one needs a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.cms.permissions import may_see_routines
from portal.cms.routines import views

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern


class RoutinesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_routines(request.user)


@hooks.register("register_admin_urls")
def register_routines_url() -> list[URLPattern]:
    return [path("viec-dinh-ky/", views.routines, name="routines")]


@hooks.register("register_reports_menu_item")
def register_routines_menu_item() -> MenuItem:
    return RoutinesMenuItem(_("Việc định kỳ"), reverse("routines"), name="routines", icon_name="time", order=140)
