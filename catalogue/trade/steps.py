"""The one thing to do next in a trade, for each of its sides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from catalogue.trade.states import TradeState
from catalogue.trade.terms import Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.trade.enquiries import TradeEnquiry
    from catalogue.trade.orders import Order
    from portal.casework.transitions import Transition

    Available = Mapping[str, Transition]


@dataclass(frozen=True)
class NextStep:
    """On top of the page. `kind` is that of a notice; the first of `acts` is the primary button."""

    kind: str
    title: str
    text: str
    acts: list[Transition] = field(default_factory=list)


def next_step(enquiry: TradeEnquiry, side: Side, available: Available) -> NextStep:
    order = enquiry.placed_order
    if order is not None and order.declared_stage and enquiry.state != TradeState.DISPUTED:
        return _declared(order, side, available)
    match enquiry.state:
        case TradeState.AGREED | TradeState.DEPOSITED | TradeState.SHIPPED | TradeState.RECEIVED:
            return _ordered(enquiry, available)
        case TradeState.OPEN | TradeState.QUOTED | TradeState.COUNTERED if not enquiry.has_open_stall:
            return NextStep(
                "warning",
                _("Gian hàng đang tạm ngừng"),
                _("Chưa báo giá, chưa thỏa thuận được cho đến khi gian hàng mở lại. Hai bên vẫn nhắn được cho nhau."),
            )
        case _state:
            return _for_seller(enquiry, available) if side == Side.SELLER else _for_buyer(enquiry, available)


def _rows(available: Available, *names: str) -> list[Transition]:
    return [available[name] for name in names if name in available]


def _for_buyer(enquiry: TradeEnquiry, available: Available) -> NextStep:
    match enquiry.state:
        case TradeState.UNCONFIRMED:
            return NextStep(
                "warning",
                _("Hãy xác nhận thư điện tử của bạn"),
                _("Mở thư chúng tôi vừa gửi và bấm liên kết trong đó. Sau đó câu hỏi mới được chuyển tới gian hàng."),
            )
        case TradeState.OPEN:
            return NextStep("info", _("Đang chờ người bán trả lời"), _("Có báo giá, chúng tôi gửi thư cho bạn ngay."))
        case TradeState.QUOTED:
            return NextStep(
                "warning",
                _("Người bán đã báo giá"),
                _within(enquiry, _("Xem báo giá ở dưới, rồi chấp nhận, trả giá hoặc nhắn lại.")),
                _rows(available, "accept", "counter"),
            )
        case TradeState.COUNTERED:
            return NextStep("info", _("Đang chờ người bán trả lời giá bạn trả"), _within(enquiry, ""))
        case _state:
            return _ended(enquiry)


def _for_seller(enquiry: TradeEnquiry, available: Available) -> NextStep:
    match enquiry.state:
        case TradeState.OPEN:
            return NextStep(
                "warning",
                _("Người mua đang chờ bạn báo giá"),
                _("Báo giá hoặc nhắn hỏi thêm. Khi bạn trả lời, tên và cách liên hệ của người mua hiện ra ở dưới."),
                _rows(available, "quote"),
            )
        case TradeState.QUOTED:
            return NextStep(
                "info",
                _("Đang chờ người mua trả lời báo giá"),
                _within(enquiry, _("Báo giá mới thay cho báo giá đang chào.")),
            )
        case TradeState.COUNTERED:
            return NextStep(
                "warning",
                _("Người mua trả giá"),
                _within(enquiry, _("Xem giá người mua trả ở dưới, rồi đồng ý, báo giá khác hoặc từ chối.")),
                _rows(available, "accept_counter", "quote"),
            )
        case _state:
            step = _ended(enquiry)
            return NextStep(step.kind, step.title, step.text, _rows(available, "quote"))


def _within(enquiry: TradeEnquiry, text: str) -> str:
    """`text`, with the day until which the offer holds, or that it no longer does."""
    quotation = enquiry.open_quotation
    if quotation is None:
        return text
    day = formats.date_format(quotation.valid_until, "SHORT_DATE_FORMAT")
    if quotation.valid_until < timezone.localdate():
        said = _("Giá đang chào đã hết hiệu lực từ sau ngày %s.") % day
    else:
        said = _("Giá đang chào có hiệu lực đến hết ngày %s.") % day
    return f"{text} {said}".strip()


def _ordered(enquiry: TradeEnquiry, available: Available) -> NextStep:
    order = enquiry.placed_order
    stage = order.next_stage(enquiry.state) if order is not None else None
    text = {
        TradeState.DEPOSITED: _("Người mua chuyển tiền cọc thẳng cho người bán. Một bên báo, bên kia xác nhận."),
        TradeState.SHIPPED: _("Người bán giao hàng đi. Một bên báo, bên kia xác nhận."),
        TradeState.RECEIVED: _("Hàng đang trên đường. Khi hàng đến nơi, một bên báo, bên kia xác nhận."),
        TradeState.CLOSED: _("Hàng đã nhận. Khi đã thanh toán đủ, một bên báo, bên kia xác nhận."),
    }
    title = {
        TradeState.DEPOSITED: _("Tiếp theo: đặt cọc"),
        TradeState.SHIPPED: _("Tiếp theo: giao hàng"),
        TradeState.RECEIVED: _("Tiếp theo: nhận hàng"),
        TradeState.CLOSED: _("Tiếp theo: thanh toán nốt"),
    }
    if stage is None:
        return NextStep("info", _("Đơn hàng đang thực hiện"), "")
    return NextStep("info", title[stage], text[stage], _rows(available, f"declare_{stage.value}"))


def _declared(order: Order, side: Side, available: Available) -> NextStep:
    if order.declared_by_side == side:
        return NextStep(
            "info",
            _("Đang chờ bên kia xác nhận"),
            _("Bạn đã báo. Bên kia xác nhận thì đơn hàng chuyển tiếp."),
            _rows(available, "take_back"),
        )
    what = {
        TradeState.DEPOSITED: _("Bên kia báo: tiền cọc đã chuyển"),
        TradeState.SHIPPED: _("Bên kia báo: hàng đã giao đi"),
        TradeState.RECEIVED: _("Bên kia báo: hàng đã đến nơi"),
        TradeState.CLOSED: _("Bên kia báo: đã thanh toán xong"),
        TradeState.CANCELLED: _("Bên kia đề nghị hủy đơn hàng"),
    }[TradeState(order.declared_stage)]
    return NextStep(
        "warning",
        what,
        _("Nếu đúng, hãy xác nhận. Nếu không đúng, hãy nói rõ."),
        _rows(available, f"confirm_{order.declared_stage}", "contradict"),
    )


def _ended(enquiry: TradeEnquiry) -> NextStep:
    match enquiry.state:
        case TradeState.CLOSED:
            return NextStep("success", _("Đơn hàng đã hoàn tất"), _("Hai bên đã xác nhận mọi giai đoạn."))
        case TradeState.DECLINED:
            return NextStep("info", _("Người bán không bán lần này"), _("Lý do ghi ở phần trao đổi."))
        case TradeState.WITHDRAWN:
            return NextStep("info", _("Người mua đã rút câu hỏi giá"), _("Giao dịch này đã kết thúc."))
        case TradeState.EXPIRED:
            return NextStep("info", _("Đã hết hạn"), _("Không bên nào trả lời kịp. Người bán vẫn báo giá lại được."))
        case TradeState.CANCELLED:
            return NextStep("info", _("Đơn hàng đã hủy"), _("Giao dịch này đã kết thúc."))
        case _state:
            return NextStep(
                "warning",
                _("Cơ quan vận hành chợ đang giải quyết"),
                _("Cơ quan đọc được toàn bộ trao đổi ở đây. Hai bên vẫn nhắn thêm và gửi thêm tệp được."),
            )
