"""The papers of a product: OCOP, geographical indication, VietGAP and their kin, each with its scan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from catalogue.merchants.access import of_own_product
from catalogue.merchants.forms import CertificateForm
from catalogue.products import actions
from catalogue.products.certificate_files import PURPOSE, add_certificate, remove_certificate
from portal.accounts.requests import signed_in
from portal.private_files import slots
from portal.private_files.policies import UploadPolicy
from portal.private_files.refusals import FileRefused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from catalogue.products.pages import ProductPage


@of_own_product
@require_http_methods(["GET", "HEAD", "POST"])
def certificates(request: HttpRequest, page: ProductPage) -> HttpResponse:
    """Optional. What is added or removed here is part of the draft and passes the moderators."""
    slot = slots.prepare(request, _slot())
    form = CertificateForm(initial={"kind": request.GET.get("loai", "ocop")})
    status = 200
    if request.method == "POST" and "bo" in request.POST:
        return _removed(request, page)
    if request.method == "POST":
        received = slots.receive(request, slot)
        slot = received.slot
        if received.acted:
            form = CertificateForm(initial={name: request.POST.get(name, "") for name in form.fields})
        else:
            form = CertificateForm(request.POST)
            if form.is_valid() and not received.errors:
                try:
                    return _added(request, page, form, received)
                except FileRefused as refused:
                    slot = replace(slot, errors=(refused.sentence,))
                except ValidationError as error:
                    form.add_error(None, error)
        status = 200 if received.acted and not received.errors else 422
    draft = actions.draft_of(page)
    context = {
        "stall": page.stall,
        "product": page,
        "papers": list(draft.certificates.all()),
        "form": form,
        "slot": slot,
        "slot_errors": [{"href": f"#id_{slot.name}_tep", "text": text} for text in slot.errors],
        "here": "products",
    }
    return render(request, "catalogue/admin/certificates.html", context, status=status)


def _slot() -> slots.UploadSlot:
    return slots.UploadSlot(
        name="giay",
        label=_("Ảnh chụp hoặc bản quét của giấy"),
        purpose=PURPOSE,
        policy=UploadPolicy.usual(max_files=1),
        hint=_("Người kiểm duyệt cần đọc được số, ngày và con dấu. Người mua xem được khi giấy còn hạn."),
        required=False,
        may_join=False,
    )


def _added(request: HttpRequest, page: ProductPage, form: CertificateForm, received: slots.Received) -> HttpResponse:
    file = received.files[0] if received.files else None
    add_certificate(page=page, user=signed_in(request), certificate=form.certificate(), file=file)
    messages.success(request, _("Đã thêm giấy. Gửi duyệt khi xong để giấy hiện trên chợ."))
    return redirect("gian-hang:certificates", stall=page.stall.pk, pk=page.pk)


def _removed(request: HttpRequest, page: ProductPage) -> HttpResponse:
    try:
        position, _colon, number = request.POST["bo"].partition(":")
        remove_certificate(page=page, user=signed_in(request), position=int(position), number=number)
    except (LookupError, ValueError):
        messages.warning(request, _("Giấy này không còn trong danh sách."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Đã bỏ giấy. Gửi duyệt để thay đổi có hiệu lực."))
    return redirect("gian-hang:certificates", stall=page.stall.pk, pk=page.pk)
