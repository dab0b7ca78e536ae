"""The trade's room, the way into it, and one's own trades."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalogue.trade import access
from catalogue.trade.actions import act as act_on
from catalogue.trade.actions import renew_link, send_link_again
from catalogue.trade.enquiries import TradeEnquiry
from catalogue.trade.messages import goods_line
from catalogue.trade.numbers import LineField
from catalogue.trade.parties import Party, own_side, side_of
from catalogue.trade.presentation import KIND_OF_STATE, room_of, stall_name
from catalogue.trade.selectors import trades_of, waiting_for
from catalogue.trade.states import TradeState
from catalogue.trade.terms import Side
from catalogue.trade.writing import message_slot
from portal.accounts.requests import signed_in
from portal.casework.errors import CaseworkError
from portal.private_files import slots

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

RELATED = ("stall__unit", "product", "agency")
PER_PAGE = 20


class LinkForm(forms.Form):
    """What somebody gives who lost the link."""

    code = LineField(
        label=gettext_lazy("Số giao dịch"),
        max_length=60,
        help_text=gettext_lazy("Ghi ở tiêu đề các thư, bắt đầu bằng HG-"),
    )
    email = forms.EmailField(label=gettext_lazy("Thư điện tử đã dùng trong giao dịch"))


def not_here(request: HttpRequest, *, code: str = "") -> HttpResponse:
    """404 with a sentence and ways on; the same for what does not exist and for what is another's."""
    context = {"form": LinkForm(initial={"code": code}), "code": code}
    return render(request, "catalogue/trade/not_here.html", context, status=404)


def of_a_side(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hands the trade with this number to `view`, with who the visitor is in it; 404 for everybody else."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        enquiry = (
            TradeEnquiry.objects.select_related(*RELATED).filter(code=code).first() if code.isprintable() else None
        )
        actor = access.actor_of(request, enquiry) if enquiry is not None else None
        if enquiry is None or actor is None or not is_there_for(enquiry, actor):
            return not_here(request, code=code if code.isprintable() else "")
        return view(request, enquiry, actor, **kwargs)

    return guarded


def is_there_for(enquiry: TradeEnquiry, actor: Any) -> bool:
    """The seller's side sees nothing before the buyer's address is confirmed."""
    return side_of(actor, enquiry) == Side.BUYER or enquiry.email_confirmed_at is not None


@require_safe
@of_a_side
def room(request: HttpRequest, enquiry: TradeEnquiry, actor: Any) -> HttpResponse:
    """`/cho-ao/giao-dich/<code>/`: what is next for the reader on top, then everything else."""
    shown = room_of(enquiry, actor)
    slot = slots.prepare(request, message_slot()) if shown.can_write else None
    context = {"room": shown, "enquiry": enquiry, "slot": slot, "came_by_link": isinstance(actor, Party)}
    return render(request, "catalogue/trade/room.html", context)


@never_cache
@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """`/cho-ao/giao-dich/`: the reader's trades, as buyer and of the stalls they keep."""
    user = signed_in(request)
    trades = trades_of(user)
    waiting = set(trades.filter(waiting_for(Side.BUYER), applicant=user).values_list("pk", flat=True)) | set(
        trades.filter(waiting_for(Side.SELLER)).exclude(applicant=user).values_list("pk", flat=True)
    )
    page = Paginator(trades, PER_PAGE).get_page(request.GET.get("trang"))
    rows = [
        {
            "enquiry": trade,
            "goods": goods_line(trade),
            "stall": stall_name(trade),
            "badge": KIND_OF_STATE[TradeState(trade.state)],
            "waits": trade.pk in waiting,
            "is_buyer": trade.applicant_id == user.pk,
        }
        for trade in page
    ]
    return render(request, "catalogue/trade/mine.html", {"rows": rows, "page_obj": page, "waiting": len(waiting)})


# --- Ways in --------------------------------------------------------------------------------------------------------
@never_cache
@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """The signed link of a mail: opens this one trade in this session."""
    found = access.enquiry_of_link(token)
    if found is None:
        return not_here(request)
    enquiry, side = found
    access.grant(request, enquiry, side)
    return redirect("trade:room", code=enquiry.code)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET only asks, for mail programs open links by themselves; POST confirms the address."""
    enquiry = access.enquiry_of_confirmation(token)
    if enquiry is None:
        return not_here(request)
    if enquiry.state != TradeState.UNCONFIRMED:
        access.grant(request, enquiry, Side.BUYER)
        return redirect("trade:room", code=enquiry.code)
    if request.method == "POST":
        try:
            act_on(enquiry=enquiry, transition="confirm_email", actor=Party.of_side(enquiry, Side.BUYER))
        except CaseworkError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Đã xác nhận. Câu hỏi giá đã được chuyển tới gian hàng."))
        access.grant(request, enquiry, Side.BUYER)
        return redirect("trade:room", code=enquiry.code)
    context = {"enquiry": enquiry, "goods": goods_line(enquiry), "stall": stall_name(enquiry)}
    # No "no-referrer" here: browsers would then send the form with `Origin: null`, which the CSRF check refuses. The
    # portal's own policy (same-origin) keeps the token from other hosts as well.
    return render(request, "catalogue/trade/confirm.html", context)


@never_cache
@require_safe
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """Right after sending: that the address has to be confirmed, and what comes then."""
    enquiry = access.enquiry_of_receipt(token)
    if enquiry is None:
        return not_here(request)
    own = request.user.is_authenticated and enquiry.applicant_id == request.user.pk
    context = {
        "enquiry": enquiry,
        "goods": goods_line(enquiry),
        "stall": stall_name(enquiry),
        "is_own": own,
        "is_confirmed": enquiry.email_confirmed_at is not None,
    }
    response = render(request, "catalogue/trade/sent.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lost_link(request: HttpRequest) -> HttpResponse:
    """Mails the link once more. The answer is the same whether there is such a trade or not."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        send_link_again(code=form.cleaned_data["code"], email=form.cleaned_data["email"])
        messages.success(
            request, _("Nếu số và địa chỉ thư khớp với một giao dịch, liên kết đã được gửi đến địa chỉ đó.")
        )
        return redirect("trade:lost_link")
    status = 422 if form.is_bound else 200
    return render(request, "catalogue/trade/lost_link.html", {"form": form}, status=status)


@require_POST
@of_a_side
def renew(request: HttpRequest, enquiry: TradeEnquiry, actor: Any) -> HttpResponse:
    """Another link for this side: all earlier ones end, in every browser."""
    side = own_side(actor, enquiry)
    renew_link(enquiry=enquiry, side=side)
    if isinstance(actor, Party):
        access.grant(request, enquiry, side)
    messages.success(request, _("Đã đổi liên kết. Liên kết mới đã gửi vào thư; các liên kết cũ không dùng được nữa."))
    return redirect(reverse("trade:room", args=[enquiry.code]))
