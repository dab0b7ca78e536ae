"""The moderators' side: what waits for them, and the prices that merchants ask to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from catalogue.merchants import selectors
from catalogue.merchants.access import for_moderators
from catalogue.merchants.figures import price_in_words, quantity_in_words
from catalogue.merchants.forms import RefusalForm
from catalogue.products.offer_actions import approve_change, refuse_change
from catalogue.products.offers import OfferChange
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MOST = 100


@for_moderators
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Stalls and products that wait for approval, the longest waiting first."""
    context = {"rows": selectors.waiting_pages(), "header_title": _("Hàng chờ duyệt")}
    return render(request, "catalogue/admin/queue.html", context)


@for_moderators
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    return _list(request)


def _list(request: HttpRequest, refused: RefusalForm | None = None, pk: int = 0) -> HttpResponse:
    waiting = list(selectors.waiting_changes()[:MOST])
    rows = [
        {
            "change": change,
            "now": price_in_words(change.offer),
            "wanted": price_in_words(change),
            "stock": quantity_in_words(change.offer.stock),
            "wanted_stock": quantity_in_words(change.stock),
            "minimum": quantity_in_words(change.offer.minimum),
            "wanted_minimum": quantity_in_words(change.minimum),
            "form": refused if change.pk == pk and refused else RefusalForm(auto_id=f"id_{change.pk}_%s"),
        }
        for change in waiting
    ]
    context = {"rows": rows, "header_title": _("Đổi giá, lượng hàng chờ duyệt")}
    return render(request, "catalogue/admin/changes.html", context, status=422 if refused else 200)


@for_moderators
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """`act` is `approve` or `refuse`; a refusal wants its reason."""
    change = get_object_or_404(OfferChange.objects.select_related("offer__page"), pk=pk)
    name = change.offer.page.title
    try:
        if request.POST.get("act") == "approve":
            approve_change(change=change, actor=signed_in(request))
            messages.success(request, _("Đã duyệt giá mới của “%s”.") % name)
        else:
            form = RefusalForm(request.POST, auto_id=f"id_{pk}_%s")
            if not form.is_valid():
                return _list(request, form, pk)
            refuse_change(change=change, actor=signed_in(request), reason=form.cleaned_data["reason"])
            messages.success(request, _("Đã báo cho gian hàng là không duyệt giá mới của “%s”.") % name)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("gian-hang:changes")
