"""What follows the acts of a trade, inside their transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.trade import messages, order_paper
from catalogue.trade.orders import Order
from catalogue.trade.parties import own_side, side_of
from catalogue.trade.quotations import Quotation, QuotationState
from catalogue.trade.terms import Side
from portal.casework.codes import next_code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from catalogue.trade.enquiries import TradeEnquiry
    from catalogue.trade.states import TradeState
    from portal.casework.transitions import Applied

ORDER_SERIES = "DH"
TERMS = (
    "quantity",
    "unit",
    "unit_note",
    "unit_price",
    "currency",
    "incoterm",
    "place",
    "payment_term",
    "deposit_percent",
    "lead_days",
    "valid_until",
    "note",
)


# --- Before the case is saved ---------------------------------------------------------------------------------------
def fill_confirmed(case: TradeEnquiry, data: Mapping[str, Any], at: datetime) -> None:
    case.email_confirmed_at = at


def fill_answered(case: TradeEnquiry, data: Mapping[str, Any], at: datetime) -> None:
    """From here on the seller may know who asks."""
    case.answered_at = case.answered_at or at


def fill_dispute(state: TradeState) -> Callable[[Any, Mapping[str, Any], datetime], None]:
    def fill(case: TradeEnquiry, data: Mapping[str, Any], at: datetime) -> None:
        case.disputed_at, case.disputed_from = at, state.value

    return fill


# --- After it -------------------------------------------------------------------------------------------------------
def tell(applied: Applied) -> None:
    messages.tell(applied)


def wrote(applied: Applied) -> None:
    """The seller's first words are an answer as well as a quotation is."""
    case: TradeEnquiry = applied.case
    if side_of(applied.actor, case) == Side.SELLER:
        fill_answered(case, applied.data, applied.at)


def put_quotation(applied: Applied) -> None:
    """New terms lie on the table, in place of what lay there."""
    case: TradeEnquiry = applied.case
    side = own_side(applied.actor, case)
    last = next(iter(case.all_quotations), None)
    _decide(case, QuotationState.SUPERSEDED, applied.at)
    Quotation.objects.create(
        enquiry=case,
        number=last.number + 1 if last else 1,
        side=side,
        made_at=applied.at,
        made_by=applied.officer,
        **{name: applied.data[name] for name in TERMS},
    )
    case.forget_papers()


def close_quotation(state: QuotationState) -> Callable[[Applied], None]:
    """What lies on the table, if anything, ends as `state`."""

    def follow(applied: Applied) -> None:
        _decide(applied.case, state, applied.at)

    return follow


def _decide(case: TradeEnquiry, state: QuotationState, at: datetime) -> None:
    Quotation.objects.filter(enquiry=case, state=QuotationState.OPEN).update(state=state, decided_at=at)
    case.forget_papers()


def agree(applied: Applied) -> None:
    """The accepted terms become the order, and its paper is printed once."""
    case: TradeEnquiry = applied.case
    quotation = Quotation.objects.select_for_update().get(enquiry=case, state=QuotationState.OPEN)
    quotation.state, quotation.decided_at = QuotationState.ACCEPTED, applied.at
    quotation.save(update_fields=["state", "decided_at"])
    order = Order(
        enquiry=case,
        quotation=quotation,
        number=next_code(agency=case.agency, series=ORDER_SERIES, at=applied.at),
        agreed_at=applied.at,
        currency=quotation.currency,
        total=quotation.total.amount,
        deposit=quotation.deposit.amount,
    )
    order.contract = order_paper.print_order(order)
    order.save(force_insert=True)
    case.forget_papers()


def declare(stage: TradeState) -> Callable[[Applied], None]:
    """One side says that `stage` is reached; the other has to confirm it."""

    def follow(applied: Applied) -> None:
        case: TradeEnquiry = applied.case
        order = Order.objects.select_for_update().get(enquiry=case)
        order.declared_stage, order.declared_at = stage.value, applied.at
        order.declared_by_side = own_side(applied.actor, case)
        order.save(update_fields=["declared_stage", "declared_by_side", "declared_at"])
        case.forget_papers()

    return follow


def settle_declaration(applied: Applied) -> None:
    """Confirmed, contradicted or overtaken: nothing is left to confirm."""
    case: TradeEnquiry = applied.case
    Order.objects.filter(enquiry=case).update(declared_stage="", declared_by_side="", declared_at=None)
    case.forget_papers()
