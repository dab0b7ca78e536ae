"""Taking an enquiry in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.market.goods_field import KEY, goods_of, is_on_the_market
from catalogue.market.policy import MarketPolicy
from catalogue.products.units import Unit
from catalogue.trade import messages
from catalogue.trade.countries import Country
from catalogue.trade.enquiries import TradeEnquiry, TradeFile
from catalogue.trade.numbers import LARGEST, decimal_of
from catalogue.trade.parties import Party
from catalogue.trade.states import TradeState
from catalogue.trade.terms import Currency, Incoterm, PaymentTerm, Side
from portal.casework import actions as casework
from portal.casework.codes import next_code
from portal.papers import printable
from portal.private_files.actions import attach

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from catalogue.products.pages import ProductPage
    from catalogue.stalls.pages import StallPage
    from portal.accounts.models import User
    from portal.form_pages.submission import Submission
    from portal.organisations.models import Agency

SERIES = "HG"
MOST_UNCONFIRMED = 10
NOT_OPEN = "stall_not_open"


@transaction.atomic
def receive(*, submission: Submission, language: str, now: datetime | None = None) -> TradeEnquiry:
    """Opens a trade from a finished form; the same submission again gives the same trade.

    The form's questions are known by their keys (`catalogue.trade.form_sections`). Raises ValidationError with a
    sentence: goods that are no longer sold, too many enquiries that nobody confirmed, values that do not fit.
    """
    known = TradeEnquiry.objects.filter(idempotency_key=submission.idempotency_key).first()
    if known is not None:
        return known
    answers = submission.answers
    stall, product = goods_of(answers.get(KEY))
    stall = refuse_closed(stall, product, buyer=submission.applicant)
    email = _text(answers, "thu_dien_tu", 254)
    _refuse_too_many(email)
    agency = operator()
    enquiry = TradeEnquiry(
        code=next_code(agency=agency, series=SERIES, at=now),
        agency=agency,
        intake_agency=agency,
        applicant=submission.applicant,
        version=submission.version,
        answers=answers,
        idempotency_key=submission.idempotency_key,
        language=language,
        stall=stall,
        product=product,
        stall_name=stall.title,
        product_name=product.title if product is not None else "",
        buyer_email=email,
        **_wishes(answers),
        **_buyer(answers),
    )
    _refuse_unfit(enquiry)
    if now is not None:
        enquiry.received_at = now
    enquiry.state = TradeState.UNCONFIRMED
    actor = submission.applicant or Party(TradeEnquiry._meta.label, 0, side=Side.BUYER)
    casework.open_case(case=enquiry, actor=actor, label=_("Gửi câu hỏi giá"), now=now)
    for _slot, file in submission.attachments:
        TradeFile.objects.create(enquiry=enquiry, side=Side.BUYER, file=attach(file=file))
    if _is_verified(submission.applicant, email):
        casework.apply(case=enquiry, transition="confirm_email", actor=submission.applicant, now=now)
    else:
        messages.ask_to_confirm(enquiry)
    return enquiry


def operator() -> Agency:
    """The agency that runs the market. Raises ValidationError where the province has named none yet."""
    agency = MarketPolicy.load().operator
    if agency is None:
        raise ValidationError(_("Chợ chưa có cơ quan vận hành nên chưa nhận được câu hỏi giá. Xin quay lại sau."))
    return agency


def refuse_closed(stall: StallPage | None, product: ProductPage | None, *, buyer: User | None = None) -> StallPage:
    """The stall to be asked. Raises ValidationError where these goods cannot be asked for now."""
    if stall is None or not stall.is_open:
        raise ValidationError(
            _("Gian hàng này hiện không mở, nên không nhận câu hỏi giá. Hãy về chợ và chọn gian hàng khác."), NOT_OPEN
        )
    if not is_on_the_market(stall, product):
        raise ValidationError(_("Sản phẩm này hiện không còn trên chợ. Hãy chọn hàng khác của gian hàng."), NOT_OPEN)
    if buyer is not None and stall.is_kept_by(buyer):
        raise ValidationError(_("Bạn giữ gian hàng này nên không hỏi giá chính mình."))
    return stall


def _refuse_too_many(email: str) -> None:
    waiting = TradeEnquiry.objects.filter(buyer_email__iexact=email, state=TradeState.UNCONFIRMED).count()
    if waiting >= MOST_UNCONFIRMED:
        raise ValidationError(
            _("Địa chỉ thư này còn %d câu hỏi giá chưa xác nhận. Hãy mở thư và xác nhận, hoặc đợi 7 ngày.") % waiting
        )


def _is_verified(user: User | None, email: str) -> bool:
    """Whether a signed-in buyer gave an address that the account has proved already."""
    return (
        user is not None and EmailAddress.objects.filter(user_id=user.pk, email__iexact=email, verified=True).exists()
    )


def _wishes(answers: Mapping[str, Any]) -> dict[str, Any]:
    needed_by = answers.get("can_truoc")
    return {
        "quantity": decimal_of(answers, "so_luong"),
        "unit": _choice(answers, "don_vi", Unit),
        "country": _choice(answers, "nuoc_den", Country),
        "place": _text(answers, "noi_den", 200),
        "incoterm": _choice(answers, "incoterm", Incoterm),
        "payment_term": _choice(answers, "thanh_toan", PaymentTerm),
        "currency": _choice(answers, "dong_tien", Currency) or Currency.VND,
        "target_price": decimal_of(answers, "gia_mong_muon"),
        "needed_by": date.fromisoformat(str(needed_by)) if needed_by else None,
        "message": _text(answers, "loi_nhan", 5000),
    }


def _buyer(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "buyer_name": _text(answers, "nguoi_mua", 150),
        "buyer_latin": _text(answers, "ten_latin", 200),
        "buyer_company": _text(answers, "cong_ty", 200),
        "buyer_country": _choice(answers, "nuoc", Country),
        "buyer_phone": phone_of(_text(answers, "dien_thoai", 60)),
    }


def phone_of(text: str) -> str:
    """A number of any country as its digits with a leading plus, if it had one. Raises ValidationError."""
    if not text:
        return ""
    kept = "".join(sign for sign in text if sign.isascii() and sign.isdigit())
    kept = f"+{kept}" if text.lstrip().startswith(("+", "＋")) else kept
    if not 6 <= len(kept.lstrip("+")) <= 20:
        raise ValidationError(_("Số điện thoại “%s” không đúng. Hãy ghi cả mã nước, ví dụ +86 138 0000 0000.") % text)
    return kept


def _text(answers: Mapping[str, Any], key: str, most: int) -> str:
    return str(answers.get(key) or "").replace("\x00", "").strip()[:most]


def _choice(answers: Mapping[str, Any], key: str, choices: Any) -> str:
    value = str(answers.get(key) or "")
    return value if value in choices.values else ""


def _refuse_unfit(enquiry: TradeEnquiry) -> None:
    """What the form as its editor made it may have let through."""
    quantity, target = enquiry.quantity, enquiry.target_price
    if quantity is None or not Decimal(0) < quantity < LARGEST or quantity != round(quantity, 3):
        raise ValidationError(_("Hãy ghi số lượng lớn hơn 0, nhiều nhất 3 chữ số phần thập phân."))
    if target is not None and not Decimal(0) < target < LARGEST:
        raise ValidationError(_("Hãy ghi giá mong muốn lớn hơn 0, hoặc để trống."))
    if not (enquiry.unit and enquiry.country and enquiry.buyer_country and enquiry.buyer_name and enquiry.buyer_email):
        raise ValidationError(_("Hãy ghi đơn vị, nước đến, tên, nước và thư điện tử của bạn."))
    if enquiry.needed_by is not None and enquiry.needed_by < timezone.localdate():
        raise ValidationError(_("Ngày cần hàng đã qua. Hãy chọn từ hôm nay trở đi, hoặc để trống."))
    own = printable.letters(enquiry.buyer_company or enquiry.buyer_name)
    if printable.MISSING in own and not enquiry.buyer_latin:
        raise ValidationError(_("Hãy viết thêm tên của bạn bằng chữ Latin: đơn đặt hàng được in bằng chữ Latin."))
