"""What public services add to the Wagtail admin."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from services.desk.viewsets import DossierViewSet


@hooks.register("register_admin_viewset")
def dossiers() -> DossierViewSet:
    return DossierViewSet()


@hooks.register("insert_global_admin_css")
def desk_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("services/desk.css"))
