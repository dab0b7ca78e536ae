"""What readers think of the articles, for those who write: in the admin, the least useful first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, FloatField, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from home.news.pages import ArticlePage
from portal.reports import GuardedReport

if TYPE_CHECKING:
    from django.db.models import QuerySet


def articles_with_marks() -> QuerySet[ArticlePage]:
    """Every published article with `mark` (its average, none where nobody rated), `times` and `set_aside`."""
    return (
        ArticlePage.objects.live()
        .defer("body")
        .select_related("rating")
        .annotate(
            times=Coalesce(F("rating__count"), Value(0)),
            set_aside=Coalesce(F("rating__doubted"), Value(0)),
            mark=Cast(F("rating__total"), FloatField()) / NullIf(Cast(F("rating__count"), FloatField()), Value(0.0)),
        )
        .order_by(F("mark").asc(nulls_last=True), "-times", "-dated_at")
    )


def _mark(article: Any) -> str:
    """As the article's own page says it; `mark` is for the order."""
    return floatformat(article.rating.average, 1) if article.times else ""


def _edit_address(article: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def _open(article: Any) -> str:
    return _now("đang nhận") if article.may_be_rated else _now("đã tắt")


def may_read_ratings(user: Any) -> bool:
    return bool(user.has_perm("home.view_ratingsummary"))


class RatingsReport(GuardedReport):
    model = ArticlePage
    page_title = _("Người đọc chấm điểm")
    header_icon = "pick"
    index_url_name = "ratings_report"
    index_results_url_name = "ratings_report_results"
    no_results_message = _("Chưa có bài viết nào được xuất bản.")
    columns = [
        TitleColumn(
            "title", label=_("Bài viết"), get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk])
        ),
        Column("mark", label=_("Trung bình (1–5)"), accessor=_mark),
        Column("times", label=_("Số lượt tính"), accessor="times"),
        Column("set_aside", label=_("Số lượt không tính"), accessor="set_aside"),
        Column("open", label=_("Chấm điểm"), accessor=_open),
    ]
    may_read = staticmethod(may_read_ratings)

    def get_base_queryset(self) -> QuerySet[ArticlePage]:
        return articles_with_marks()
