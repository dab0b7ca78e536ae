"""Form pages in the Wagtail admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from portal.form_pages.admin_views import versions
from portal.form_pages.models import FormPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.contrib.auth.models import AbstractBaseUser
    from django.urls import URLPattern
    from django.utils.safestring import SafeString
    from wagtail.models import Page


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("bieu-mau/<int:page_id>/phien-ban/", versions, name="form_pages_versions")]


@hooks.register("register_page_header_buttons")
def versions_button(
    page: Page, user: AbstractBaseUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if issubclass(page.specific_class or type(page), FormPage) and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Phiên bản biểu mẫu"), reverse("form_pages_versions", args=[page.pk]), icon_name="history", priority=66
        )


@hooks.register("insert_editor_js")
def key_suggestions() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("form_pages/editor.js"))
