"""What translating adds to the Wagtail admin, and what of wagtail-localize is not shown to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.cms.translation.report import TranslationReport
from portal.cms.translation.rights import is_translatable, may_translate

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern
    from wagtail.admin.widgets import Button
    from wagtail.models import Page

    from portal.accounts.models import User

REPORT = "bao-cao/ban-dich/"


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_translate(request.user)


@hooks.register("register_admin_urls")
def register_translation_urls() -> list[URLPattern]:
    return [
        path(REPORT, TranslationReport.as_view(), name="page_translations"),
        path(f"{REPORT}ket-qua/", TranslationReport.as_view(results_only=True), name="page_translations_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_translations_menu_item() -> MenuItem:
    return TranslationsMenuItem(
        _("Bản dịch tiếng Anh"),
        reverse("page_translations"),
        name="page-translations",
        icon_name="wagtail-localize-language",
        order=120,
    )


@hooks.register("construct_reports_menu")
def hide_the_other_report(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """That of wagtail-localize lists jobs, in English, to everybody; ours lists pages."""
    other = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if item.url != other]


@hooks.register("construct_page_listing_buttons")
def offer_translation_where_it_works(
    buttons: list[Button], page: Page, user: User, context: object = None, **more: object
) -> None:
    """No button that leads to a refusal."""
    if not is_translatable(page):
        submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        buttons[:] = [button for button in buttons if getattr(button, "url", "") != submit]
