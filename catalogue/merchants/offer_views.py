"""Price, stock and minimum order; one tap says that all prices are right today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from catalogue.market.policy import MarketPolicy
from catalogue.merchants import selectors
from catalogue.merchants.access import of_own_product, of_own_stall
from catalogue.merchants.figures import price_in_words
from catalogue.merchants.forms import OfferForm
from catalogue.products.offer_actions import change_offer, confirm_offers
from catalogue.products.offers import OfferChange
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from catalogue.products.pages import ProductPage
    from catalogue.stalls.pages import StallPage


@of_own_product
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, page: ProductPage) -> HttpResponse:
    """What holds now; where a change waits for approval, what was asked for stands in the boxes."""
    waiting = page.offer.changes.filter(state=OfferChange.State.WAITING).first()
    form = OfferForm(request.POST) if request.method == "POST" else OfferForm.of(waiting or page.offer)
    if request.method == "POST" and form.is_valid():
        try:
            result = change_offer(offer=page.offer, user=signed_in(request), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if isinstance(result, OfferChange):
                messages.success(
                    request, _("Đã gửi giá mới của “%s” để duyệt. Giá cũ giữ đến khi duyệt xong.") % page.title
                )
            else:
                messages.success(request, _("Đã đổi giá và lượng hàng của “%s”.") % page.title)
            return redirect("gian-hang:product", stall=page.stall.pk, pk=page.pk)
    context = {
        "stall": page.stall,
        "product": page,
        "form": form,
        "waiting": waiting,
        "now": price_in_words(page.offer),
        "policy": MarketPolicy.load(),
        "here": "products",
    }
    return render(request, "catalogue/admin/offer.html", context, status=422 if form.errors else 200)


@of_own_stall
@require_http_methods(["GET", "HEAD", "POST"])
def prices(request: HttpRequest, stall: StallPage) -> HttpResponse:
    """All prices of the stall on one page. POST confirms all of them, or the one product named by `hang`."""
    if request.method == "POST":
        asked = request.POST.get("hang", "")
        named = [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 19 else []
        count = confirm_offers(stall=stall, user=signed_in(request), products=named if asked else None)
        said = ngettext("Đã xác nhận %d giá đúng hôm nay.", "Đã xác nhận %d giá đúng hôm nay.", count) % count
        messages.success(request, said if count else _("Các giá này đã được xác nhận hôm nay."))
        return redirect("gian-hang:prices", stall=stall.pk)
    rows = selectors.product_rows(stall)
    context = {"stall": stall, "rows": rows, "here": "prices"}
    return render(request, "catalogue/admin/prices.html", context)
