"""What was read, for those who write: the most read pages of a chosen period, by kind, day by day."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.statistics.models import PageViews
from home.statistics.numbers import whole
from home.statistics.rights import may_see_views
from home.statistics.tables import kind_name
from portal.charts import drawing
from portal.charts.bars import Bar, columns
from portal.charts.colours import in_page
from portal.spreadsheets import as_text

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

USUAL_DAYS, LONGEST = 30, 800
MOST_SHOWN, MOST_EXPORTED = 50, 10_000
MOST_COLUMNS = 14


class PeriodForm(forms.Form):
    """`tu` and `den` are both included; without them the last thirty days."""

    tu = forms.DateField(
        label=gettext_lazy("Từ ngày"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    den = forms.DateField(
        label=gettext_lazy("Đến ngày"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    loai = forms.ChoiceField(label=gettext_lazy("Loại trang"), required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.fields["loai"]
        kept.choices = [("", _("Mọi loại")), *kinds]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("tu"), given.get("den")
        if since and until and since > until:
            self.add_error("den", _("Ngày cuối phải từ ngày đầu trở đi."))
        return given


@dataclass(frozen=True, slots=True)
class Chosen:
    since: date
    until: date
    kind: str = ""

    @property
    def query(self) -> str:
        pairs = {"tu": self.since.isoformat(), "den": self.until.isoformat(), "loai": self.kind}
        return urlencode({name: value for name, value in pairs.items() if value})

    def rows(self) -> QuerySet[PageViews]:
        found = PageViews.objects.filter(day__gte=self.since, day__lte=self.until).order_by()
        return found.filter(kind=self.kind) if self.kind else found


def _chosen(form: PeriodForm) -> Chosen:
    given = form.cleaned_data if form.is_valid() else {}
    until = given.get("den") or timezone.localdate()
    since = given.get("tu") or until - timedelta(days=USUAL_DAYS - 1)
    return Chosen(max(min(since, until), until - timedelta(days=LONGEST)), until, given.get("loai") or "")


def _form(request: HttpRequest) -> PeriodForm:
    kinds = PageViews.objects.order_by().values_list("kind", flat=True).distinct()
    named = sorted(((kind, kind_name(kind)) for kind in kinds), key=lambda one: one[1])
    today = timezone.localdate()
    usual = {"tu": today - timedelta(days=USUAL_DAYS - 1), "den": today}
    return PeriodForm(request.GET or None, kinds=named, initial=usual)


def most_read(chosen: Chosen, most: int) -> list[dict[str, Any]]:
    """Pages with their views in the period, the most read first. One query."""
    rows = chosen.rows().values("page_id", "kind").annotate(views=Sum("views"), title=Max("title"))
    return [dict(row) for row in rows.order_by("-views", "title")[:most]]


@require_safe
@never_cache
def report(request: HttpRequest) -> HttpResponse:
    """`/quan-tri/bao-cao/luot-xem/`: for communications and administrators."""
    if not may_see_views(request.user):
        raise PermissionDenied
    form = _form(request)
    chosen = _chosen(form)
    by_kind = chosen.rows().values_list("kind").annotate(total=Sum("views")).order_by("-total")
    kinds = [(kind_name(kind), whole(number)) for kind, number in by_kind]
    days = dict(chosen.rows().values_list("day").annotate(Sum("views")))
    context = {
        "form": form,
        "chosen": chosen,
        "total": whole(sum(days.values())),
        "pages": [
            {
                "title": row["title"],
                "kind": kind_name(row["kind"]),
                "views": whole(row["views"]),
                "address": reverse("wagtailadmin_pages:edit", args=[row["page_id"]]) if row["page_id"] else "",
            }
            for row in most_read(chosen, MOST_SHOWN)
        ],
        "kinds": kinds,
        "picture": _picture(chosen, days),
        "is_sample": chosen.rows().filter(is_sample=True).exists(),
        "export_address": f"{reverse('page_views_export')}?{chosen.query}",
        "page_title": _("Lượt xem trang"),
        "header_title": _("Lượt xem trang"),
        "header_icon": "view",
    }
    return render(request, "statistics/admin/views.html", context)


def _picture(chosen: Chosen, days: dict[date, int]) -> str:
    """At most fourteen columns: days, or as many days together as it takes."""
    length = (chosen.until - chosen.since).days + 1
    step = -(-length // MOST_COLUMNS)
    bars = []
    for start in range(0, length, step):
        first = chosen.since + timedelta(days=start)
        number = sum(days.get(first + timedelta(days=more), 0) for more in range(step))
        bars.append(Bar(f"{first.day}/{first.month}", number, whole(number)))
    if not days:
        return ""
    drawn = drawing.drawn([columns(bars, word_size=9)], name="views-1")
    return mark_safe(in_page(drawn[0])) if drawn else ""


@require_safe
@never_cache
def export(request: HttpRequest) -> HttpResponse:
    """The same choice as CSV that spreadsheets open."""
    if not may_see_views(request.user):
        raise PermissionDenied
    chosen = _chosen(_form(request))
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="luot-xem-{chosen.since}-{chosen.until}.csv"'
    writer = csv.writer(response)
    writer.writerow([_("Trang"), _("Loại trang"), _("Lượt xem")])
    for row in most_read(chosen, MOST_EXPORTED):
        writer.writerow([as_text(row["title"]), as_text(kind_name(row["kind"])), row["views"]])
    return response
