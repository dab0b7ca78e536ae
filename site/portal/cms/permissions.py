"""What the communications staff may do besides editing pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Permission
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

if TYPE_CHECKING:
    from django.contrib.auth.models import Group

EDITING = (
    "wagtailadmin.access_admin",
    "cms.add_menu",
    "cms.change_menu",
    "cms.delete_menu",
    "cms.change_sitecontacts",
)
PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def grant_editing(*, group: Group, root: Page | None = None) -> None:
    """Let the group edit and publish every page below `root` (the whole site), with images, documents and menus."""
    group.permissions.add(*(_permission(name) for name in EDITING))
    root = root or Page.objects.filter(depth=2).first() or Page.get_first_root_node()
    for codename in PAGES:
        GroupPagePermission.objects.get_or_create(
            group=group, page=root, permission=_permission(f"wagtailcore.{codename}")
        )
    images = get_image_model()._meta
    for name in (
        f"{images.app_label}.add_{images.model_name}",
        f"{images.app_label}.change_{images.model_name}",
        "wagtaildocs.add_document",
        "wagtaildocs.change_document",
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=_permission(name)
        )
