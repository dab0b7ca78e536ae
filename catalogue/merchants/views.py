"""A merchant's first page, the list of goods, putting up a product and handing it to the moderators."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import reject_request

from catalogue.merchants import selectors
from catalogue.merchants.access import is_moderator, of_own_product, of_own_stall, own_stalls
from catalogue.merchants.forms import DescriptionForm, NewProductForm
from catalogue.products import actions
from catalogue.products.photos import PURPOSE, photo_policy
from portal.accounts.requests import signed_in
from portal.private_files import slots
from portal.private_files.refusals import FileRefused
from portal.vietnamese.text import fold, normalise

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from catalogue.products.pages import ProductPage
    from catalogue.stalls.pages import StallPage

PER_PAGE = 30
SIMPLE_TEXT = re.compile(r"(<p[^>]*>|</p>|<br\s*/?>|[^<])*")


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The merchant's stall, a choice among several, or the moderators' queue; for others there is nothing here."""
    if not request.user.is_authenticated:
        return reject_request(request)
    stalls = own_stalls(request)
    if len(stalls) == 1 and (sought := request.GET.get("q", "")):
        return redirect(f"{reverse('gian-hang:products', args=[stalls[0].pk])}?{urlencode({'q': sought})}")
    if len(stalls) == 1:
        return redirect("gian-hang:stall", stall=stalls[0].pk)
    if stalls:
        return render(request, "catalogue/admin/stalls.html", {"stalls": stalls})
    if is_moderator(request):
        return redirect("gian-hang:queue")
    raise Http404


@of_own_stall
@require_safe
def stall_home(request: HttpRequest, stall: StallPage) -> HttpResponse:
    """What to do next, and the goods last worked on."""
    overview = selectors.overview(stall)
    newest = selectors.with_thumbnails(overview.rows[:5])
    context = {"stall": stall, "overview": overview, "rows": newest, "trades": selectors.TRADES, "here": "stall"}
    return render(request, "catalogue/admin/stall.html", context)


@of_own_stall
@require_safe
def products(request: HttpRequest, stall: StallPage) -> HttpResponse:
    """All goods, or those whose name holds what is sought (`q`)."""
    sought = normalise(request.GET.get("q", ""))[:100]
    found = [row for row in selectors.product_rows(stall) if fold(sought) in fold(row.name)]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    rows = selectors.with_thumbnails(list(page.object_list))
    context = {"stall": stall, "page_obj": page, "rows": rows, "sought": sought, "here": "products"}
    return render(request, "catalogue/admin/products.html", context)


@of_own_stall
@require_http_methods(["GET", "HEAD", "POST"])
def new_product(request: HttpRequest, stall: StallPage) -> HttpResponse:
    """The quick form: everything on one page, with photos; works without JavaScript."""
    slot = slots.prepare(
        request,
        slots.UploadSlot(
            name="anh",
            label=_("Ảnh sản phẩm"),
            purpose=PURPOSE,
            policy=photo_policy(),
            hint=_("Ảnh đầu tiên đứng trên kệ. Chụp ngoài trời, thấy rõ hàng."),
            required=False,
            may_join=False,
        ),
    )
    form = NewProductForm(request.POST or None, stall=stall)
    status = 200
    if request.method == "POST":
        received = slots.receive(request, slot)
        slot = received.slot
        if not received.acted and form.is_valid() and not received.errors:
            try:
                return _created(request, stall, form, received)
            except FileRefused as refused:
                slot = replace(slot, errors=(refused.sentence,))
            except ValidationError as error:
                form.add_error(None, error)
        if received.acted:
            form = NewProductForm(stall=stall, initial=_typed(request, form))
        status = 200 if received.acted and not received.errors else 422
    context = {"stall": stall, "form": form, "slot": slot, "slot_errors": _slot_errors(slot), "here": "new"}
    return render(request, "catalogue/admin/new_product.html", context, status=status)


def _typed(request: HttpRequest, form: forms.Form) -> dict[str, Any]:
    """What was typed so far, shown again without complaint: only a button of the upload place was pressed."""
    return {name: request.POST.get(name, "") for name in form.fields}


def _slot_errors(slot: slots.UploadSlot) -> list[dict[str, str]]:
    return [{"href": f"#id_{slot.name}_tep", "text": error} for error in slot.errors]


def _created(request: HttpRequest, stall: StallPage, form: NewProductForm, received: slots.Received) -> HttpResponse:
    user, data = signed_in(request), form.cleaned_data
    page = actions.create_product(stall=stall, user=user, photos=received.files, **data)
    if "send" in request.POST:
        return _sent(request, page, "photos" if received.files else "product")
    messages.success(request, _("Đã lưu nháp “%s”.") % page.title)
    return redirect("gian-hang:photos" if received.files else "gian-hang:product", stall=stall.pk, pk=page.pk)


@of_own_product
@require_safe
def product(request: HttpRequest, page: ProductPage) -> HttpResponse:
    """One product: its state, what moderators said, and each of its parts with the way to change it."""
    row = selectors.with_thumbnails(selectors.product_rows(page.stall, [page]))[0]
    draft = actions.draft_of(page)
    context = {
        "stall": page.stall,
        "row": row,
        "draft": draft,
        "photo_count": len(draft.photos.all()),
        "certificate_count": len(draft.certificates.all()),
        "has_own_words": bool(draft.description),
        "here": "products",
    }
    return render(request, "catalogue/admin/product.html", context)


@of_own_product
@require_http_methods(["GET", "HEAD", "POST"])
def edit_product(request: HttpRequest, page: ProductPage) -> HttpResponse:
    """Name, kind, text, origin, packing. A text with lists or bold letters is left to the full editor."""
    draft = actions.draft_of(page)
    is_simple = bool(SIMPLE_TEXT.fullmatch(draft.description))
    initial = {
        "name": draft.title,
        "category": draft.category_id,
        "origin": draft.origin_id,
        "packing": draft.packing,
        "description": as_plain_text(draft.description) if is_simple else "",
    }
    form = DescriptionForm(request.POST or None, initial=initial)
    if not is_simple:
        del form.fields["description"]
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        draft.title = data["name"]
        draft.category, draft.origin, draft.packing = data["category"], data["origin"], data["packing"]
        if is_simple:
            draft.description = actions.as_paragraphs(data["description"])
        try:
            actions.save_draft(page=draft, user=signed_in(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return after_saving(request, page)
    context = {"stall": page.stall, "product": page, "form": form, "is_simple": is_simple, "here": "products"}
    return render(request, "catalogue/admin/edit_product.html", context, status=422 if form.errors else 200)


def as_plain_text(html: str) -> str:
    """The reverse of `actions.as_paragraphs`."""
    text = re.sub(r"</p>\s*<p[^>]*>", "\n\n", html)
    return unescape(strip_tags(re.sub(r"<br\s*/?>", "\n", text))).strip()


def after_saving(request: HttpRequest, page: ProductPage) -> HttpResponse:
    """Back to the product, handed to the moderators where that button was pressed."""
    if "send" in request.POST:
        return _sent(request, page)
    messages.success(request, _("Đã lưu. Gửi duyệt khi xong để thay đổi hiện trên chợ."))
    return redirect("gian-hang:product", stall=page.stall.pk, pk=page.pk)


def _sent(request: HttpRequest, page: ProductPage, name: str = "product") -> HttpResponse:
    try:
        actions.submit_for_moderation(page=page, user=signed_in(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        name = "product"
    else:
        messages.success(request, _("Đã gửi duyệt “%s”. Kết quả được gửi tới thư điện tử của gian hàng.") % page.title)
        name = "product"
    return redirect(f"gian-hang:{name}", stall=page.stall.pk, pk=page.pk)


@of_own_product
@require_POST
def send(request: HttpRequest, page: ProductPage) -> HttpResponse:
    return _sent(request, page)


@of_own_product
@require_POST
def take_back(request: HttpRequest, page: ProductPage) -> HttpResponse:
    actions.take_back(page=page, user=signed_in(request))
    messages.success(request, _("Đã rút lại “%s”. Sửa xong hãy gửi duyệt lại.") % page.title)
    return redirect("gian-hang:product", stall=page.stall.pk, pk=page.pk)


@of_own_product
@require_POST
def withdraw(request: HttpRequest, page: ProductPage) -> HttpResponse:
    actions.withdraw(page=page, user=signed_in(request))
    messages.success(request, _("“%s” không còn trên chợ. Muốn bán lại, hãy gửi duyệt.") % page.title)
    return redirect("gian-hang:product", stall=page.stall.pk, pk=page.pk)
