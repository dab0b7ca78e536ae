"""A trade in the words of one of its sides: what to do next, what lies on the table, how far the order has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from catalogue.languages import wording
from catalogue.products.units import Unit, UnitsDiffer, in_unit
from catalogue.trade.countries import Country
from catalogue.trade.messages import goods_name
from catalogue.trade.numbers import show_quantity
from catalogue.trade.parties import own_side
from catalogue.trade.sentences import sentence_of
from catalogue.trade.states import TradeState
from catalogue.trade.steps import next_step
from catalogue.trade.terms import Incoterm, PaymentTerm, Side
from portal.vietnamese import format_phone

if TYPE_CHECKING:
    from catalogue.trade.enquiries import TradeEnquiry, TradeEvent
    from catalogue.trade.orders import Order
    from catalogue.trade.quotations import Quotation
    from catalogue.trade.steps import NextStep
    from portal.casework.transitions import Transition

KIND_OF_STATE = {
    TradeState.UNCONFIRMED: "waiting",
    TradeState.OPEN: "active",
    TradeState.QUOTED: "active",
    TradeState.COUNTERED: "active",
    TradeState.AGREED: "active",
    TradeState.DEPOSITED: "active",
    TradeState.SHIPPED: "active",
    TradeState.RECEIVED: "active",
    TradeState.CLOSED: "done",
    TradeState.DECLINED: "neutral",
    TradeState.WITHDRAWN: "neutral",
    TradeState.EXPIRED: "neutral",
    TradeState.CANCELLED: "neutral",
    TradeState.DISPUTED: "late",
}


@dataclass(frozen=True)
class Line:
    label: str
    value: str
    lang: str = ""


@dataclass(frozen=True)
class ShownQuotation:
    quotation: Quotation
    by: str
    state: str
    kind: str
    lines: list[Line]
    total: str
    deposit: str = ""


@dataclass(frozen=True)
class Stage:
    """`marks` say which side said so and when, one for each."""

    title: str
    state: str
    marks: list[str]


@dataclass(frozen=True)
class Said:
    sentence: str
    when: str
    text: str
    is_message: bool
    is_own: bool
    files: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Room:
    """Everything the trade's page shows to `side`."""

    enquiry: TradeEnquiry
    side: Side
    goods: str
    stall: str
    badge: str
    step: NextStep
    asked: list[Line]
    on_table: ShownQuotation | None
    history: list[ShownQuotation]
    order: Order | None
    stages: list[Stage]
    said: list[Said]
    own_files: list[Any]
    contact: list[Line]
    contact_is_hidden: bool
    acts: list[Transition]
    can_write: bool

    @property
    def is_buyer(self) -> bool:
        return self.side == Side.BUYER

    @property
    def holds_no_money(self) -> bool:
        return self.order is not None or self.on_table is not None


def room_of(enquiry: TradeEnquiry, actor: Any) -> Room:
    """`actor` is one of the two sides."""
    side = own_side(actor, enquiry)
    available = {row.name: row for row in enquiry.table().available(actor, enquiry)}
    events = list(enquiry.events.filter(public=True))
    files: dict[int | None, list[Any]] = {}
    for kept in enquiry.files.select_related("file"):
        files.setdefault(kept.event_id, []).append(kept.file)
    step = next_step(enquiry, side, available)
    quotations = [shown_quotation(one, enquiry) for one in enquiry.all_quotations]
    order = enquiry.placed_order
    first = {row.name for row in step.acts}
    return Room(
        enquiry=enquiry,
        side=side,
        goods=goods_name(enquiry),
        stall=stall_name(enquiry),
        badge=KIND_OF_STATE[TradeState(enquiry.state)],
        step=step,
        asked=asked_lines(enquiry),
        on_table=next((one for one in quotations if one.quotation.state in ("open", "accepted")), None),
        history=[one for one in quotations if one.quotation.state not in ("open", "accepted")],
        order=order,
        stages=stages_of(enquiry, order, events) if order is not None else [],
        said=[_said(event, side, files.get(event.pk, [])) for event in reversed(events)],
        own_files=files.get(None, []),
        contact=seller_contact(enquiry) if side == Side.BUYER else buyer_contact(enquiry),
        contact_is_hidden=side == Side.SELLER and not enquiry.shows_buyer,
        acts=[row for name, row in available.items() if name not in first and name != "message"],
        can_write="message" in available,
    )


def stall_name(enquiry: TradeEnquiry) -> str:
    return str(wording(enquiry.stall, "name", plain="title")) if enquiry.stall is not None else enquiry.stall_name


def moment(at: Any) -> str:
    return formats.date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")


def day(date: Any) -> str:
    return formats.date_format(date, "SHORT_DATE_FORMAT")


def asked_lines(enquiry: TradeEnquiry) -> list[Line]:
    """What the buyer asked for."""
    quantity = show_quantity(enquiry.quantity, enquiry.unit)
    place = ", ".join(filter(None, [enquiry.place, str(Country(enquiry.country).label)]))
    lines = [
        Line(_("Số lượng"), quantity),
        Line(_("Nơi đến"), place),
        Line(_("Điều kiện giao hàng"), str(Incoterm(enquiry.incoterm).label) if enquiry.incoterm else ""),
        Line(_("Cách thanh toán"), str(PaymentTerm(enquiry.payment_term).label) if enquiry.payment_term else ""),
        Line(_("Giá mong muốn"), str(enquiry.target or "")),
        Line(_("Cần trước ngày"), day(enquiry.needed_by) if enquiry.needed_by else ""),
        Line(_("Lời nhắn"), enquiry.message, enquiry.language),
    ]
    return [line for line in lines if line.value]


def shown_quotation(quotation: Quotation, enquiry: TradeEnquiry) -> ShownQuotation:
    by = _("Người bán") if quotation.side == Side.SELLER else _("Người mua")
    lines = [
        Line(_("Số lượng"), quantity_text(quotation, enquiry)),
        Line(_("Quy đổi đơn vị"), quotation.unit_note),
        Line(_("Đơn giá"), f"{quotation.price} / {Unit(quotation.unit).label}"),
        Line(_("Giao hàng"), f"{Incoterm(quotation.incoterm).label}: {quotation.place}"),
        Line(_("Giao trong"), _("%d ngày") % quotation.lead_days),
        Line(_("Cách thanh toán"), str(PaymentTerm(quotation.payment_term).label)),
        Line(_("Có hiệu lực đến hết ngày"), day(quotation.valid_until)),
        Line(_("Ghi chú"), quotation.note),
    ]
    return ShownQuotation(
        quotation=quotation,
        by=by,
        state=str(quotation.get_state_display()),
        kind={"open": "active", "accepted": "done"}.get(quotation.state, "neutral"),
        lines=[line for line in lines if line.value],
        total=str(quotation.total),
        deposit=f"{quotation.deposit} ({quotation.deposit_percent} %)" if quotation.deposit_percent else "",
    )


def quantity_text(quotation: Quotation, enquiry: TradeEnquiry) -> str:
    """`2 tấn (2.000 kg)`: also in the unit asked for, where it can be reckoned."""
    text = show_quantity(quotation.quantity, quotation.unit)
    if quotation.unit == enquiry.unit:
        return text
    try:
        same = in_unit(quotation.quantity, quotation.unit, enquiry.unit)
    except UnitsDiffer:
        return text
    return f"{text} ({show_quantity(same, enquiry.unit)})"


def stages_of(enquiry: TradeEnquiry, order: Order, events: list[TradeEvent]) -> list[Stage]:
    """Each stage with the marks of the side that declared it and of the one that confirmed it."""
    state = enquiry.disputed_from if enquiry.state == TradeState.DISPUTED else enquiry.state
    following = order.next_stage(state)
    stages = [Stage(_("Hai bên thỏa thuận"), "done", [moment(order.agreed_at)])]
    for stage in order.stages:
        confirmed = next((one for one in reversed(events) if one.transition == f"confirm_{stage.value}"), None)
        declared = next((one for one in reversed(events) if one.transition == f"declare_{stage.value}"), None)
        if declared is not None and confirmed is None and order.declared_stage != stage.value:
            declared = None
        marks = [f"{sentence_of(one)}: {moment(one.at)}" for one in (declared, confirmed) if one is not None]
        kind = "done" if confirmed is not None else "current" if stage == following else "todo"
        stages.append(Stage(str(TradeState(stage).label), kind, marks))
    return stages


def _said(event: TradeEvent, side: Side, files: list[Any]) -> Said:
    return Said(
        sentence=sentence_of(event),
        when=moment(event.at),
        text=event.note,
        is_message=event.transition == "message",
        is_own=event.data.get("side") == side,
        files=files,
    )


def seller_contact(enquiry: TradeEnquiry) -> list[Line]:
    """What the law has every stall show."""
    stall = enquiry.stall
    if stall is None:
        return [Line(_("Gian hàng"), enquiry.stall_name)]
    lines = [
        Line(_("Người bán"), stall.legal_name),
        Line(_("Địa chỉ"), ", ".join(filter(None, [stall.address, stall.unit.name]))),
        Line(_("Điện thoại"), format_phone(stall.phone) if stall.phone else ""),
        Line(_("Thư điện tử"), stall.email),
    ]
    return [line for line in lines if line.value]


def buyer_contact(enquiry: TradeEnquiry) -> list[Line]:
    """Only the country, before the seller has answered."""
    country = Line(_("Nước"), str(Country(enquiry.buyer_country).label))
    if not enquiry.shows_buyer:
        return [country]
    lines = [
        Line(_("Người mua"), enquiry.buyer_name),
        Line(_("Tên bằng chữ Latin"), enquiry.buyer_latin),
        Line(_("Công ty"), enquiry.buyer_company),
        country,
        Line(_("Thư điện tử"), enquiry.buyer_email),
        Line(_("Điện thoại"), enquiry.buyer_phone),
    ]
    return [line for line in lines if line.value]


def quicker(enquiry: TradeEnquiry) -> str:
    """What the other side (or another browser of one's own) has just done, by the sides' names only."""
    last = enquiry.events.filter(public=True).order_by("-revision", "-at", "-pk").first()
    if last is None:
        return _("Giao dịch này vừa thay đổi. Thao tác của bạn chưa được thực hiện.")
    return _("%(what)s lúc %(when)s. Thao tác của bạn chưa được thực hiện.") % {
        "what": sentence_of(last),
        "when": moment(last.at),
    }
