"""The paper of an order, in Vietnamese and English, printed once at the agreement and kept."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone, translation

from catalogue.products.units import Unit
from catalogue.trade.countries import Country
from catalogue.trade.numbers import show_quantity
from catalogue.trade.purposes import FILE_PURPOSE
from catalogue.trade.terms import Currency, Incoterm, PaymentTerm
from catalogue.trade.vietqr import vietqr
from portal.papers import printable
from portal.papers.press import CREATOR, Press, inputs_for
from portal.private_files.actions import attach, store
from portal.private_files.policies import PDF, UploadPolicy
from portal.vietnamese import format_phone, money_in_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from catalogue.stalls.pages import StallPage
    from catalogue.trade.enquiries import TradeEnquiry
    from catalogue.trade.money import Money
    from catalogue.trade.orders import Order
    from portal.private_files.models import PrivateFile

TEMPLATE = Path(__file__).parent / "papers" / "order.typ"
POLICY = UploadPolicy.usual(content_types=(PDF,), max_files=1)
_presses: dict[Path, Press] = {}


def print_order(order: Order) -> PrivateFile:
    """Sets the paper of an order that is not saved yet, and keeps it as a file of the trade."""
    press = _presses.setdefault(TEMPLATE, Press(TEMPLATE))
    pdf = press.print(inputs(order), issued_at=order.agreed_at)
    name = f"{order.number}.pdf"
    return attach(file=store(content=io.BytesIO(pdf), name=name, purpose=FILE_PURPOSE, policy=POLICY))


def inputs(order: Order) -> dict[str, str]:
    """What the template reads: the agreed terms in both languages, and the code for the transfer where one is due."""
    return inputs_for(printable.printable(content(order)), qr=transfer_code(order))


def transfer_code(order: Order) -> str:
    """The bank transfer of the deposit, or of the whole where there is none; empty where nothing is paid in đồng to
    an account of the seller's."""
    stall = order.enquiry.stall
    if order.currency != Currency.VND or stall is None or not (stall.bank_bin and stall.bank_account):
        return ""
    amount = _due_first(order)
    return vietqr(bank_bin=stall.bank_bin, account=stall.bank_account, amount=int(amount.amount), purpose=order.number)


def _due_first(order: Order) -> Money:
    return order.deposit_money if order.deposit else order.total_money


def content(order: Order) -> dict[str, Any]:
    enquiry, quotation = order.enquiry, order.quotation
    note = quotation.note if printable.MISSING not in printable.letters(quotation.note) else ""
    return {
        "code": order.number,
        "trade": enquiry.code,
        "creator": CREATOR,
        "demonstration": settings.DEMONSTRATION,
        "agreed": _both(lambda: _moment(order)),
        "seller": _seller(enquiry),
        "buyer": _buyer(enquiry),
        "goods": _goods(enquiry),
        "quantity": _both(lambda: show_quantity(quotation.quantity, quotation.unit)),
        "unit_note": quotation.unit_note,
        "price": _both(lambda: f"{quotation.price} / {Unit(quotation.unit).label}"),
        "total": _both(lambda: str(order.total_money)),
        "in_words": money_in_words(int(order.total)) if order.currency == Currency.VND else "",
        "deposit": _both(lambda: f"{order.deposit_money} ({quotation.deposit_percent} %)") if order.deposit else [],
        "balance": _both(lambda: str(order.balance_money)) if order.deposit else [],
        "delivery": _both(lambda: f"{Incoterm(quotation.incoterm).label}"),
        "place": quotation.place,
        "payment": _both(lambda: str(PaymentTerm(quotation.payment_term).label)),
        "lead_days": quotation.lead_days,
        "note": note,
        "note_is_elsewhere": bool(quotation.note) and not note,
        "quotation": quotation.number,
        "bank": _bank(order),
    }


def _both(text: Callable[[], str]) -> list[str]:
    """The same in Vietnamese and in English; once where they do not differ."""
    found = []
    for language in ("vi", "en"):
        with translation.override(language):
            found.append(text())
    return list(dict.fromkeys(found))


def _moment(order: Order) -> str:
    local = timezone.localtime(order.agreed_at)
    return f"{local:%H:%M} {date_text(local.date())}"


def date_text(day: date) -> str:
    """`03/02/2027`, or with the month as a word for readers who would take it for March."""
    return f"{day:%d/%m/%Y}" if translation.get_language() == "vi" else f"{day.day} {day:%B} {day.year}"


def _seller(enquiry: TradeEnquiry) -> dict[str, str]:
    stall: StallPage | None = enquiry.stall
    if stall is None:
        return {"name": enquiry.stall_name, "person": "", "tax_code": "", "address": "", "phone": "", "email": ""}
    return {
        "name": stall.legal_name,
        "person": stall.representative,
        "tax_code": stall.tax_code,
        "address": ", ".join(filter(None, [stall.address, stall.unit.name])),
        "phone": format_phone(stall.phone) if stall.phone else "",
        "email": stall.email,
    }


def _buyer(enquiry: TradeEnquiry) -> dict[str, Any]:
    """Named in Latin letters where the buyer's own have no place on the paper."""
    own = enquiry.buyer_company or enquiry.buyer_name
    return {
        "name": own if printable.MISSING not in printable.letters(own) else enquiry.buyer_latin,
        "person": enquiry.buyer_name
        if enquiry.buyer_company and printable.MISSING not in printable.letters(enquiry.buyer_name)
        else "",
        "country": _both(lambda: str(Country(enquiry.buyer_country).label)),
        "phone": enquiry.buyer_phone,
        "email": enquiry.buyer_email,
    }


def _goods(enquiry: TradeEnquiry) -> dict[str, Any]:
    product = enquiry.product
    names = [enquiry.goods_name, product.name_en if product is not None else ""]
    return {
        "names": list(dict.fromkeys(filter(None, names))),
        "hs_code": product.hs_code if product is not None else "",
        "origin": product.origin.name if product is not None else "",
    }


def _bank(order: Order) -> dict[str, Any]:
    stall = order.enquiry.stall
    if not transfer_code(order) or stall is None:
        return {}
    return {
        "holder": stall.bank_holder,
        "account": stall.bank_account,
        "bin": stall.bank_bin,
        "amount": str(_due_first(order)),
    }
