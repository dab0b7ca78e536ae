"""The order's paper, and the code that banking apps read off it."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from catalogue.trade import order_paper
from catalogue.trade.vietqr import crc16, vietqr
from portal.private_files import contents
from tests.factories import catalogue as factory
from tests.factories import trade

BANK = {"bank_bin": "970400", "bank_account": "0000000001", "bank_holder": "HTX THU NGHIEM"}


def bytes_of(order) -> bytes:
    return contents.read(order.contract.storage_name)


def text_of(order) -> str:
    pdf = bytes_of(order)
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def fields(text: str) -> dict[str, str]:
    """Tag, length, value; as a reader takes the code apart."""
    found, place = {}, 0
    while place < len(text):
        tag, length = text[place : place + 2], int(text[place + 2 : place + 4])
        found[tag] = text[place + 4 : place + 4 + length]
        place += 4 + length
    return found


def test_the_check_sum_is_that_of_the_published_vectors():
    assert crc16("123456789") == 0x29B1  # CRC-16/CCITT-FALSE, of its definition
    # NAPAS's examples of a transfer to an account, without and with an amount.
    plain = "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN6304"
    assert crc16(plain) == 0x9E6F
    paid = (
        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN"
        "62340107NPS68690819thanh toan don hang6304"
    )
    assert crc16(paid) == 0x2E2E


def test_the_code_says_bank_account_amount_and_purpose():
    text = vietqr(bank_bin="970403", account="0011012345678", amount=180_000, purpose="Đơn hàng DH-H38.10/7")
    outer = fields(text)
    assert outer["00"] == "01"
    assert outer["01"] == "12"
    merchant = fields(outer["38"])
    assert (merchant["00"], merchant["02"]) == ("A000000727", "QRIBFTTA")
    assert fields(merchant["01"]) == {"00": "970403", "01": "0011012345678"}
    assert (outer["53"], outer["54"], outer["58"]) == ("704", "180000", "VN")
    assert fields(outer["62"]) == {"08": "DON HANG DH H38 10 7"}
    assert outer["63"] == f"{crc16(text[:-4]):04X}"
    # The same by hand, tag after tag.
    assert text.startswith("00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA5303704")


@pytest.mark.parametrize(
    "wrong", [{"bank_bin": "97040"}, {"account": ""}, {"account": "1 2"}, {"account": "1" * 20}, {"amount": 0}]
)
def test_no_code_is_made_for_what_no_bank_has(wrong):
    with pytest.raises(ValueError, match="BIN"):
        vietqr(**{"bank_bin": "970403", "account": "001", "amount": 1, **wrong})


@pytest.mark.django_db
def test_the_paper_says_the_terms_in_both_languages():
    stall = factory.stall(**BANK, phone="")
    product = factory.product(stall, title="Gạo Séng Cù", name_en="Seng Cu rice", hs_code="100630")
    enquiry = trade.agreed(product)
    shown = text_of(enquiry.placed_order)
    for text in (
        "ĐƠN ĐẶT HÀNG",
        "PURCHASE ORDER",
        enquiry.placed_order.number,
        stall.legal_name,
        "Kunming Sample Trading",
        "Gạo Séng Cù",
        "Seng Cu rice",
        "HS 100630",
        "700,00 USD",
        "210,00 USD (30 %)",
        "490,00 USD",
        "Kim Thanh border gate, Lao Cai",
        "Cổng không giữ tiền",
        "The portal holds no money",
    ):
        assert text.replace(" ", "") in shown.replace(" ", "").replace("\u00a0", ""), text
    assert "VietQR" not in shown


@pytest.mark.django_db
def test_an_order_in_dong_carries_the_transfer_of_the_deposit():
    product = factory.product(factory.stall(**BANK))
    enquiry = trade.agreed(
        answers=trade.domestic_answers(product), quotation=trade.domestic_terms(deposit_percent="25")
    )
    order = enquiry.placed_order
    assert "VietQR" in text_of(order)
    outer = fields(order_paper.transfer_code(order))
    assert outer["54"] == "5000000"
    assert fields(fields(outer["38"])["01"]) == {"00": "970400", "01": "0000000001"}
    assert "<svg" in order_paper.inputs(order)["qr"]


@pytest.mark.django_db
def test_letters_the_paper_lacks_are_replaced_by_what_the_buyer_wrote_in_latin():
    enquiry = trade.agreed(cong_ty="昆明样品贸易有限公司", nguoi_mua="李样", ten_latin="Kunming Yangpin Trading")
    shown = text_of(enquiry.placed_order)
    assert "Kunming Yangpin Trading" in shown
    assert "□" not in shown


@pytest.mark.django_db
def test_the_paper_is_kept_and_does_not_follow_later_changes():
    product = factory.product()
    enquiry = trade.agreed(product)
    order = enquiry.placed_order
    first = bytes_of(order)
    product.stall.legal_name = "Tên khác"
    product.stall.save()
    enquiry.refresh_from_db()
    assert bytes_of(type(order).objects.get(pk=order.pk)) == first
    metadata = PdfReader(io.BytesIO(first)).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
