"""The table of trades: asked, quoted, bargained over, agreed, delivered and paid stage by stage; or ended before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from catalogue.market.permissions import runs_the_market
from catalogue.trade.consequences import (
    agree,
    close_quotation,
    declare,
    fill_answered,
    fill_confirmed,
    fill_dispute,
    put_quotation,
    settle_declaration,
    tell,
    wrote,
)
from catalogue.trade.forms import AcceptForm, QuotationForm, TradeForm
from catalogue.trade.parties import is_buyer, is_party, is_seller, side_of
from catalogue.trade.quotations import QuotationState
from catalogue.trade.states import BARGAINING, ORDERED, OVER
from catalogue.trade.states import TradeState as State
from portal.casework.transitions import (
    Reason,
    Transition,
    TransitionTable,
    all_of,
)

if TYPE_CHECKING:
    from catalogue.trade.enquiries import TradeEnquiry
    from portal.casework.transitions import Guard


def stall_is_open(actor: Any, case: TradeEnquiry) -> bool:
    """Nothing new is agreed with a stall that is suspended or closed; what was agreed goes on."""
    return case.has_open_stall


def nobody(actor: Any, case: TradeEnquiry) -> bool:
    """For acts of the portal itself."""
    return False


def may_declare(stage: State) -> Guard:
    """Either side, as soon as `stage` is the next one and nothing else waits for confirmation."""

    def guard(actor: Any, case: TradeEnquiry) -> bool:
        order = case.placed_order
        free = order is not None and not order.declared_stage
        return free and is_party(actor, case) and order.next_stage(case.state) == stage  # type: ignore[union-attr]

    return guard


def may_call_off(actor: Any, case: TradeEnquiry) -> bool:
    order = case.placed_order
    return order is not None and not order.declared_stage and is_party(actor, case)


def may_confirm(*stages: State) -> Guard:
    """The side that did not declare it."""

    def guard(actor: Any, case: TradeEnquiry) -> bool:
        order, side = case.placed_order, side_of(actor, case)
        if order is None or side is None or not order.declared_stage or order.declared_by_side == side:
            return False
        return not stages or order.declared_stage in stages

    return guard


def declared_it(actor: Any, case: TradeEnquiry) -> bool:
    order, side = case.placed_order, side_of(actor, case)
    return order is not None and side is not None and order.declared_by_side == side


def was(state: State) -> Guard:
    return lambda actor, case: case.disputed_from == state


trades = all_of(is_seller, stall_is_open)
SOURCES = {
    State.DEPOSITED: [State.AGREED],
    State.SHIPPED: [State.AGREED, State.DEPOSITED],
    State.RECEIVED: [State.SHIPPED],
    State.CLOSED: [State.RECEIVED],
}
DECLARATIONS = {
    State.DEPOSITED: _("Báo: đã chuyển tiền cọc"),
    State.SHIPPED: _("Báo: đã giao hàng đi"),
    State.RECEIVED: _("Báo: đã nhận hàng"),
    State.CLOSED: _("Báo: đã thanh toán xong"),
}
CONFIRMATIONS = {
    State.DEPOSITED: _("Xác nhận: đã chuyển tiền cọc"),
    State.SHIPPED: _("Xác nhận: đã giao hàng đi"),
    State.RECEIVED: _("Xác nhận: đã nhận hàng"),
    State.CLOSED: _("Xác nhận: đã thanh toán xong"),
}


def _bargaining() -> list[Transition]:
    return [
        Transition(
            name="confirm_email",
            label=_("Xác nhận thư điện tử"),
            source=[State.UNCONFIRMED],
            target=State.OPEN,
            allowed=is_buyer,
            form=TradeForm,
            fills=(fill_confirmed,),
            follows=(tell,),
            primary=True,
        ),
        Transition(
            name="quote",
            label=_("Báo giá"),
            source=[*BARGAINING, State.EXPIRED],
            target=State.QUOTED,
            allowed=trades,
            reason=Reason.OPTIONAL,
            reason_label=_("Ghi chú"),
            form=QuotationForm,
            fills=(fill_answered,),
            follows=(put_quotation, tell),
            primary=True,
        ),
        Transition(
            name="accept",
            label=_("Chấp nhận báo giá"),
            source=[State.QUOTED],
            target=State.AGREED,
            allowed=all_of(is_buyer, stall_is_open),
            form=AcceptForm,
            follows=(agree, tell),
            primary=True,
        ),
        Transition(
            name="counter",
            label=_("Trả giá"),
            source=[State.QUOTED],
            target=State.COUNTERED,
            allowed=all_of(is_buyer, stall_is_open),
            reason=Reason.OPTIONAL,
            reason_label=_("Ghi chú"),
            form=QuotationForm,
            follows=(put_quotation, tell),
        ),
        Transition(
            name="refuse_quotation",
            label=_("Không nhận giá này"),
            source=[State.QUOTED],
            target=State.OPEN,
            allowed=is_buyer,
            reason=Reason.REQUIRED,
            form=TradeForm,
            follows=(close_quotation(QuotationState.DECLINED), tell),
        ),
        Transition(
            name="accept_counter",
            label=_("Đồng ý giá người mua trả"),
            source=[State.COUNTERED],
            target=State.AGREED,
            allowed=trades,
            form=AcceptForm,
            follows=(agree, tell),
            primary=True,
        ),
        Transition(
            name="withdraw_quotation",
            label=_("Rút báo giá"),
            source=[State.QUOTED],
            target=State.OPEN,
            allowed=is_seller,
            reason=Reason.OPTIONAL,
            form=TradeForm,
            follows=(close_quotation(QuotationState.WITHDRAWN), tell),
        ),
        Transition(
            name="decline",
            label=_("Từ chối bán"),
            source=[State.OPEN, State.COUNTERED],
            target=State.DECLINED,
            allowed=is_seller,
            reason=Reason.REQUIRED,
            form=TradeForm,
            follows=(close_quotation(QuotationState.DECLINED), tell),
            danger=True,
        ),
        Transition(
            name="withdraw",
            label=_("Rút câu hỏi giá"),
            source=[State.UNCONFIRMED, *BARGAINING],
            target=State.WITHDRAWN,
            allowed=is_buyer,
            reason=Reason.OPTIONAL,
            form=TradeForm,
            follows=(close_quotation(QuotationState.DECLINED), tell),
            danger=True,
        ),
        Transition(
            name="message",
            label=_("Gửi lời nhắn"),
            source=[*BARGAINING, *ORDERED, State.DISPUTED],
            allowed=is_party,
            reason=Reason.REQUIRED,
            reason_label=_("Lời nhắn"),
            form=TradeForm,
            follows=(wrote, tell),
        ),
        Transition(
            name="expire",
            label=_("Hết hạn"),
            source=[State.UNCONFIRMED, State.QUOTED, State.COUNTERED],
            target=State.EXPIRED,
            allowed=nobody,
            automatic=True,
            form=TradeForm,
            follows=(close_quotation(QuotationState.EXPIRED), tell),
        ),
        Transition(
            name="stall_closed",
            label=_("Gian hàng đã đóng"),
            source=[State.UNCONFIRMED, *BARGAINING],
            target=State.DECLINED,
            allowed=nobody,
            automatic=True,
            form=TradeForm,
            follows=(close_quotation(QuotationState.WITHDRAWN), tell),
        ),
    ]


def _ordered() -> list[Transition]:
    rows = []
    for stage, source in SOURCES.items():
        rows += [
            Transition(
                name=f"declare_{stage.value}",
                label=DECLARATIONS[stage],
                source=source,
                allowed=may_declare(stage),
                reason=Reason.OPTIONAL,
                form=TradeForm,
                follows=(declare(stage), tell),
                primary=True,
            ),
            Transition(
                name=f"confirm_{stage.value}",
                label=CONFIRMATIONS[stage],
                source=source,
                target=stage,
                allowed=may_confirm(stage),
                form=TradeForm,
                follows=(settle_declaration, tell),
                primary=True,
            ),
        ]
    return [
        *rows,
        Transition(
            name="confirm_cancelled",
            label=_("Đồng ý hủy đơn hàng"),
            source=ORDERED,
            target=State.CANCELLED,
            allowed=may_confirm(State.CANCELLED),
            form=TradeForm,
            follows=(settle_declaration, tell),
            danger=True,
        ),
        Transition(
            name="contradict",
            label=_("Không đúng như vậy"),
            source=ORDERED,
            allowed=may_confirm(),
            reason=Reason.REQUIRED,
            form=TradeForm,
            follows=(settle_declaration, tell),
        ),
        Transition(
            name="take_back",
            label=_("Rút lại điều vừa báo"),
            source=ORDERED,
            allowed=declared_it,
            reason=Reason.OPTIONAL,
            form=TradeForm,
            follows=(settle_declaration, tell),
        ),
        Transition(
            name="declare_cancelled",
            label=_("Đề nghị hủy đơn hàng"),
            source=ORDERED,
            allowed=may_call_off,
            reason=Reason.REQUIRED,
            form=TradeForm,
            follows=(declare(State.CANCELLED), tell),
            danger=True,
        ),
        *(
            Transition(
                name=f"dispute_{state.value}",
                label=_("Nhờ cơ quan vận hành chợ giải quyết"),
                source=[state],
                target=State.DISPUTED,
                allowed=is_party,
                reason=Reason.REQUIRED,
                reason_label=_("Hai bên không thống nhất điều gì?"),
                form=TradeForm,
                fills=(fill_dispute(state),),
                follows=(settle_declaration, tell),
                danger=True,
            )
            for state in ORDERED
        ),
    ]


def _disputed() -> list[Transition]:
    return [
        Transition(
            name="note",
            label=_("Ghi chú nội bộ"),
            source=[State.DISPUTED],
            allowed=runs_the_market,
            reason=Reason.REQUIRED,
            reason_label=_("Ghi chú, hai bên không đọc"),
            form=TradeForm,
            public=False,
        ),
        *(
            Transition(
                name=f"return_{state.value}",
                label=_("Hai bên đã hòa giải, thực hiện tiếp"),
                source=[State.DISPUTED],
                target=state,
                allowed=all_of(runs_the_market, was(state)),
                reason=Reason.REQUIRED,
                reason_label=_("Hai bên thống nhất thế nào?"),
                form=TradeForm,
                follows=(tell,),
                primary=True,
            )
            for state in ORDERED
        ),
        Transition(
            name="settle_closed",
            label=_("Kết thúc: đơn hàng hoàn tất"),
            source=[State.DISPUTED],
            target=State.CLOSED,
            allowed=runs_the_market,
            reason=Reason.REQUIRED,
            form=TradeForm,
            follows=(tell,),
        ),
        Transition(
            name="settle_cancelled",
            label=_("Kết thúc: hủy đơn hàng"),
            source=[State.DISPUTED],
            target=State.CANCELLED,
            allowed=runs_the_market,
            reason=Reason.REQUIRED,
            form=TradeForm,
            follows=(tell,),
            danger=True,
        ),
    ]


# Officers have nothing to do before a dispute: until then the next move is one of the two sides'.
TABLE = TransitionTable(
    states=State,
    initial=[State.UNCONFIRMED, State.OPEN],
    waiting=[State.UNCONFIRMED, *BARGAINING, *ORDERED],
    closed=OVER,
    transitions=[*_bargaining(), *_ordered(), *_disputed()],
)
