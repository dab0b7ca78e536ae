"""The guide in the admin's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.cms.writing import views

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern


class GuideMenuItem(MenuItem):
    """Of use to those who write pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("cms.view_pagefinding")


@hooks.register("register_admin_urls")
def register_guide_url() -> list[URLPattern]:
    return [path("cach-viet/", views.guide, name="writing_guide")]


@hooks.register("register_admin_menu_item")
def register_guide_menu_item() -> MenuItem:
    return GuideMenuItem(
        _("Cách viết"), reverse("writing_guide"), name="writing-guide", icon_name="openquote", order=220
    )
