"""Disputed trades in the Wagtail admin; nobody sees any other there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from catalogue.trade.enquiries import TradeEnquiry
from catalogue.trade.presentation import asked_lines, buyer_contact, seller_contact, shown_quotation, stages_of
from catalogue.trade.states import TradeState
from portal.casework.panels import Panel
from portal.casework.viewsets import CaseViewSet
from portal.casework.worklist import ALL, MINE, MY_DESK, OPEN, Column, Shelf, Worklist

if TYPE_CHECKING:
    from django.http import HttpRequest

SETTLED = Shelf(
    "da-xong",
    _("Đã giải quyết"),
    lambda cases, user, now: cases.exclude(state=TradeState.DISPUTED),
    empty=_("Chưa có tranh chấp nào được giải quyết."),
    counted=False,
)


def sides(request: HttpRequest, case: TradeEnquiry) -> dict[str, Any]:
    """Who trades with whom, and what was asked."""
    return {
        "asked": asked_lines(case),
        "buyer": buyer_contact(case),
        "seller": seller_contact(case),
    }


def terms(request: HttpRequest, case: TradeEnquiry) -> dict[str, Any]:
    """Every offer, and the order with its stages."""
    order = case.placed_order
    events = list(case.events.filter(public=True))
    return {
        "quotations": [shown_quotation(one, case) for one in case.all_quotations],
        "order": order,
        "stages": stages_of(case, order, events) if order is not None else [],
    }


def files(request: HttpRequest, case: TradeEnquiry) -> dict[str, Any] | None:
    kept = [item.file for item in case.files.select_related("file")]
    order = case.placed_order
    if order is not None and order.contract is not None:
        kept.insert(0, order.contract)
    return {"files": kept} if kept else None


class TradeViewSet(CaseViewSet):
    name = "tranh-chap"
    icon = "warning"
    menu_label = _("Tranh chấp")
    title = _("Tranh chấp trên chợ ảo")
    menu_order = 230
    worklist = Worklist(
        model=TradeEnquiry,
        columns=(Column(_("Gian hàng"), lambda case: case.stall_name),),
        shelves=(MINE, MY_DESK, OPEN, SETTLED, ALL),
        select_related=("stall__unit", "product"),
        # The guards of the two sides ask the database.
        row_actions=False,
    )
    panels = (
        Panel(name="hai-ben", title=_("Hai bên"), template="catalogue/trade/panels/sides.html", context=sides),
        Panel(name="dieu-khoan", title=_("Điều khoản"), template="catalogue/trade/panels/terms.html", context=terms),
        Panel(
            name="tep",
            title=_("Tệp của giao dịch"),
            template="casework/panels/files.html",
            context=files,
            beside=True,
        ),
    )


trades = TradeViewSet()
