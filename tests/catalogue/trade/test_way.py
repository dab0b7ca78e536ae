"""A trade from the first question to the last payment, as both sides go through it in their browsers."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from catalogue.languages import Language
from catalogue.trade.addresses import enquiry_url
from catalogue.trade.enquiries import TradeEnquiry
from catalogue.trade.states import TradeState
from portal.notifications.models import Message
from tests.factories import catalogue as factory
from tests.factories import trade

pytestmark = pytest.mark.django_db


def link_in(text: str) -> str:
    """The path of the trade's address in a mail."""
    found = re.search(r"http://[^/\s]+(/cho-ao/giao-dich/\S+)", text)
    assert found, text
    return found[1]


def last_mail(to: str) -> Message:
    return Message.objects.filter(to=to).order_by("-pk")[0]


def fill(client: Client, start: str, sections: list[dict[str, str]]) -> str:
    """Fills the form section by section and sends it; the address of the receipt."""
    address = start
    for typed in sections:
        page = client.get(address)
        assert page.status_code == 200, address
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode()))
        hidden.pop("csrfmiddlewaretoken", None)
        response = client.post(address, {**hidden, **typed})
        assert response.status_code == 302
        address = response["Location"]
    response = client.post(address, {"cam_doan": "co"})
    assert response.status_code == 302
    return response["Location"]


ENGLISH = [
    {
        "so_luong": "1,250",
        "don_vi": "kg",
        "gia_mong_muon": "1.50",
        "dong_tien": "USD",
        "can_truoc": (timezone.localdate() + timedelta(days=60)).strftime("%d/%m/%Y"),
    },
    {
        "nuoc_den": "CN",
        "noi_den": "Hekou",
        "incoterm": "DAP",
        "thanh_toan": "deposit",
        "loi_nhan": "New crop only, vacuum packed.",
    },
    {
        "nguoi_mua": "Li Sample",
        "cong_ty": "Kunming Sample Trading",
        "nuoc": "CN",
        "thu_dien_tu": "li@example.com",
        "dien_thoai": "+86 871 0000 0000",
    },
]


def test_the_whole_way_in_english_from_the_enquiry_to_the_last_payment(settings):
    settings.FORM_MINIMUM_SECONDS = 0
    product = factory.product(name_en="Seng Cu rice")
    merchant = factory.merchant(product.stall)
    trade.form_page(Language.ENGLISH)
    buyer, seller = Client(), Client()
    seller.force_login(merchant)

    # The buyer asks.
    start = enquiry_url(stall=product.stall, product=product)
    page = buyer.get(start)
    assert page.status_code == 200
    assert "Seng Cu rice" in page.content.decode()
    begin = re.search(r'href="(/bieu-mau/[^"]*hang=product[^"]*)"', page.content.decode())
    assert begin
    receipt = fill(buyer, begin[1].replace("&amp;", "&"), ENGLISH)
    assert "li@example.com" in buyer.get(receipt).content.decode()
    enquiry = TradeEnquiry.objects.get()
    assert enquiry.state == TradeState.UNCONFIRMED
    assert (enquiry.quantity, enquiry.target_price, enquiry.buyer_phone) == (1250, 1.5, "+8687100000000")
    room = f"/cho-ao/giao-dich/{enquiry.code}/"

    # Nothing reaches the stall before the address is confirmed; opening the link is not confirming.
    assert seller.get(room).status_code == 404
    assert not Message.objects.filter(to=product.stall.email).exists()
    confirmation = link_in(last_mail("li@example.com").body)
    assert buyer.get(confirmation).status_code == 200
    enquiry.refresh_from_db()
    assert enquiry.state == TradeState.UNCONFIRMED
    assert buyer.post(confirmation).status_code == 302
    told = last_mail(product.stall.email)
    assert "Li Sample" not in told.body + told.subject
    assert "li@example.com" not in told.body

    # The seller sees what is asked, not who asks, and quotes.
    seen = seller.get(room).content.decode()
    assert "Li Sample" not in seen
    assert "li@example.com" not in seen
    revision = TradeEnquiry.objects.get().revision
    response = seller.post(f"{room}quote/", {**trade.terms(quantity="1.250"), "revision": revision})
    assert response.status_code == 302
    seen = seller.get(room).content.decode()
    assert "Li Sample" in seen
    assert "+8687100000000" in seen

    # The buyer comes by the link of the mail, bargains, and accepts the next quotation.
    other_browser = Client()
    assert other_browser.get(room).status_code == 404
    link = link_in(last_mail("li@example.com").body)
    assert other_browser.get(link)["Location"] == room
    assert "1,750.00" in other_browser.get(f"{room}?ngon-ngu=en").content.decode()
    revision = TradeEnquiry.objects.get().revision
    offer = trade.terms(quantity="1,250", unit_price="1.30", note="For a first order.")
    response = other_browser.post(f"{room}counter/", {**offer, "revision": revision})
    assert response.status_code == 302
    revision = TradeEnquiry.objects.get().revision
    response = seller.post(f"{room}quote/", {**trade.terms(quantity="1.250", unit_price="1,35"), "revision": revision})
    assert response.status_code == 302
    revision = TradeEnquiry.objects.get().revision
    assert other_browser.post(f"{room}accept/", {"number": "3", "revision": revision}).status_code == 302
    enquiry = TradeEnquiry.objects.get()
    assert enquiry.state == TradeState.AGREED
    order = enquiry.placed_order
    assert str(order.total) == "1687.50"
    assert str(order.deposit) == "506.25"

    # Both open the same paper.
    papers = [b"".join(one.get(order.contract.get_absolute_url()).streaming_content) for one in (other_browser, seller)]
    assert papers[0] == papers[1]
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(papers[0])).pages)
    assert "Kunming Sample Trading" in text
    assert Client().get(order.contract.get_absolute_url()).status_code in (403, 404)

    # Stage by stage: one declares, the other confirms.
    for number, stage in enumerate(("deposited", "shipped", "received", "closed")):
        first, second = (other_browser, seller) if number % 2 == 0 else (seller, other_browser)
        assert first.post(f"{room}declare_{stage}/", {}).status_code == 302
        assert TradeEnquiry.objects.get().state != stage
        first.post(f"{room}confirm_{stage}/", {})
        assert TradeEnquiry.objects.get().state != stage
        assert second.post(f"{room}confirm_{stage}/", {}).status_code == 302
        assert TradeEnquiry.objects.get().state == stage
    for one in (other_browser, seller):
        assert one.get(room).status_code == 200
