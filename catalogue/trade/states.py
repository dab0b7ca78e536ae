"""What a trade can be, from the first question to the last payment."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TradeState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("Chờ xác nhận thư điện tử")
    OPEN = "open", _("Chờ người bán trả lời")
    QUOTED = "quoted", _("Có báo giá")
    COUNTERED = "countered", _("Người mua trả giá")
    AGREED = "agreed", _("Đã thỏa thuận")
    DEPOSITED = "deposited", _("Đã đặt cọc")
    SHIPPED = "shipped", _("Đã giao hàng đi")
    RECEIVED = "received", _("Đã nhận hàng")
    CLOSED = "closed", _("Đã hoàn tất")
    DECLINED = "declined", _("Người bán từ chối")
    WITHDRAWN = "withdrawn", _("Người mua rút lại")
    EXPIRED = "expired", _("Hết hạn")
    CANCELLED = "cancelled", _("Đã hủy đơn")
    DISPUTED = "disputed", _("Đang tranh chấp")


BARGAINING = (TradeState.OPEN, TradeState.QUOTED, TradeState.COUNTERED)
ORDERED = (TradeState.AGREED, TradeState.DEPOSITED, TradeState.SHIPPED, TradeState.RECEIVED)
OVER = (
    TradeState.CLOSED,
    TradeState.DECLINED,
    TradeState.WITHDRAWN,
    TradeState.EXPIRED,
    TradeState.CANCELLED,
)
# The stages of an order, in their order; each is declared by one side and confirmed by the other.
STAGES = (TradeState.DEPOSITED, TradeState.SHIPPED, TradeState.RECEIVED, TradeState.CLOSED)
