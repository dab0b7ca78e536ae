"""What may be quoted, asked and agreed; and what the database itself refuses."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from catalogue.languages import Language
from catalogue.stalls.actions import close, suspend
from catalogue.trade.actions import act, expire
from catalogue.trade.enquiries import TradeEnquiry
from catalogue.trade.money import CurrenciesDiffer, Money
from catalogue.trade.numbers import parse_amount
from catalogue.trade.orders import Order
from catalogue.trade.presentation import quantity_text
from catalogue.trade.quotations import Quotation
from catalogue.trade.receiving import phone_of
from portal.casework.errors import InvalidData, NotAllowed
from portal.notifications.models import Message
from tests.factories import catalogue as factory
from tests.factories import trade

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def quote(enquiry: TradeEnquiry, **changes: str) -> None:
    act(enquiry=enquiry, transition="quote", actor=trade.seller(enquiry), data=trade.terms(**changes))


def refusals(enquiry: TradeEnquiry, **changes: str) -> dict[str, list[str]]:
    with pytest.raises(InvalidData) as refused:
        quote(enquiry, **changes)
    enquiry.refresh_from_db()
    assert enquiry.quotations.count() == 0
    return {name: [str(error) for error in errors] for name, errors in refused.value.form.errors.items()}


# --- Quotations -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"unit_price": "0"}, "unit_price"),
        ({"unit_price": "-1"}, "unit_price"),
        ({"unit_price": "0,00001"}, "unit_price"),
        ({"unit_price": "một đô"}, "unit_price"),
        ({"unit_price": "99.999.999.999"}, "unit_price"),
        ({"quantity": "0"}, "quantity"),
        ({"quantity": "-5"}, "quantity"),
        ({"quantity": "0,001", "unit_price": "0,01"}, "unit_price"),
        ({"currency": "EUR"}, "currency"),
        ({"currency": "VND", "unit_price": "40.000,5"}, "unit_price"),
        ({"incoterm": "XXX"}, "incoterm"),
        ({"place": ""}, "place"),
        ({"place": "昆明"}, "place"),
        ({"deposit_percent": "101"}, "deposit_percent"),
        ({"deposit_percent": "0"}, "deposit_percent"),
        ({"lead_days": "-1"}, "lead_days"),
        ({"valid_until": "01/01/2020"}, "valid_until"),
        ({"valid_until": "01/01/2099"}, "valid_until"),
        ({"valid_until": "31/02/2027"}, "valid_until"),
        ({"unit": "bag"}, "unit_note"),
        ({"unit": "litre"}, "unit_note"),
        ({"note": "x" * 10_000}, "note"),
    ],
)
def test_terms_that_cannot_hold_are_refused_at_their_box(changes, field):
    assert field in refusals(trade.opened(), **changes)


def test_another_unit_is_taken_where_it_can_be_reckoned_or_is_explained():
    enquiry = trade.opened()
    quote(enquiry, quantity="0,5", unit="tonne", unit_price="1.400")
    (first,) = enquiry.all_quotations
    assert (first.unit, first.unit_note) == ("tonne", "")
    assert quantity_text(first, enquiry) == "0,5 tấn (500 kg)"
    quote(enquiry, quantity="100", unit="bag", unit_note="Một túi là 5 kg.", unit_price="7")
    assert enquiry.all_quotations[0].unit_note == "Một túi là 5 kg."


def test_trade_within_the_country_is_paid_in_dong():
    enquiry = trade.opened(answers=trade.domestic_answers(factory.product()))
    assert "currency" in refusals(enquiry, currency="USD")
    quote(enquiry, **trade.domestic_terms())
    assert str(enquiry.all_quotations[0].total.amount) == "20000000"


def test_a_sign_that_no_database_takes_is_left_out():
    enquiry = trade.opened()
    quote(enquiry, note="Hàng\x00 mới", place="Kim\x00 Thanh")
    assert (enquiry.all_quotations[0].note, enquiry.all_quotations[0].place) == ("Hàng mới", "Kim Thanh")


def test_a_new_quotation_takes_the_place_of_the_one_on_the_table():
    enquiry = trade.quoted()
    quote(enquiry, unit_price="1,3")
    assert [(one.number, one.state) for one in enquiry.all_quotations] == [(2, "open"), (1, "superseded")]
    with pytest.raises(InvalidData, match="không còn trên bàn"):
        act(enquiry=enquiry, transition="accept", actor=trade.buyer(enquiry), data={"number": "1"})
    act(enquiry=enquiry, transition="accept", actor=trade.buyer(enquiry), data={"number": "2"})
    assert enquiry.placed_order.total == Decimal("650.00")


def test_the_buyer_bargains_and_the_seller_agrees():
    enquiry = trade.quoted()
    buyer, seller = trade.buyer(enquiry), trade.seller(enquiry)
    act(enquiry=enquiry, transition="counter", actor=buyer, data=trade.terms(unit_price="1,2"))
    with pytest.raises(NotAllowed):
        act(enquiry=enquiry, transition="accept_counter", actor=buyer, data={"number": "2"})
    act(enquiry=enquiry, transition="accept_counter", actor=seller, data={"number": "2"})
    assert (enquiry.state, enquiry.placed_order.total) == ("agreed", Decimal("600.00"))


def test_offers_end_after_their_last_day_and_may_be_made_anew():
    enquiry, today = trade.quoted(), timezone.localdate()
    Quotation.objects.update(valid_until=today - timedelta(days=1))
    enquiry.forget_papers()
    with pytest.raises(InvalidData, match="hết hiệu lực"):
        act(enquiry=enquiry, transition="accept", actor=trade.buyer(enquiry), data={"number": "1"})
    other = trade.quoted()
    assert (expire(), expire()) == (1, 0)
    enquiry.refresh_from_db()
    other.refresh_from_db()
    assert (enquiry.state, other.state) == ("expired", "quoted")
    assert Message.objects.filter(to=enquiry.buyer_email, key__contains=":expire:").exists()
    enquiry.forget_papers()
    quote(enquiry)
    assert (enquiry.state, enquiry.closed_at) == ("quoted", None)


def test_enquiries_that_nobody_confirms_end_after_a_week():
    enquiry = trade.unconfirmed()
    assert expire(now=timezone.now() + timedelta(days=6)) == 0
    assert expire(now=timezone.now() + timedelta(days=8)) == 1
    assert not Message.objects.filter(to=enquiry.stall.email).exists()


# --- Enquiries ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"so_luong": "0"}, "số lượng"),
        ({"so_luong": "-3"}, "số lượng"),
        ({"so_luong": "99999999999999"}, "số lượng"),
        ({"gia_mong_muon": "0"}, "giá mong muốn"),
        ({"gia_mong_muon": "-1"}, "giá mong muốn"),
        ({"don_vi": "carat"}, "đơn vị"),
        ({"nuoc_den": "Mars"}, "nước đến"),
        ({"can_truoc": "2020-01-01"}, "đã qua"),
        ({"dien_thoai": "call me"}, "Số điện thoại"),
        ({"cong_ty": "昆明样品贸易有限公司"}, "chữ Latin"),
        ({"hang": {"kind": "product", "pk": 999_999, "name": "?"}}, "không mở"),
    ],
)
def test_enquiries_that_do_not_hold_are_refused_with_a_sentence(changes, sentence):
    with pytest.raises(ValidationError, match=sentence):
        trade.unconfirmed(factory.product(), **changes)
    assert not TradeEnquiry.objects.exists()


def test_a_chinese_name_is_kept_with_its_latin_form():
    enquiry = trade.unconfirmed(cong_ty="昆明样品贸易有限公司", ten_latin="Kunming Yangpin Trading Co., Ltd.")
    assert (enquiry.buyer_company[:2], enquiry.buyer_latin[:7]) == ("昆明", "Kunming")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+86 138-0000-0000", "+8613800000000"),
        ("0900 000 000", "0900000000"),
        ("(+1) 000 000 0000", "10000000000"),
        ("", ""),
    ],
)
def test_phone_numbers_of_any_country_are_kept_as_digits(typed, kept):
    assert phone_of(typed) == kept


def test_the_same_submission_is_one_enquiry():
    product = factory.product()
    first, second = (trade.unconfirmed(product, key="hai-lan") for _time in range(2))
    assert first.pk == second.pk
    assert Message.objects.count() == 1


def test_one_address_has_ten_unconfirmed_enquiries_at_most():
    product = factory.product()
    for _number in range(10):
        trade.unconfirmed(product, thu_dien_tu="many@example.com")
    with pytest.raises(ValidationError, match="10 câu hỏi giá chưa xác nhận"):
        trade.unconfirmed(product, thu_dien_tu="MANY@example.com")


def test_merchants_do_not_ask_their_own_stall():
    product = factory.product()
    with pytest.raises(ValidationError, match="chính mình"):
        trade.unconfirmed(product, applicant=factory.merchant(product.stall))


# --- Stalls that stop -----------------------------------------------------------------------------------------------
def test_a_suspended_stall_takes_no_enquiry_at_any_door():
    product = factory.product()
    page = trade.form_page(Language.VIETNAMESE)
    goods = f"product:{product.pk}"
    begin = f"{reverse('form_pages:begin', args=[page.pk])}?hang={goods}"
    assert Client().get(f"{page.url}?hang={goods}").content.decode().count("Bắt đầu hỏi giá") == 1
    suspend(stall=product.stall, reason="Kiểm tra", actor=factory.moderator())
    start = Client().get(f"{page.url}?hang={goods}").content.decode()
    assert "không mở" in start
    assert "Bắt đầu hỏi giá" not in start
    client = Client()
    asked = client.post(begin, {"hang": goods, "so_luong": "5", "don_vi": "kg", "dong_tien": "VND"})
    assert "không còn trên chợ" in asked.content.decode()
    with pytest.raises(ValidationError, match="không mở"):
        trade.unconfirmed(product)


def test_of_a_suspended_stall_nothing_new_is_agreed_but_what_was_agreed_goes_on():
    product = factory.product()
    waiting, ordered = trade.quoted(product), trade.agreed(product)
    suspend(stall=product.stall, reason="Kiểm tra", actor=factory.moderator())
    waiting = TradeEnquiry.objects.get(pk=waiting.pk)
    with pytest.raises(NotAllowed):
        act(enquiry=waiting, transition="accept", actor=trade.buyer(waiting), data={"number": "1"})
    act(enquiry=waiting, transition="message", actor=trade.buyer(waiting), data={"note": "Khi nào mở lại?"})
    assert Message.objects.filter(to=waiting.buyer_email, key__contains=":stopped:").count() == 1
    assert not Message.objects.filter(to=ordered.buyer_email, key__contains=":stopped:").exists()
    ordered = TradeEnquiry.objects.get(pk=ordered.pk)
    trade.advance(ordered, "deposited", "shipped")
    assert ordered.state == "shipped"


def test_a_closed_stall_ends_what_is_not_agreed():
    product = factory.product()
    waiting, ordered = trade.quoted(product), trade.agreed(product)
    close(stall=product.stall, reason="Ngừng kinh doanh", actor=factory.moderator())
    waiting.refresh_from_db()
    ordered.refresh_from_db()
    assert (waiting.state, ordered.state) == ("declined", "agreed")


# --- Orders ---------------------------------------------------------------------------------------------------------
def test_without_a_deposit_there_is_no_deposit_to_be_paid():
    enquiry = trade.agreed(
        answers=trade.domestic_answers(factory.product()), quotation=trade.domestic_terms(deposit_percent="0")
    )
    with pytest.raises(NotAllowed):
        act(enquiry=enquiry, transition="declare_deposited", actor=trade.seller(enquiry))
    trade.advance(enquiry, "shipped", "received", "closed")
    assert enquiry.state == "closed"


def test_what_one_side_says_the_other_may_deny_and_the_first_take_back():
    enquiry = trade.agreed()
    buyer, seller = trade.buyer(enquiry), trade.seller(enquiry)
    act(enquiry=enquiry, transition="declare_deposited", actor=buyer)
    with pytest.raises(NotAllowed):
        act(enquiry=enquiry, transition="declare_deposited", actor=seller)
    with pytest.raises(InvalidData):
        act(enquiry=enquiry, transition="contradict", actor=seller, data={"note": " "})
    act(enquiry=enquiry, transition="contradict", actor=seller, data={"note": "Chưa thấy tiền."})
    assert (enquiry.state, enquiry.placed_order.declared_stage) == ("agreed", "")
    act(enquiry=enquiry, transition="declare_deposited", actor=buyer)
    act(enquiry=enquiry, transition="take_back", actor=buyer)
    assert enquiry.placed_order.declared_stage == ""


def test_an_order_is_cancelled_by_both_or_not_at_all():
    enquiry = trade.agreed()
    buyer, seller = trade.buyer(enquiry), trade.seller(enquiry)
    act(enquiry=enquiry, transition="declare_cancelled", actor=buyer, data={"note": "Không cần nữa."})
    with pytest.raises(NotAllowed):
        act(enquiry=enquiry, transition="confirm_cancelled", actor=buyer)
    assert enquiry.state == "agreed"
    act(enquiry=enquiry, transition="confirm_cancelled", actor=seller)
    assert enquiry.state == "cancelled"


@pytest.mark.parametrize(("settled", "ends_as"), [("settle_closed", "closed"), ("settle_cancelled", "cancelled")])
def test_moderators_settle_a_dispute(settled, ends_as):
    enquiry = trade.disputed()
    moderator = factory.moderator()
    act(enquiry=enquiry, transition="note", actor=moderator, data={"note": "Đã gọi hai bên."})
    with pytest.raises(NotAllowed):
        act(enquiry=enquiry, transition=settled, actor=trade.seller(enquiry), data={"note": "Tôi"})
    act(enquiry=enquiry, transition=settled, actor=moderator, data={"note": "Hai bên đồng ý."})
    assert enquiry.state == ends_as
    assert Message.objects.filter(to=enquiry.buyer_email, key__contains=settled).count() == 1


def test_a_settled_dispute_goes_back_to_the_stage_it_came_from():
    enquiry = trade.advance(trade.agreed(), "deposited", "shipped")
    trade.disputed(enquiry)
    moderator = factory.moderator()
    rows = {row.name for row in enquiry.table().available(moderator, enquiry)}
    assert rows == {"note", "return_shipped", "settle_closed", "settle_cancelled"}
    act(enquiry=enquiry, transition="return_shipped", actor=moderator, data={"note": "Giao bù 20 kg."})
    assert enquiry.state == "shipped"


# --- Constraints and money ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "broken",
    [
        lambda enquiry: Quotation.objects.filter(enquiry=enquiry).update(unit_price=0),
        lambda enquiry: Quotation.objects.filter(enquiry=enquiry).update(quantity=-1),
        lambda enquiry: Quotation.objects.filter(enquiry=enquiry).update(deposit_percent=101),
        lambda enquiry: Quotation.objects.filter(enquiry=enquiry).update(decided_at=None),
        lambda enquiry: Quotation.objects.filter(enquiry=enquiry).update(side="nobody"),
        lambda enquiry: _another(enquiry, number=1, state="withdrawn"),
        lambda enquiry: _another(enquiry, number=7, state="accepted"),
        lambda enquiry: [_another(enquiry, number=number, state="open") for number in (8, 9)],
        lambda enquiry: Order.objects.filter(enquiry=enquiry).update(total=0),
        lambda enquiry: Order.objects.filter(enquiry=enquiry).update(deposit=10**9),
        lambda enquiry: Order.objects.filter(enquiry=enquiry).update(declared_stage="shipped"),
        lambda enquiry: TradeEnquiry.objects.filter(pk=enquiry.pk).update(quantity=0),
        lambda enquiry: TradeEnquiry.objects.filter(pk=enquiry.pk).update(target_price=-1),
        lambda enquiry: TradeEnquiry.objects.filter(pk=enquiry.pk).update(email_confirmed_at=None),
        lambda enquiry: TradeEnquiry.objects.filter(pk=enquiry.pk).update(answered_at=None),
    ],
)
def test_the_database_refuses_what_must_never_be(broken):
    enquiry = trade.agreed()
    with pytest.raises(IntegrityError), transaction.atomic():
        broken(enquiry)


def _another(enquiry: TradeEnquiry, **changes) -> Quotation:
    (one,) = Quotation.objects.filter(enquiry=enquiry, number=1)
    one.pk = None
    one.decided_at = None if changes["state"] == "open" else timezone.now()
    for name, value in changes.items():
        setattr(one, name, value)
    one.save(force_insert=True)
    return one


def test_money_of_two_currencies_is_never_added_or_compared():
    dong, dollars = Money(Decimal(40_000), "VND"), Money(Decimal("1.50"), "USD")
    for wrong in (lambda: dong + dollars, lambda: dollars - dong, lambda: dong < dollars):
        with pytest.raises(CurrenciesDiffer):
            wrong()
    assert (dong + dong).amount == 80_000
    with pytest.raises(TypeError):
        Money(1.5, "USD")
    with pytest.raises(ValueError, match="EUR"):
        Money(Decimal(1), "EUR")


def test_sums_are_rounded_to_what_can_be_paid_and_written_the_readers_way():
    assert Money(Decimal("1234.5"), "VND").rounded().amount == 1235
    assert Money(Decimal("0.1249"), "USD").times(Decimal(100)).rounded().amount == Decimal("12.49")
    assert Money(Decimal("10.005"), "CNY").rounded().amount == Decimal("10.01")
    money = Money(Decimal("1234.5"), "USD")
    for language, shown in (("vi", "1.234,50\u00a0USD"), ("en", "1,234.50\u00a0USD"), ("zh-hans", "1,234.50\u00a0USD")):
        with translation.override(language):
            assert str(money) == shown
    assert str(Money(Decimal(1_234_567), "VND")) == "1.234.567\u00a0đồng"
    assert str(Money(Decimal("0.1249"), "USD")) == "0,1249\u00a0USD"


def test_a_thousand_is_a_thousand_in_every_language():
    for language, typed in (("vi", "1.250"), ("en", "1,250"), ("zh-hans", "１，２５０")):
        with translation.override(language):
            assert parse_amount(typed, decimals=3) == 1250
