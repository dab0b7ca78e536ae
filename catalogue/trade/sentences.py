"""What was done in a trade, as a sentence both sides may read: it names the sides, never the people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from catalogue.trade.terms import Side

if TYPE_CHECKING:
    from portal.casework.models import CaseEvent


def sentence_of(event: CaseEvent) -> str:
    """In the language in force. The words of an act that is the same for both sides name the side first."""
    by_seller = event.data.get("side") == Side.SELLER
    name = event.transition
    if name.startswith("dispute_"):
        name = "dispute"
    elif name.startswith("return_"):
        name = "return"
    for_seller, for_buyer = _sentences(name)
    return for_seller if by_seller else for_buyer


def _sentences(name: str) -> tuple[str, str]:
    """What is said when the seller did it, and when the buyer (or nobody of the two) did."""
    match name:
        case "opened":
            return _once(_("Người mua đã gửi câu hỏi giá"))
        case "confirm_email":
            return _once(_("Câu hỏi giá đã chuyển tới gian hàng"))
        case "quote":
            return _once(_("Người bán đã báo giá"))
        case "counter":
            return _once(_("Người mua trả giá"))
        case "accept":
            return _once(_("Người mua chấp nhận báo giá: hai bên đã thỏa thuận"))
        case "accept_counter":
            return _once(_("Người bán đồng ý giá người mua trả: hai bên đã thỏa thuận"))
        case "refuse_quotation":
            return _once(_("Người mua không nhận giá này"))
        case "withdraw_quotation":
            return _once(_("Người bán rút báo giá"))
        case "decline":
            return _once(_("Người bán từ chối bán"))
        case "withdraw":
            return _once(_("Người mua rút câu hỏi giá"))
        case "message":
            return _("Người bán gửi lời nhắn"), _("Người mua gửi lời nhắn")
        case "expire":
            return _once(_("Đã hết hạn"))
        case "stall_closed":
            return _once(_("Gian hàng đã đóng nên câu hỏi giá kết thúc"))
        case _other:
            return _of_order(name)


def _of_order(name: str) -> tuple[str, str]:
    match name:
        case "declare_deposited":
            return _("Người bán báo đã nhận tiền cọc"), _("Người mua báo đã chuyển tiền cọc")
        case "confirm_deposited":
            return _("Người bán xác nhận đã nhận tiền cọc"), _("Người mua xác nhận đã chuyển tiền cọc")
        case "declare_shipped":
            return _("Người bán báo đã giao hàng đi"), _("Người mua báo hàng đã được giao đi")
        case "confirm_shipped":
            return _("Người bán xác nhận đã giao hàng đi"), _("Người mua xác nhận hàng đã được giao đi")
        case "declare_received":
            return _("Người bán báo hàng đã đến nơi"), _("Người mua báo đã nhận hàng")
        case "confirm_received":
            return _("Người bán xác nhận hàng đã đến nơi"), _("Người mua xác nhận đã nhận hàng")
        case "declare_closed":
            return _("Người bán báo đã nhận đủ tiền"), _("Người mua báo đã thanh toán xong")
        case "confirm_closed":
            return _("Người bán xác nhận đã nhận đủ tiền"), _("Người mua xác nhận đã thanh toán xong")
        case "declare_cancelled":
            return _("Người bán đề nghị hủy đơn hàng"), _("Người mua đề nghị hủy đơn hàng")
        case "confirm_cancelled":
            return _("Người bán đồng ý hủy đơn hàng"), _("Người mua đồng ý hủy đơn hàng")
        case "contradict":
            return _("Người bán báo: không đúng như vậy"), _("Người mua báo: không đúng như vậy")
        case "take_back":
            return _("Người bán rút lại điều vừa báo"), _("Người mua rút lại điều vừa báo")
        case _other:
            return _of_dispute(name)


def _of_dispute(name: str) -> tuple[str, str]:
    match name:
        case "dispute":
            return (
                _("Người bán nhờ cơ quan vận hành chợ giải quyết"),
                _("Người mua nhờ cơ quan vận hành chợ giải quyết"),
            )
        case "return":
            return _once(_("Cơ quan vận hành chợ ghi nhận hai bên đã hòa giải"))
        case "settle_closed":
            return _once(_("Cơ quan vận hành chợ kết thúc tranh chấp: đơn hàng hoàn tất"))
        case "settle_cancelled":
            return _once(_("Cơ quan vận hành chợ kết thúc tranh chấp: đơn hàng bị hủy"))
        case other:
            raise ValueError(f"there are no words for {other!r}")


def _once(sentence: str) -> tuple[str, str]:
    return sentence, sentence
