"""What public services add to the Wagtail admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from services.desk.viewsets import DossierViewSet
from services.dossiers.permissions import desk_membership

if TYPE_CHECKING:
    from django.http import HttpRequest


@hooks.register("register_admin_viewset")
def dossiers() -> DossierViewSet:
    return DossierViewSet()


class IntakeMenuItem(MenuItem):
    """Shown to people who work at a one-stop desk."""

    def is_shown(self, request: HttpRequest) -> bool:
        return desk_membership(request.user) is not None  # type: ignore[arg-type]


@hooks.register("register_admin_menu_item")
def intake() -> MenuItem:
    return IntakeMenuItem(
        _("Tiếp nhận tại quầy"), reverse("ho-so:intake"), name="tiep-nhan", icon_name="user", order=111
    )


@hooks.register("insert_global_admin_css")
def desk_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("services/desk.css"))
