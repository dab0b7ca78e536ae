"""What the domain adds to the Wagtail admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.feedback.viewset import FeedbackViewSet, feedback
from home.news.topics import NewsTag, NewsTopic
from home.ratings.reports import RatingsReport
from home.statistics import report as views
from home.statistics.rights import may_see_views

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern

RATINGS = "bao-cao/cham-diem/"
VIEWS = "bao-cao/luot-xem/"


@hooks.register("register_admin_viewset")
def register_feedback() -> FeedbackViewSet:
    return feedback


@register_snippet
class NewsTopicViewSet(SnippetViewSet):
    model = NewsTopic
    icon = "list-ul"
    menu_label = _("Chủ đề tin")
    list_display = ["name", "slug", "position"]
    search_fields = ["name", "slug"]
    search_backend_name = None


@register_snippet
class NewsTagViewSet(SnippetViewSet):
    model = NewsTag
    icon = "tag"
    menu_label = _("Từ khóa tin")
    list_display = ["name", "slug"]
    search_fields = ["name"]
    search_backend_name = None
    panels = [FieldPanel("name"), FieldPanel("slug")]


class RatingsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("home.view_ratingsummary")


@hooks.register("register_admin_urls")
def register_ratings_urls() -> list[URLPattern]:
    return [
        path(RATINGS, RatingsReport.as_view(), name="ratings_report"),
        path(f"{RATINGS}ket-qua/", RatingsReport.as_view(results_only=True), name="ratings_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_ratings_menu_item() -> MenuItem:
    return RatingsMenuItem(
        _("Người đọc chấm điểm"), reverse("ratings_report"), name="ratings", icon_name="pick", order=130
    )


class ViewsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_views(request.user)


@hooks.register("register_admin_urls")
def register_views_urls() -> list[URLPattern]:
    return [
        path(VIEWS, views.report, name="page_views"),
        path(f"{VIEWS}csv/", views.export, name="page_views_export"),
    ]


@hooks.register("register_reports_menu_item")
def register_views_menu_item() -> MenuItem:
    return ViewsMenuItem(_("Lượt xem trang"), reverse("page_views"), name="page-views", icon_name="view", order=135)
