"""What goes on at the market: applications, a price that waits, trades and reports, each by its real acts."""

from __future__ import annotations

import io
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from catalogue.demo.content.cases import APPLICATIONS, REPORTS, Application, Report
from catalogue.demo.content.trades import SELLER, TRADES, Trade
from catalogue.demo.goods import code_of
from catalogue.demo.ground import moderator
from catalogue.demo.pictures.papers import sample_paper
from catalogue.market.goods_field import PRODUCT
from catalogue.products.offer_actions import change_offer
from catalogue.products.pages import ProductPage
from catalogue.stalls.openings import access as opening_access
from catalogue.stalls.openings import actions as openings
from catalogue.stalls.openings.models import StallOpening
from catalogue.stalls.openings.pages import StallOpeningFormPage
from catalogue.stalls.pages import StallPage
from catalogue.stalls.rights import merchants_of
from catalogue.trade.actions import act
from catalogue.trade.enquiries import TradeEnquiry
from catalogue.trade.pages import EnquiryFormPage
from catalogue.trade.parties import Party
from catalogue.trade.receiving import receive
from catalogue.trade.terms import Side
from catalogue.violations import actions as violations
from catalogue.violations.models import ViolationReport
from catalogue.violations.pages import ReportFormPage
from portal.accounts.models import User
from portal.casework.actions import apply
from portal.form_pages.submission import Submission
from portal.organisations.models import AdministrativeUnit
from portal.private_files.actions import store

if TYPE_CHECKING:
    from datetime import datetime

    from catalogue.demo.times import Clock
    from portal.form_pages.models import FormPage

VALID_DAYS = 60  # longer than the oldest story: a form takes no day that is over
DEARER = ("man-hoa-bac-ha/man-say-deo", Decimal(72_000))


def load_stories(clock: Clock) -> None:
    for application in APPLICATIONS:
        _apply_for_stall(application, clock)
    _propose_price()
    for trade in TRADES:
        _trade(trade, clock)
    for report in REPORTS:
        _report(report, clock)


def goods(path: str) -> ProductPage:
    stall, _slash, slug = path.partition("/")
    return ProductPage.objects.child_of(StallPage.objects.get(slug=stall)).get(slug=slug)


def _submission(page: FormPage, key: str, answers: dict[str, Any], **more: Any) -> Submission:
    version = page.published_version
    if version is None:
        raise ValueError("the forms of the demonstration are published before its cases")
    values: dict[str, Any] = {"attachments": [], "applicant": None, **more}
    return Submission(version=version, answers=answers, idempotency_key=key, **values)


def _apply_for_stall(one: Application, clock: Clock) -> None:
    key = f"demo-opening-{one.number}"
    if StallOpening.objects.filter(idempotency_key=key).exists():
        return
    applicant = User.objects.get(username=one.applicant)
    unit = AdministrativeUnit.objects.get(code=one.unit)
    answers = {
        "loai_chu_the": one.kind,
        "ten_gian_hang": one.name,
        "ten_phap_ly": one.representative if one.kind == "person" else f"{one.name} Mẫu",
        "ma_so": code_of(one.number, one.kind),
        "so_dang_ky": f"MAU-{one.number:04}",
        "noi_cap": f"Ủy ban nhân dân {unit.name}",
        "ngay_cap": "2024-03-12",
        "nguoi_dai_dien": one.representative,
        "xa_phuong": {"code": unit.code, "name": unit.name},
        "dia_chi": "Thôn Mẫu",
        "dien_thoai": f"+84214{one.number:07}",
        "thu_dien_tu": f"nguoixin{one.number}@example.com",
        "mat_hang": one.goods,
        "thuc_pham": True,
        "dong_y_quy_che": True,
    }
    attachments = []
    if one.has_paper:
        content = io.BytesIO(sample_paper("GIAY DANG KY", number=one.number))
        paper = store(content=content, name="giay-dang-ky-mau.jpg", purpose=opening_access.FILE_PURPOSE)
        attachments.append(("giay_dang_ky", paper))
    page = StallOpeningFormPage.objects.get()
    submission = _submission(page, key, answers, applicant=applicant, attachments=attachments)
    case = openings.receive(submission=submission, now=clock.office(one.days))
    for transition, days, data in one.acts:
        apply(case=case, transition=transition, actor=moderator(), data=data, now=clock.office(days))


def _propose_price() -> None:
    """A merchant asks for another price; the policy makes it wait for a moderator."""
    path, price = DEARER
    offer = goods(path).offer
    if offer.changes.exists():
        return
    user = merchants_of(offer.page.stall)[0]
    change_offer(offer=offer, user=user, price=price, unit=offer.unit, stock=offer.stock, minimum=offer.minimum)


def _answers(one: Trade, product: ProductPage) -> dict[str, Any]:
    answers = {
        "hang": {"kind": PRODUCT, "pk": product.pk, "name": product.title},
        "so_luong": one.quantity,
        "don_vi": one.unit,
        "gia_mong_muon": one.target,
        "dong_tien": one.currency,
        "nuoc_den": one.country,
        "noi_den": one.place,
        "incoterm": one.incoterm,
        "thanh_toan": one.payment,
        "loi_nhan": one.message,
        "nguoi_mua": one.buyer,
        "ten_latin": one.latin,
        "cong_ty": one.company,
        "nuoc": one.country,
        "thu_dien_tu": f"{one.account}@example.com" if one.account else f"nguoimua{one.number}@example.com",
    }
    return {key: answer for key, answer in answers.items() if answer != ""}


def _trade(one: Trade, clock: Clock) -> None:
    key = f"demo-trade-{one.number}"
    if TradeEnquiry.objects.filter(idempotency_key=key).exists():
        return
    product = goods(one.goods)
    buyer = User.objects.get(username=one.account) if one.account else None
    page = EnquiryFormPage.objects.get(language=one.language)
    submission = _submission(page, key, _answers(one, product), applicant=buyer)
    at = clock.ago(one.days)
    enquiry = receive(submission=submission, language=one.language, now=at)
    seller = merchants_of(product.stall)[0]
    for side, transition, days, said in one.acts:
        enquiry.refresh_from_db()
        if transition == "confirm_email" and enquiry.email_confirmed_at is not None:
            continue
        at = max(at, clock.ago(days))
        actor = seller if side == SELLER else (buyer or Party.of_side(enquiry, Side.BUYER))
        act(enquiry=enquiry, transition=transition, actor=actor, data=_said(enquiry, transition, said, at), now=at)


def _said(enquiry: TradeEnquiry, transition: str, said: dict[str, Any], at: datetime) -> dict[str, Any]:
    if transition in ("quote", "counter"):
        until = at.date() + timedelta(days=VALID_DAYS)
        return {"valid_until": until.isoformat(), **said}
    if transition in ("accept", "accept_counter"):
        on_table = enquiry.open_quotation
        return {"number": on_table.number if on_table else None, **said}
    return said


def _report(one: Report, clock: Clock) -> None:
    key = f"demo-report-{one.number}"
    if ViolationReport.objects.filter(idempotency_key=key).exists():
        return
    product = goods(one.goods)
    answers = {
        "hang": {"kind": PRODUCT, "pk": product.pk, "name": product.title},
        "ly_do": one.reason,
        "noi_dung": one.details,
        "thu_dien_tu": f"nguoibao{one.number}@example.com",
    }
    submission = _submission(ReportFormPage.objects.get(), key, answers)
    report = violations.receive(submission=submission, now=clock.office(one.days))
    for transition, days, data in one.acts:
        said = dict(data)
        if "until" in said:
            said["until"] = (clock.today + timedelta(days=said["until"])).isoformat()
        apply(case=report, transition=transition, actor=moderator(), data=said, now=clock.office(days))
