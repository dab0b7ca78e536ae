"""The organiser's classes in the Wagtail admin: a plain viewset, so that nothing is reachable but what stands here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from courses.programme.permissions import plans_anything
from courses.sessions import views
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest


class OrganiserMenuItem(MenuItem):
    """Shown to whoever plans classes."""

    def is_shown(self, request: HttpRequest) -> bool:
        return plans_anything(signed_in(request))


class SessionViewSet(ViewSet):
    name = "lop-hoc"
    icon = "date"
    menu_label = _("Lớp học")
    menu_order = 239
    menu_item_class = OrganiserMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", views.index, name="index"),
            path("<int:pk>/", views.detail, name="session"),
            path("<int:pk>/sao-chep/", views.copy, name="copy"),
            path("<int:pk>/hoan/", views.postpone, name="postpone"),
            path("<int:pk>/huy/", views.cancel, name="cancel"),
        ]


sessions = SessionViewSet()
