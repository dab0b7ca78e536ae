"""Reviews in the admin: the list of what is due, and one page's review."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from portal.cms.permissions import may_read_reviews, may_review
from portal.cms.review_actions import assign, confirm
from portal.cms.reviews import SOON, Interval, PageReview
from portal.organisations.models import Agency
from portal.reports import GuardedReport

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

OVERDUE, DUE_SOON, UNASSIGNED, ALL = "qua-han", "sap-den", "chua-giao", "tat-ca"
STATES = [
    (OVERDUE, _("Quá hạn")),
    (DUE_SOON, _("Đến hạn trong 30 ngày")),
    (UNASSIGNED, _("Chưa giao ai")),
    (ALL, _("Tất cả")),
]


def in_state(pages: QuerySet[Page], state: str) -> QuerySet[Page]:
    """Of these pages those whose review is in `state`; anything unknown means overdue."""
    today = timezone.localdate()
    if state == ALL:
        return pages
    if state == UNASSIGNED:
        return pages.filter(Q(review__isnull=True) | Q(review__agency__isnull=True))
    if state == DUE_SOON:
        return pages.filter(review__review_by__gte=today, review__review_by__lte=today + SOON)
    return pages.filter(review__review_by__lt=today)


class ReviewFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=STATES, method="by_state", empty_label=None, widget=forms.RadioSelect
    )
    agency = django_filters.ModelChoiceFilter(
        label=_("Cơ quan phụ trách"), field_name="review__agency", queryset=Agency.objects.filter(is_active=True)
    )

    def by_state(self, pages: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        return in_state(pages, value)

    class Meta:
        model = Page
        fields: list[str] = []


def _due(page: Page) -> str:
    review = getattr(page, "review", None)
    if review is None:
        return _now("chưa có hạn")
    over, day = review.days_over(), date_format(review.review_by, "d/m/Y")
    return _now("%(day)s, quá %(count)s ngày") % {"day": day, "count": over} if over > 0 else day


def _agency(page: Page) -> str:
    review = getattr(page, "review", None)
    return review.agency.name if review and review.agency else ""


def _confirmed(page: Page) -> str:
    review = getattr(page, "review", None)
    return date_format(review.confirmed_on, "d/m/Y") if review and review.confirmed_on else ""


class ReviewsReport(GuardedReport):
    """Published pages, those first that ought to have been looked at longest ago."""

    model = Page
    page_title = _("Trang quá hạn rà soát")
    header_icon = "calendar-check"
    index_url_name = "page_reviews"
    index_results_url_name = "page_reviews_results"
    filterset_class = ReviewFilterSet
    no_results_message = _("Không có trang nào như vậy.")
    columns = [
        TitleColumn("title", label=_("Trang"), get_url=lambda page: reverse("page_review", args=[page.pk])),
        Column("type", label=_("Loại"), accessor=lambda page: page.page_type_display_name),
        Column("agency", label=_("Cơ quan phụ trách"), accessor=_agency),
        Column("due", label=_("Hạn rà soát"), accessor=_due),
        Column("confirmed", label=_("Xác nhận ngày"), accessor=_confirmed),
    ]
    may_read = staticmethod(may_read_reviews)

    def get_base_queryset(self) -> QuerySet[Page]:
        pages = Page.objects.filter(depth__gt=1).live().select_related("review__agency", "content_type")
        if not self.request.GET.get("state"):
            pages = in_state(pages, OVERDUE)
        return pages.order_by(F("review__review_by").asc(nulls_last=True), "path")


class ReviewForm(forms.Form):
    agency = forms.ModelChoiceField(
        label=_("Cơ quan phụ trách"), queryset=Agency.objects.filter(is_active=True), required=False
    )
    every = forms.TypedChoiceField(label=_("Rà soát"), choices=Interval.choices, coerce=int)
    review_by = forms.DateField(
        label=_("Hạn rà soát tới"),
        widget=AdminDateInput,
        help_text=_("Xác nhận đúng thì hạn tự dời thêm một kỳ."),
    )


def review(request: HttpRequest, page_id: int) -> HttpResponse:
    """`ra-soat/<page>/`: who answers for it and until when; `dung` in the form confirms it instead."""
    page = get_object_or_404(Page.objects.filter(depth__gt=1), pk=page_id)
    if not may_review(request.user, page):
        raise PermissionDenied
    kept = PageReview.objects.select_related("agency", "confirmed_by").filter(page_id=page.pk).first()
    form = ReviewForm(request.POST if "giao" in request.POST else None, initial=_initial(kept))
    if request.method == "POST" and "dung" in request.POST:
        found = confirm(page=page, user=request.user)  # type: ignore[arg-type]
        messages.success(
            request,
            _now("Đã xác nhận “%(page)s”. Hạn rà soát tới: %(day)s.")
            % {"page": page.get_admin_display_title(), "day": date_format(found.review_by, "d/m/Y")},
        )
        return _back(request)
    if form.is_bound and form.is_valid():
        try:
            assign(page=page, user=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _now("Đã lưu người phụ trách “%s”.") % page.get_admin_display_title())
            return _back(request)
    context = {
        "reviewed": page,
        "review": kept,
        "form": form,
        "page_title": _("Rà soát"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "calendar-check",
    }
    return render(request, "cms/admin/review.html", context, status=422 if form.errors else 200)


def _initial(kept: PageReview | None) -> dict[str, Any]:
    if kept is None:
        half_a_year = timezone.localdate() + timedelta(days=Interval.HALF_YEAR)
        return {"every": Interval.HALF_YEAR, "review_by": half_a_year}
    return {"agency": kept.agency, "every": kept.every, "review_by": kept.review_by}


def _back(request: HttpRequest) -> HttpResponse:
    """To the list for whoever may read it, else to the page in the explorer."""
    if may_read_reviews(request.user):
        return HttpResponseRedirect(reverse("page_reviews"))
    return HttpResponseRedirect(reverse("wagtailadmin_home"))
