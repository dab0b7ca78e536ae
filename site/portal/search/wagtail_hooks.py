"""The search's places in the Wagtail admin: synonyms, and what was not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.search.models import Synonym
from portal.search.permissions import may_read_misses
from portal.search.reports import MissesReport

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern

REPORT = "bao-cao/tim-khong-thay/"


@register_snippet
class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "search"
    menu_label = _("Từ đồng nghĩa")
    menu_name = "search-synonyms"
    menu_order = 460
    add_to_settings_menu = True
    list_display = ["__str__", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["names"]
    # The table is small; the database's index would not know the parts of a word.
    search_backend_name = None


class MissesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read_misses(request.user)


@hooks.register("register_admin_urls")
def register_misses_urls() -> list[URLPattern]:
    return [
        path(REPORT, MissesReport.as_view(), name="search_misses"),
        path(f"{REPORT}ket-qua/", MissesReport.as_view(results_only=True), name="search_misses_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_misses_menu_item() -> MenuItem:
    return MissesMenuItem(
        _("Tìm không thấy"), reverse("search_misses"), name="search-misses", icon_name="search", order=120
    )
