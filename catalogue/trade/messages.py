"""What the two sides are told, each in their language, never with more of the other than is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from catalogue.languages import Language, wording
from catalogue.products.units import Unit
from catalogue.stalls.rights import merchants_of
from catalogue.trade import access
from catalogue.trade.numbers import show_quantity
from catalogue.trade.sentences import sentence_of
from catalogue.trade.states import TradeState
from catalogue.trade.terms import Incoterm, Side
from portal.notifications.actions import enqueue
from portal.notifications.models import Channel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.trade.enquiries import TradeEnquiry
    from catalogue.trade.quotations import Quotation
    from portal.casework.transitions import Applied
    from portal.private_files.models import PrivateFile

# Acts after which the terms on the table are repeated in the mail.
WITH_TERMS = frozenset({"quote", "counter", "accept", "accept_counter"})


def ask_to_confirm(enquiry: TradeEnquiry, *, again: bool = False) -> None:
    """The first mail, to the buyer alone: nothing goes to the stall before the address is confirmed.

    `again`: asked for once more; one mail an hour.
    """
    with translation.override(enquiry.language):
        body = _(
            "Chúng tôi đã nhận câu hỏi giá của bạn:\n\n%(goods)s\nGian hàng: %(stall)s\n\n"
            "Hãy mở liên kết sau và bấm nút xác nhận; sau đó câu hỏi mới được chuyển tới gian hàng. "
            "Liên kết dùng được trong 7 ngày.\n\n%(link)s\n\n"
            "Nếu bạn không gửi câu hỏi này, hãy bỏ qua thư này."
        ) % {"goods": goods_line(enquiry), "stall": _stall_name(enquiry), "link": access.confirmation_of(enquiry)}
        _send(
            enquiry.buyer_email,
            subject=_("Xác nhận câu hỏi giá %s") % enquiry.code,
            body=body,
            key=f"trade:{enquiry.pk}:confirm:{enquiry.buyer_key}{_hour() if again else ''}",
        )


def tell(applied: Applied) -> None:
    """Both sides, of an act that has just been done."""
    enquiry: TradeEnquiry = applied.case
    order = enquiry.placed_order
    papers = [order.contract] if applied.transition.name.startswith("accept") and order and order.contract else []
    _tell_buyer(applied, papers)
    if enquiry.email_confirmed_at is not None:
        _tell_seller(applied, papers)


def tell_new_link(enquiry: TradeEnquiry, side: Side, *, again: bool = False) -> None:
    """The link of one side, after its key was renewed, or (`again`, one mail an hour) for whoever lost it."""
    language = enquiry.language if side == Side.BUYER else Language.VIETNAMESE.value
    to = enquiry.buyer_email if side == Side.BUYER else enquiry.stall.email if enquiry.stall else ""
    if not to:
        return
    with translation.override(language):
        words = {"code": enquiry.code, "link": access.link_of(enquiry, side)}
        if again:
            body = _("Liên kết để vào giao dịch %(code)s:\n\n%(link)s") % words
        else:
            body = (
                _("Liên kết mới để vào giao dịch %(code)s:\n\n%(link)s\n\nCác liên kết cũ không còn dùng được.") % words
            )
        key = f"trade:{enquiry.pk}:link:{enquiry.key_of(side)}{_hour() if again else ''}"
        _send(to, subject=_("Liên kết vào giao dịch %s") % enquiry.code, body=body, key=key)


def _hour() -> str:
    return f"{timezone.now():%Y%m%d%H}"


def tell_stall_stopped(enquiry: TradeEnquiry, *, key: str) -> None:
    """The buyer, of a stall that is suspended while they wait."""
    with translation.override(enquiry.language):
        body = _(
            "Gian hàng %(stall)s đang tạm ngừng trên chợ, nên chưa trả lời được câu hỏi giá %(code)s. "
            "Khi gian hàng mở lại, bạn nhận được trả lời như thường. Bạn cũng có thể rút câu hỏi này.\n\n%(link)s"
        ) % {"stall": _stall_name(enquiry), "code": enquiry.code, "link": access.link_of(enquiry, Side.BUYER)}
        subject = _("Gian hàng tạm ngừng: %s") % enquiry.code
        _send(enquiry.buyer_email, subject=subject, body=body, key=f"trade:{enquiry.pk}:stopped:{key}")


def _tell_buyer(applied: Applied, papers: Sequence[PrivateFile]) -> None:
    enquiry: TradeEnquiry = applied.case
    with translation.override(enquiry.language):
        link = access.link_of(enquiry, Side.BUYER)
        _send(
            enquiry.buyer_email,
            subject=_subject(applied),
            body=_body(applied, link),
            key=f"{_key(applied)}:buyer",
            attachments=papers,
        )


def _tell_seller(applied: Applied, papers: Sequence[PrivateFile]) -> None:
    """The stall's own address gets a link that opens; its merchants get the address at which they sign in."""
    enquiry: TradeEnquiry = applied.case
    stall = enquiry.stall
    if stall is None:
        return
    room = f"{settings.BASE_URL}{reverse('trade:room', args=[enquiry.code])}"
    links = {user.email.lower(): (user.email, room) for user in merchants_of(stall) if user.email}
    links[stall.email.lower()] = (stall.email, access.link_of(enquiry, Side.SELLER))
    with translation.override(Language.VIETNAMESE.value):
        for place, (address, link) in enumerate(links.values()):
            _send(
                address,
                subject=_subject(applied),
                body=_body(applied, link),
                key=f"{_key(applied)}:seller:{place}",
                attachments=papers,
            )


def _key(applied: Applied) -> str:
    return f"trade:{applied.case.pk}:{applied.transition.name}:{applied.event.pk}"


def _subject(applied: Applied) -> str:
    enquiry: TradeEnquiry = applied.case
    return f"{enquiry.code}: {sentence_of(applied.event)}"


def _body(applied: Applied, link: str) -> str:
    enquiry: TradeEnquiry = applied.case
    parts = [sentence_of(applied.event), goods_line(enquiry), _("Gian hàng: %s") % _stall_name(enquiry)]
    if applied.note:
        parts.append(_("Lời kèm theo:") + f"\n{applied.note}")
    if applied.transition.name in WITH_TERMS and enquiry.all_quotations:
        parts.append(terms_text(enquiry.all_quotations[0]))
    if enquiry.state == TradeState.AGREED and applied.transition.name in WITH_TERMS:
        parts.append(_("Đơn đặt hàng gửi kèm thư này. Cổng không giữ tiền: hai bên thanh toán trực tiếp cho nhau."))
    parts.append(_("Xem và trả lời tại") + f"\n{link}")
    return "\n\n".join(parts)


def goods_line(enquiry: TradeEnquiry) -> str:
    """`Gạo Séng Cù: 500 kg`, in the language in force."""
    return f"{goods_name(enquiry)}: {show_quantity(enquiry.quantity, enquiry.unit)}"


def goods_name(enquiry: TradeEnquiry) -> str:
    """In the reader's language where the product is still there."""
    return str(enquiry.product.shown_name) if enquiry.product is not None else enquiry.goods_name


def _stall_name(enquiry: TradeEnquiry) -> str:
    return str(wording(enquiry.stall, "name", plain="title")) if enquiry.stall is not None else enquiry.stall_name


def terms_text(quotation: Quotation) -> str:
    """The terms as lines."""
    lines: list[Any] = [
        _("Số lượng: %s") % show_quantity(quotation.quantity, quotation.unit),
        _("Đơn giá: %s") % f"{quotation.price} / {Unit(quotation.unit).label}",
        _("Tổng tiền: %s") % quotation.total,
        _("Giao hàng: %s") % f"{Incoterm(quotation.incoterm).label}, {quotation.place}",
        _("Có hiệu lực đến hết ngày %s") % quotation.valid_until.strftime("%d/%m/%Y"),
    ]
    return "\n".join(str(line) for line in lines)


def _send(to: str, *, subject: str, body: str, key: str, attachments: Sequence[PrivateFile] = ()) -> None:
    enqueue(
        channel=Channel.EMAIL,
        to=to,
        subject=subject.replace("\u00a0", " "),
        body=body,
        key=key,
        attachments=attachments,
    )
