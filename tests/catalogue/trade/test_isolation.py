"""A trade is its two sides' own: nobody else gets in, and neither learns of the other before it is due."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from django.core import signing
from django.test import Client

from catalogue.trade import access
from catalogue.trade.actions import renew_link
from catalogue.trade.terms import Side
from portal.notifications.models import Message
from portal.private_files.actions import store
from tests.factories import catalogue as factory
from tests.factories import trade
from tests.factories.private_files import photo

if TYPE_CHECKING:
    from catalogue.trade.enquiries import TradeEnquiry

pytestmark = pytest.mark.django_db

PERSONAL = ("Li Sample", "Kunming Sample Trading", "+8600000000000")


def path_of(address: str) -> str:
    return "/" + address.split("/", 3)[3]


def browser(user=None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def entered(enquiry: TradeEnquiry, side: Side) -> Client:
    """A browser that came by this side's link, and reads Vietnamese."""
    client = Client()
    assert client.get(path_of(access.link_of(enquiry, side)).partition("?")[0]).status_code == 302
    return client


def room(enquiry: TradeEnquiry) -> str:
    return f"/cho-ao/giao-dich/{enquiry.code}/"


def test_both_sides_come_in_by_account_and_by_link():
    citizen = factory.citizen()
    enquiry = trade.opened(applicant=citizen)
    merchant = factory.merchant(enquiry.stall)
    for client in (
        browser(citizen),
        browser(merchant),
        entered(enquiry, Side.BUYER),
        entered(enquiry, Side.SELLER),
    ):
        assert client.get(room(enquiry)).status_code == 200


def test_everybody_else_is_told_that_it_is_not_there():
    enquiry = trade.agreed()
    for stranger in (None, factory.citizen(), factory.merchant(), factory.moderator()):
        client = browser(stranger)
        for path in ("", "accept/", "message/", "dispute-agreed/"):
            answer = client.get(room(enquiry) + path)
            assert answer.status_code == 404
            assert enquiry.stall_name not in answer.content.decode()
        assert client.post(room(enquiry) + "message/", {"note": "?"}).status_code == 404
        assert client.post(room(enquiry) + "doi-lien-ket/").status_code == 404
    assert "Nhận lại liên kết" in browser().get(room(enquiry)).content.decode()


def test_a_link_opens_its_own_trade_only_and_for_its_own_side_only():
    stall = factory.stall()
    mine, others = trade.quoted(factory.product(stall)), trade.quoted(factory.product(stall))
    client = entered(mine, Side.BUYER)
    assert client.get(room(others)).status_code == 404
    assert client.post(room(mine) + "quote/", trade.terms()).status_code != 200
    assert mine.quotations.count() == 1
    client = entered(mine, Side.SELLER)
    client.post(room(mine) + "accept/", {"number": "1"})
    mine.refresh_from_db()
    assert mine.state == "quoted"


def test_forged_swapped_and_renewed_links_are_refused_with_a_way_on():
    enquiry, other = trade.opened(), trade.opened()
    good = path_of(access.link_of(enquiry, Side.BUYER)).partition("?")[0]
    forged = [
        good[:-3] + "xx/",
        "/cho-ao/giao-dich/vao/nonsense/",
        # The key of one side does not open the other, nor does that of another trade.
        f"/cho-ao/giao-dich/vao/{signing.dumps([enquiry.pk, 'seller', enquiry.buyer_key], salt=access.LINK_SALT)}/",
        f"/cho-ao/giao-dich/vao/{signing.dumps([enquiry.pk, 'buyer', other.buyer_key], salt=access.LINK_SALT)}/",
        # A confirmation is no link, a receipt opens nothing.
        f"/cho-ao/giao-dich/vao/{access.receipt_token(enquiry)}/",
        f"/cho-ao/giao-dich/xac-nhan/{signing.dumps([enquiry.pk, enquiry.buyer_key], salt='x')}/",
    ]
    for address in forged:
        answer = browser().get(address)
        assert answer.status_code == 404
        assert "Nhận lại liên kết" in answer.content.decode()
    inside = entered(enquiry, Side.BUYER)
    renew_link(enquiry=enquiry, side=Side.BUYER)
    assert browser().get(good).status_code == 404
    assert inside.get(room(enquiry)).status_code == 404
    assert entered(enquiry, Side.BUYER).get(room(enquiry)).status_code == 200
    assert entered(enquiry, Side.SELLER).get(room(enquiry)).status_code == 200


def test_a_link_that_is_too_old_is_refused(monkeypatch):
    enquiry = trade.opened()
    link = path_of(access.link_of(enquiry, Side.BUYER))
    monkeypatch.setattr(access, "LINK_SECONDS", -1)
    assert browser().get(link).status_code == 404


def test_a_lost_link_is_mailed_to_its_own_address_only_and_once_an_hour():
    enquiry = trade.opened()
    before = Message.objects.count()

    def ask(email: str) -> str:
        answer = browser().post("/cho-ao/giao-dich/gui-lai-lien-ket/", {"code": enquiry.code, "email": email})
        assert answer.status_code == 302
        return answer["Location"]

    assert ask("somebody@example.com") == ask(enquiry.buyer_email) == ask(enquiry.buyer_email.upper())
    sent = Message.objects.order_by("pk")[before:]
    assert [message.to for message in sent] == [enquiry.buyer_email]
    link = next(line for line in sent[0].body.splitlines() if "/vao/" in line)
    assert browser().get(path_of(link)).status_code == 302


def test_the_seller_learns_who_asks_only_by_answering():
    enquiry = trade.opened()
    client = entered(enquiry, Side.SELLER)
    page = client.get(room(enquiry)).content.decode()
    assert "Tên và cách liên hệ hiện ra" in page
    for text in (*PERSONAL, enquiry.buyer_email):
        assert text not in page
    assert client.post(room(enquiry) + "message/", {"note": "Bạn cần gạo vụ nào?"}).status_code == 302
    page = client.get(room(enquiry)).content.decode()
    for text in (*PERSONAL, enquiry.buyer_email):
        assert text in page


def test_no_mail_to_the_stall_names_the_buyer_before_the_answer():
    enquiry = trade.opened()
    buyer = trade.buyer(enquiry)
    trade.act(enquiry=enquiry, transition="message", actor=buyer, data={"note": "Is it the new crop?"})
    trade.act(enquiry=enquiry, transition="withdraw", actor=buyer)
    told = Message.objects.filter(to=enquiry.stall.email)
    assert told.count() == 3
    for message in told:
        for text in (*PERSONAL, enquiry.buyer_email):
            assert text not in message.body + message.subject


def test_whoever_is_too_late_is_not_told_a_name():
    citizen = factory.citizen(full_name="Nguyễn Văn Kín")
    enquiry = trade.opened(applicant=citizen)
    seller = entered(enquiry, Side.SELLER)
    seen = enquiry.revision
    trade.act(enquiry=enquiry, transition="withdraw", actor=citizen)
    answer = seller.post(room(enquiry) + "quote/", {**trade.terms(note="Giá tốt nhất."), "revision": seen})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Người mua rút câu hỏi giá" in page
    assert "Giá tốt nhất." in page
    assert "Nguyễn Văn Kín" not in page


def test_officers_see_a_trade_once_it_is_disputed():
    moderator = factory.moderator()
    calm = trade.agreed()
    heated = trade.disputed(trade.agreed())
    client = browser(moderator)
    listed = client.get("/quan-tri/tranh-chap/?ke=tat-ca").content.decode()
    assert heated.code in listed
    assert calm.code not in listed
    assert client.get(f"/quan-tri/tranh-chap/{heated.pk}/").status_code == 200
    assert client.get(f"/quan-tri/tranh-chap/{calm.pk}/").status_code == 404
    assert client.post(f"/quan-tri/tranh-chap/{calm.pk}/lam/settle_closed/", {"note": "?"}).status_code == 404
    assert browser(factory.merchant(heated.stall)).get(f"/quan-tri/tranh-chap/{heated.pk}/").status_code in (
        302,
        403,
        404,
    )


def test_a_file_of_a_trade_opens_for_its_sides_and_in_a_dispute_for_officers():
    file = store(content=io.BytesIO(photo()), name="mau.jpg", purpose="catalogue.trade")
    enquiry = trade.opened()
    trade.act(enquiry=enquiry, transition="message", actor=trade.buyer(enquiry), data={"note": "Ảnh"}, files=[file])
    address = file.get_absolute_url()
    moderator = browser(factory.moderator())
    for client in (browser(), browser(factory.merchant()), moderator, entered(trade.opened(), Side.BUYER)):
        assert client.get(address).status_code in (403, 404)
    for client in (
        entered(enquiry, Side.BUYER),
        entered(enquiry, Side.SELLER),
        browser(factory.merchant(enquiry.stall)),
    ):
        assert client.get(address).status_code == 200
    trade.act(enquiry=enquiry, transition="quote", actor=trade.seller(enquiry), data=trade.terms())
    trade.act(enquiry=enquiry, transition="accept", actor=trade.buyer(enquiry), data={"number": "1"})
    trade.disputed(enquiry)
    assert moderator.get(address).status_code == 200
    assert moderator.get(enquiry.placed_order.contract.get_absolute_url()).status_code == 200


def test_the_own_list_has_ones_own_trades_only():
    citizen = factory.citizen()
    own = trade.unconfirmed(applicant=citizen)
    received = trade.opened()
    page = browser(citizen).get("/cho-ao/giao-dich/").content.decode()
    assert own.code in page
    assert received.code not in page
    page = browser(factory.merchant(received.stall)).get("/cho-ao/giao-dich/").content.decode()
    assert received.code in page
    assert "Đang chờ bạn" in page
    assert own.code not in page
    assert browser(factory.merchant(own.stall)).get("/cho-ao/giao-dich/").content.decode().count(own.code) == 0
    assert browser().get("/cho-ao/giao-dich/").status_code == 302
