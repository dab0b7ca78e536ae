"""What registrations add to the Wagtail admin: the worklist, and nominating several people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from courses.registrations import admin_urls
from courses.registrations.permissions import managed_agencies
from courses.registrations.viewset import RegistrationViewSet, registrations
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLResolver


@hooks.register("register_admin_viewset")
def register_registrations() -> RegistrationViewSet:
    return registrations


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    return [path("de-cu/", include(admin_urls, namespace="de-cu"))]


class NominationMenuItem(MenuItem):
    """Shown to whoever manages the training of an agency."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(managed_agencies(signed_in(request)))


@hooks.register("register_admin_menu_item")
def nominations() -> MenuItem:
    return NominationMenuItem(_("Đề cử đi học"), reverse("de-cu:index"), name="de-cu", icon_name="group", order=241)
