"""What people searched and did not find, for those who write: in the admin, the most wanted first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from portal.reports import GuardedReport
from portal.search.models import Miss
from portal.search.permissions import may_read_misses

if TYPE_CHECKING:
    from django.db.models import QuerySet

DAYS = 30


class MissesReport(GuardedReport):
    """Counted over thirty days. Nobody can tell from it who searched."""

    model = Miss
    page_title = _("Tìm không thấy")
    page_subtitle = _("30 ngày qua")
    header_icon = "search"
    index_url_name = "search_misses"
    index_results_url_name = "search_misses_results"
    default_ordering = "-all_times"
    no_results_message = _("Trong 30 ngày qua, mọi điều người dân tìm đều có kết quả.")
    columns = [
        Column("query", label=_("Điều đã tìm (bỏ dấu)"), accessor=lambda row: row["query"]),
        Column("all_times", label=_("Số lần"), accessor=lambda row: row["all_times"]),
        Column("last", label=_("Lần cuối"), accessor=lambda row: date_format(row["last"], "d/m/Y")),
    ]
    may_read = staticmethod(may_read_misses)

    def get_base_queryset(self) -> QuerySet[Miss, Any]:
        since = timezone.localdate() - timedelta(days=DAYS)
        return (
            Miss.objects.filter(day__gte=since)
            .order_by()
            .values("query")
            .annotate(all_times=Sum("times"), last=Max("day"))
            .order_by("-all_times", "-last", "query")
        )
