"""One act as a page: its form, what it means, and what came in between. Nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from catalogue.trade.actions import act as act_on
from catalogue.trade.enquiries import TradeEnquiry
from catalogue.trade.presentation import quicker, shown_quotation
from catalogue.trade.views import RELATED, of_a_side
from catalogue.trade.writing import message_slot
from portal.casework.errors import CaseworkError, Conflict, InvalidData
from portal.casework.forms import form_for
from portal.private_files import slots
from portal.private_files.refusals import FileRefused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.casework.transitions import Transition
    from portal.private_files.slots import UploadSlot

WRITE = "message"
# Acts before which the terms on the table are shown once more.
ON_TERMS = frozenset({"accept", "accept_counter", "counter", "refuse_quotation", "withdraw_quotation"})
SENT_BY_ITSELF = frozenset({"csrfmiddlewaretoken", "revision", "number", "tep"})


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_side
def act(request: HttpRequest, enquiry: TradeEnquiry, actor: Any, act: str) -> HttpResponse:
    """`/cho-ao/giao-dich/<code>/<act>/`, for the acts of the two sides."""
    table = enquiry.table()
    name = act.replace("-", "_")
    if name not in table or table[name].automatic or not _is_a_sides(table[name]):
        raise Http404
    row = table[name]
    if request.method != "POST":
        if row not in table.available(actor, enquiry):
            messages.error(request, _unavailable(row, enquiry))
            return redirect("trade:room", code=enquiry.code)
        slot = message_slot() if name == WRITE else None
        return _show(request, enquiry, row, form_for(row, case=enquiry, actor=actor), slot=slot)
    return _posted(request, enquiry, actor, row)


def _posted(request: HttpRequest, enquiry: TradeEnquiry, actor: Any, row: Transition) -> HttpResponse:
    received = slots.receive(request, message_slot()) if row.name == WRITE else None
    slot = received.slot if received else None
    if received is not None and (received.acted or received.errors):
        form = form_for(row, case=enquiry, actor=actor, initial=request.POST.dict())
        return _show(request, enquiry, row, form, slot=slot, status=422 if received.errors else 200)
    # A message fits to whatever happened meanwhile; every other act is meant for what was read.
    revision = _number(request.POST.get("revision", "")) if row.name != WRITE else None
    try:
        act_on(
            enquiry=enquiry,
            transition=row.name,
            actor=actor,
            data=request.POST,
            files=received.files if received else (),
            revision=revision,
        )
    except InvalidData as error:
        return _show(request, enquiry, row, error.form, slot=slot, status=422)
    except FileRefused as error:
        form = form_for(row, case=enquiry, actor=actor, data=request.POST)
        return _show(request, enquiry, row, form, slot=slot, refusal=error.sentence, status=422)
    except Conflict:
        return _refused(request, enquiry, actor, row, quicker(enquiry), slot)
    except CaseworkError as error:
        return _refused(request, enquiry, actor, row, str(error), slot)
    messages.success(request, _("Đã ghi nhận: %s.") % row.label)
    return redirect("trade:room", code=enquiry.code)


def _refused(
    request: HttpRequest, enquiry: TradeEnquiry, actor: Any, row: Transition, refusal: str, slot: UploadSlot | None
) -> HttpResponse:
    """Says who was quicker. What was typed stands in the form again or, where the act is over, can be copied."""
    fresh = TradeEnquiry.objects.select_related(*RELATED).get(pk=enquiry.pk)
    typed = [
        value.strip()
        for key in request.POST
        if key not in SENT_BY_ITSELF
        for value in request.POST.getlist(key)
        if value.strip()
    ]
    if row in fresh.table().available(actor, fresh):
        form = form_for(row, case=fresh, actor=actor, data=request.POST)
        if "number" in form.fields:
            form = form_for(row, case=fresh, actor=actor)
        return _show(request, fresh, row, form, slot=slot, refusal=refusal, status=409)
    if not typed:
        messages.error(request, refusal)
        return redirect("trade:room", code=fresh.code)
    return _show(request, fresh, row, None, refusal=refusal, typed="\n\n".join(typed), status=409)


def _show(
    request: HttpRequest,
    enquiry: TradeEnquiry,
    row: Transition,
    form: Any,
    *,
    slot: UploadSlot | None = None,
    refusal: str = "",
    typed: str = "",
    status: int = 200,
) -> HttpResponse:
    on_table = enquiry.open_quotation if row.name in ON_TERMS else None
    context = {
        "enquiry": enquiry,
        "row": row,
        "form": form,
        "slot": slots.prepare(request, slot) if slot else None,
        "refusal": refusal,
        "typed": typed,
        "quotation": shown_quotation(on_table, enquiry) if on_table else None,
        "meaning": meaning_of(row.name),
    }
    return render(request, "catalogue/trade/act.html", context, status=status)


def meaning_of(name: str) -> str:
    """What the act means, where its name does not say it all."""
    if name in {"accept", "accept_counter"}:
        return _(
            "Hai bên thỏa thuận theo đúng các điều khoản dưới đây; đơn đặt hàng được lập ngay. "
            "Cổng không giữ tiền: hai bên thanh toán trực tiếp cho nhau."
        )
    if name.startswith("dispute_"):
        return _("Từ lúc này cơ quan vận hành chợ đọc được toàn bộ giao dịch: báo giá, lời nhắn, tệp và cách liên hệ.")
    if name == "withdraw":
        return _("Câu hỏi giá kết thúc và không mở lại được. Muốn hỏi tiếp, bạn gửi câu hỏi mới.")
    if name == "declare_cancelled":
        return _("Đơn hàng chỉ hủy khi bên kia đồng ý.")
    if name == "quote":
        return _("Người mua nhận báo giá này qua thư. Báo giá mới thay cho báo giá đang chào.")
    return ""


def _is_a_sides(row: Transition) -> bool:
    """Moderators act in the admin; confirming the address has a page of its own."""
    return not row.name.startswith(("return_", "settle_")) and row.name not in {"note", "confirm_email"}


def _unavailable(row: Transition, enquiry: TradeEnquiry) -> str:
    return _("Không “%(act)s” được khi giao dịch đang ở trạng thái “%(state)s”.") % {
        "act": row.label,
        "state": enquiry.get_state_display(),
    }


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
