"""The trade's pages: what they cost, what they say, what happens to what was typed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from catalogue.languages import Language
from catalogue.trade.addresses import enquiry_url
from catalogue.trade.form_sections import sections
from catalogue.trade.selectors import trades_of_stalls, waiting_for_seller
from catalogue.trade.transitions import TABLE
from portal.notifications.models import Message
from tests.catalogue.trade.test_isolation import browser, entered, room
from tests.factories import catalogue as factory
from tests.factories import trade

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


@pytest.mark.parametrize("side", ["buyer", "seller"])
def test_the_room_costs_the_same_however_much_was_said(django_assert_max_num_queries, side):
    enquiry = trade.quoted()
    for number in range(5):
        actor = trade.buyer(enquiry) if number % 2 else trade.seller(enquiry)
        trade.act(enquiry=enquiry, transition="message", actor=actor, data={"note": f"Lời nhắn {number}"})
    trade.act(enquiry=enquiry, transition="quote", actor=trade.seller(enquiry), data=trade.terms())
    trade.act(enquiry=enquiry, transition="accept", actor=trade.buyer(enquiry), data={"number": "2"})
    client = entered(enquiry, trade.Side(side))
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(room(enquiry)).status_code == 200


def test_the_room_of_a_merchant_and_the_list_stay_within_their_queries(django_assert_max_num_queries):
    stall = factory.stall()
    product = factory.product(stall)
    enquiry = trade.agreed(product)
    for _number in range(4):
        trade.opened(product)
    client = browser(factory.merchant(stall))
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(room(enquiry))
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get("/cho-ao/giao-dich/").content.decode().count("HG-") >= 5


def test_every_state_has_something_to_say_to_both_sides():
    way = [trade.unconfirmed(), trade.opened(), trade.quoted(), trade.agreed(), trade.disputed()]
    ended = trade.opened()
    trade.act(enquiry=ended, transition="decline", actor=trade.seller(ended), data={"note": "Hết hàng."})
    for enquiry in (*way, ended, trade.advance(trade.agreed(), "deposited", "shipped", "received", "closed")):
        assert "lc-notice__title" in entered(enquiry, trade.Side.BUYER).get(room(enquiry)).content.decode()
        answer = entered(enquiry, trade.Side.SELLER).get(room(enquiry))
        assert answer.status_code == (404 if enquiry.state == "unconfirmed" else 200)


def test_every_act_of_a_side_has_its_page():
    enquiry = trade.agreed()
    client = entered(enquiry, trade.Side.BUYER)
    for row in TABLE.available(trade.buyer(enquiry), enquiry):
        assert client.get(f"{room(enquiry)}{row.name}/").status_code == 200, row.name


def test_acts_of_officers_and_of_the_portal_have_no_page_here():
    enquiry = trade.disputed()
    client = entered(enquiry, trade.Side.SELLER)
    for name in ("settle_closed", "return_agreed", "note", "expire", "stall_closed", "confirm_email", "nonsense"):
        assert client.post(f"{room(enquiry)}{name}/", {"note": "x"}).status_code == 404


def test_what_was_typed_comes_back_with_what_is_wrong():
    enquiry = trade.opened()
    client = entered(enquiry, trade.Side.SELLER)
    answer = client.post(f"{room(enquiry)}quote/", trade.terms(unit_price="0", note="Gạo vụ mùa, đóng túi 5 kg."))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy viết một số lớn hơn 0." in page
    assert "Gạo vụ mùa, đóng túi 5 kg." in page


def test_whoever_was_slower_is_told_and_sees_the_new_terms_before_accepting():
    enquiry = trade.quoted()
    client = entered(enquiry, trade.Side.BUYER)
    seen = enquiry.revision
    trade.act(enquiry=enquiry, transition="quote", actor=trade.seller(enquiry), data=trade.terms(unit_price="1,6"))
    answer = client.post(f"{room(enquiry)}accept/", {"number": "1", "revision": seen})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Người bán đã báo giá" in page
    assert "800,00" in page
    enquiry.refresh_from_db()
    assert enquiry.state == "quoted"


def test_a_message_goes_through_whatever_happened_meanwhile():
    enquiry = trade.opened()
    client = entered(enquiry, trade.Side.BUYER)
    trade.act(enquiry=enquiry, transition="quote", actor=trade.seller(enquiry), data=trade.terms())
    answer = client.post(f"{room(enquiry)}message/", {"note": "Một\x00 câu hỏi", "revision": "0"})
    assert answer.status_code == 302
    assert enquiry.events.get(transition="message").note == "Một câu hỏi"
    long = client.post(f"{room(enquiry)}message/", {"note": "x" * 10_000})
    assert long.status_code == 422
    assert "x" * 10_000 in long.content.decode()


def test_the_enquiry_begins_in_the_readers_language_else_in_vietnamese():
    product = factory.product()
    assert enquiry_url(stall=product.stall) == ""
    vietnamese = trade.form_page(Language.VIETNAMESE)
    with translation.override("en"):
        assert enquiry_url(stall=product.stall, product=product) == f"{vietnamese.url}?hang=product:{product.pk}"
        english = trade.form_page(Language.ENGLISH)
        assert enquiry_url(stall=product.stall) == f"{english.url}?hang=stall:{product.stall.pk}"
    assert enquiry_url(stall=product.stall).startswith(vietnamese.url)


def test_the_three_forms_ask_the_same():
    def shape(language: Language) -> list[tuple[str, list[tuple[str, str, list[str]]]]]:
        return [
            (
                section["value"]["key"],
                [
                    (
                        one["type"],
                        one["value"]["key"],
                        [option["value"] for option in one["value"].get("options", [])],
                    )
                    for one in section["value"]["fields"]
                ],
            )
            for section in sections(language)
        ]

    assert shape(Language.VIETNAMESE) == shape(Language.ENGLISH) == shape(Language.CHINESE)
    assert "请" in str(sections(Language.CHINESE))


def test_the_form_page_speaks_its_own_language():
    product = factory.product()
    for language in Language:
        page = trade.form_page(language)
        answer = Client().get(f"{page.url}?hang=product:{product.pk}")
        assert answer.status_code == 200
        assert answer["Content-Language"] == language


def test_merchants_see_what_waits_for_them():
    stall = factory.stall()
    product = factory.product(stall)
    opened, quoted, unconfirmed = trade.opened(product), trade.quoted(product), trade.unconfirmed(product)
    declared = trade.agreed(product)
    trade.act(enquiry=declared, transition="declare_deposited", actor=trade.buyer(declared))
    assert set(waiting_for_seller(stall)) == {opened, declared}
    assert set(trades_of_stalls([stall])) == {opened, quoted, declared}
    assert unconfirmed not in trades_of_stalls([stall])


def test_an_account_whose_address_is_proved_need_not_confirm_it_again():
    citizen = factory.citizen()
    citizen.emailaddress_set.update_or_create(email=citizen.email, defaults={"verified": True, "primary": True})
    enquiry = trade.unconfirmed(applicant=citizen, thu_dien_tu=citizen.email)
    assert enquiry.state == "open"
    assert Message.objects.filter(to=enquiry.stall.email).exists()
    other = trade.unconfirmed(applicant=citizen, thu_dien_tu="another@example.com")
    assert other.state == "unconfirmed"


def test_confirming_twice_leads_to_the_trade():
    enquiry = trade.unconfirmed()
    link = Message.objects.get(to=enquiry.buyer_email).body.partition("/xac-nhan/")[2].split("/")[0]
    address = f"/cho-ao/giao-dich/xac-nhan/{link}/"
    client = Client()
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 302
    assert client.get(room(enquiry)).status_code == 200
    assert enquiry.events.filter(transition="confirm_email").count() == 1
