"""Trades at every stage: asked, quoted, agreed, disputed."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from catalogue.languages import Language
from catalogue.trade.actions import act
from catalogue.trade.form_sections import SLUGS, sections, title
from catalogue.trade.pages import EnquiryFormPage
from catalogue.trade.parties import Party
from catalogue.trade.receiving import receive
from catalogue.trade.terms import Side
from portal.form_pages.submission import Submission
from tests.factories.catalogue import market, product

if TYPE_CHECKING:
    from catalogue.products.pages import ProductPage
    from catalogue.stalls.pages import StallPage
    from catalogue.trade.enquiries import TradeEnquiry

_numbers = itertools.count(1)


def form_page(language: Language = Language.VIETNAMESE) -> EnquiryFormPage:
    """The published enquiry form in `language`."""
    page = EnquiryFormPage.objects.filter(language=language).first()
    if page is None:
        page = market().add_child(
            instance=EnquiryFormPage(
                title=title(language),
                slug=SLUGS[language],
                language=language,
                minutes=5,
                sections=sections(language),
                declaration="",
            )
        )
        page.save_revision().publish()
    return EnquiryFormPage.objects.get(pk=page.pk)


def answers(goods: ProductPage | StallPage, **changes: Any) -> dict[str, Any]:
    """What a buyer in Kunming asks: 500 kg to the border gate, in US dollars."""
    kind = "product" if hasattr(goods, "category_id") else "stall"
    return {
        "hang": {"kind": kind, "pk": goods.pk, "name": goods.title},
        "so_luong": "500",
        "don_vi": "kg",
        "gia_mong_muon": "1.5",
        "dong_tien": "USD",
        "nuoc_den": "CN",
        "noi_den": "Hekou",
        "incoterm": "DAP",
        "thanh_toan": "deposit",
        "loi_nhan": "New crop only.",
        "nguoi_mua": "Li Sample",
        "cong_ty": "Kunming Sample Trading",
        "nuoc": "CN",
        "thu_dien_tu": f"buyer{next(_numbers)}@example.com",
        "dien_thoai": "+86 000 0000 0000",
        **changes,
    }


def domestic_answers(goods: ProductPage | StallPage, **changes: Any) -> dict[str, Any]:
    """The same from Hà Nội, in đồng."""
    home = {
        "dong_tien": "VND",
        "gia_mong_muon": "38000",
        "nuoc_den": "VN",
        "noi_den": "Hà Nội",
        "incoterm": "EXW",
        "thanh_toan": "domestic",
        "nguoi_mua": "Trần Thị Mẫu",
        "cong_ty": "",
        "nuoc": "VN",
        "dien_thoai": "0900 000 000",
    }
    return answers(goods, **{**home, **changes})


def unconfirmed(
    goods: ProductPage | StallPage | None = None, *, applicant: Any = None, key: str = "", **changes: Any
) -> TradeEnquiry:
    goods = goods or product()
    language = changes.pop("language", Language.ENGLISH)
    filled = changes.pop("answers", None) or answers(goods, **changes)
    version = form_page(language).published_version
    assert version is not None
    submission = Submission(
        version=version,
        answers=filled,
        attachments=changes.pop("attachments", []),
        applicant=applicant,
        idempotency_key=key or f"trade-{next(_numbers)}",
    )
    return receive(submission=submission, language=language)


def buyer(enquiry: TradeEnquiry) -> Party:
    return Party.of_side(enquiry, Side.BUYER)


def seller(enquiry: TradeEnquiry) -> Party:
    return Party.of_side(enquiry, Side.SELLER)


def opened(goods: ProductPage | StallPage | None = None, **changes: Any) -> TradeEnquiry:
    """Confirmed: the stall has it."""
    enquiry = unconfirmed(goods, **changes)
    act(enquiry=enquiry, transition="confirm_email", actor=buyer(enquiry))
    return enquiry


def terms(**changes: Any) -> dict[str, Any]:
    """A quotation as it is typed by a Vietnamese merchant: 500 kg at 1.4 dollars, 30 % deposit."""
    return {
        "quantity": "500",
        "unit": "kg",
        "unit_price": "1,4",
        "currency": "USD",
        "incoterm": "DAP",
        "place": "Kim Thanh border gate, Lao Cai",
        "payment_term": "deposit",
        "deposit_percent": "30",
        "lead_days": "15",
        "valid_until": (timezone.localdate() + timedelta(days=14)).strftime("%d/%m/%Y"),
        "note": "",
        **changes,
    }


def domestic_terms(**changes: Any) -> dict[str, Any]:
    home = {
        "unit_price": "40.000",
        "currency": "VND",
        "incoterm": "EXW",
        "place": "Lào Cai",
        "payment_term": "domestic",
    }
    return terms(**{**home, "deposit_percent": "0", **changes})


def quoted(goods: ProductPage | StallPage | None = None, *, quotation: Any = None, **changes: Any) -> TradeEnquiry:
    enquiry = opened(goods, **changes)
    act(enquiry=enquiry, transition="quote", actor=seller(enquiry), data=quotation or terms())
    return enquiry


def agreed(goods: ProductPage | StallPage | None = None, **changes: Any) -> TradeEnquiry:
    enquiry = quoted(goods, **changes)
    act(enquiry=enquiry, transition="accept", actor=buyer(enquiry), data={"number": "1"})
    return enquiry


def advance(enquiry: TradeEnquiry, *stages: str) -> TradeEnquiry:
    """The seller declares each stage, the buyer confirms it."""
    for stage in stages:
        act(enquiry=enquiry, transition=f"declare_{stage}", actor=seller(enquiry))
        act(enquiry=enquiry, transition=f"confirm_{stage}", actor=buyer(enquiry))
    return enquiry


def disputed(enquiry: TradeEnquiry | None = None, **changes: Any) -> TradeEnquiry:
    enquiry = enquiry or agreed(**changes)
    act(
        enquiry=enquiry,
        transition=f"dispute_{enquiry.state}",
        actor=buyer(enquiry),
        data={"note": "Hàng không đúng như đã báo."},
    )
    return enquiry
