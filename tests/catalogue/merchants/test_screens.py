"""The merchant's own screens: what to do next, photos, prices, papers, and what moderators say."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import WorkflowState

from catalogue.market.policy import MarketPolicy
from catalogue.merchants.selectors import overview
from catalogue.products import actions
from catalogue.products.offers import Offer, OfferChange
from catalogue.products.pages import ProductPage
from catalogue.products.photos import focus_of
from portal.cms.images import PortalImage
from portal.notifications.models import Message
from tests.factories import catalogue as factory
from tests.factories.private_files import pdf, photo

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]


@pytest.fixture
def stall():
    return factory.stall()


@pytest.fixture
def merchant(stall, client):
    user = factory.merchant(stall)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


@pytest.fixture
def draft(stall, merchant):
    return actions.create_product(
        stall=stall,
        user=merchant,
        name="Gạo nếp",
        category=factory.category(),
        unit="kg",
        price=Decimal(40_000),
        photos=[photo(), photo(300, 200), photo(200, 300)],
    )


def at(page, end=""):
    return f"/quan-tri/gian-hang/{page.stall.pk}/san-pham/{page.pk}/{end}"


def newest(page):
    return actions.draft_of(ProductPage.objects.get(pk=page.pk))


def refuse(page, comment):
    page.current_workflow_state.current_task_state.reject(user=factory.moderator(), comment=comment)


def test_the_first_page_says_what_to_do_next(client, stall, merchant, draft):
    old = factory.product(stall, offer={"confirmed_on": timezone.localdate() - timedelta(days=31)})
    ending = factory.product(stall)
    ending.certificates.create(kind="vietgap", number="12", expires_on=timezone.localdate() + timedelta(days=3))
    ending.save()
    text = client.get(f"/quan-tri/gian-hang/{stall.pk}/").content.decode()
    for said in ("Gửi duyệt “Gạo nếp”", "Xem lại 1 giá", "Sắp hết hạn", "Giới thiệu gian hàng", "2 sản phẩm đang bán"):
        assert said in text
    assert old.title in text


def test_the_admins_first_page_shows_the_same_and_nothing_of_wagtails(client, stall, merchant, draft):
    text = client.get("/quan-tri/").content.decode()
    assert "Gửi duyệt “Gạo nếp”" in text
    assert "w-summary" not in text


def test_the_overview_costs_the_same_for_many_goods(stall, merchant, django_assert_num_queries):
    factory.product(stall)
    overview(stall)
    with django_assert_num_queries(7):
        overview(stall)
    for _number in range(5):
        factory.product(stall)
    with django_assert_num_queries(7):
        overview(stall)


def test_a_refused_product_comes_back_with_the_moderators_words(client, stall, merchant, draft):
    client.post(at(draft, "gui-duyet/"))
    refuse(draft, "Ảnh mờ, hãy chụp lại.")
    assert "Ảnh mờ, hãy chụp lại." in client.get(at(draft)).content.decode()
    assert "Ảnh mờ, hãy chụp lại." in client.get(f"/quan-tri/gian-hang/{stall.pk}/").content.decode()
    message = Message.objects.get(key__startswith=f"goods:{draft.pk}:refused")
    assert (message.to, "Ảnh mờ" in message.body) == (stall.email, True)
    client.post(at(draft, "gui-duyet/"))
    assert draft.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS


def test_an_approval_reaches_the_stall_once_and_by_the_outbox(client, stall, merchant, draft, mailoutbox):
    client.post(at(draft, "gui-duyet/"))
    sent_before = len([mail for mail in mailoutbox if merchant.email in mail.to])
    draft.current_workflow_state.current_task_state.approve(user=factory.moderator())
    assert ProductPage.objects.get(pk=draft.pk).live
    assert Message.objects.filter(key__startswith=f"goods:{draft.pk}:approved", to=stall.email).count() == 1
    assert len([mail for mail in mailoutbox if merchant.email in mail.to]) == sent_before


def test_sending_twice_is_one_request(client, merchant, draft):
    for _time in range(2):
        client.post(at(draft, "gui-duyet/"))
    assert WorkflowState.objects.filter(object_id=str(draft.pk)).count() == 1


def test_what_waits_is_not_changed_behind_the_moderators_back(client, merchant, draft):
    client.post(at(draft, "gui-duyet/"))
    before = newest(draft).latest_revision
    answer = client.post(
        at(draft, "sua/"),
        {
            "name": "Tên khác",
            "category": draft.category_id,
            "origin": draft.origin_id,
            "description": "",
            "packing": "",
        },
    )
    assert answer.status_code == 422
    assert "Hãy rút lại rồi sửa." in answer.content.decode()
    assert newest(draft).latest_revision == before
    client.post(at(draft, "rut-lai/"))
    assert ProductPage.objects.get(pk=draft.pk).current_workflow_state is None


def test_name_and_text_are_changed_on_a_plain_form(client, merchant, draft):
    client.post(
        at(draft, "sua/"),
        {
            "name": "Gạo nếp Tú Lệ",
            "category": draft.category_id,
            "origin": draft.origin_id,
            "description": "Dẻo & thơm\nGói 5 kg",
            "packing": "Túi",
        },
    )
    changed = newest(draft)
    assert (changed.title, changed.packing) == ("Gạo nếp Tú Lệ", "Túi")
    assert re.sub(r' data-block-key="\w+"', "", changed.description) == "<p>Dẻo &amp; thơm<br/>Gói 5 kg</p>"
    assert "Dẻo &amp; thơm\nGói 5 kg" in client.get(at(draft, "sua/")).content.decode()


def test_photos_are_described_ordered_cut_and_removed(client, merchant, draft):
    first, second, third = [one.image_id for one in newest(draft).photos.all()]
    client.post(at(draft, "anh/"), {"xuong": first, f"mo-ta-{first}": "Bao gạo mở", f"giu-{first}": "tren-phai"})
    shown = list(newest(draft).photos.all())
    assert [one.image_id for one in shown] == [second, first, third]
    assert shown[1].alt == "Bao gạo mở"
    image = PortalImage.objects.get(pk=first)
    assert focus_of(image) == "tren-phai"
    assert image.focal_point_x > image.width / 2 > image.focal_point_y
    client.post(at(draft, "anh/"), {"bo": second})
    client.post(at(draft, "anh/"), {"len": third})
    assert [one.image_id for one in newest(draft).photos.all()] == [third, first]


def test_an_eleventh_photo_is_refused(client, merchant, draft):
    files = [SimpleUploadedFile(f"{number}.jpg", photo()) for number in range(8)]
    answer = client.post(at(draft, "anh/"), {"anh-tep": files, "save": "1"})
    assert answer.status_code == 422
    assert len(newest(draft).photos.all()) == 3


def test_a_price_is_changed_and_stock_said(client, stall, merchant):
    page = factory.product(stall)
    client.post(at(page, "gia/"), {"price": "55.000", "unit": "kg", "stock": "1,5 tấn", "minimum": "0"})
    offer = Offer.objects.get(page=page)
    assert (offer.price, offer.stock, offer.minimum) == (55_000, 1500, None)


def test_a_waiting_price_stands_in_the_boxes(client, stall, merchant):
    policy = MarketPolicy.load()
    policy.price_needs_approval = True
    policy.save()
    page = factory.product(stall)
    client.post(at(page, "gia/"), {"price": "55.000", "unit": "kg", "stock": "", "minimum": ""})
    text = client.get(at(page, "gia/")).content.decode()
    assert 'value="55.000"' in text
    assert "Giá mới đang chờ duyệt" in text


def test_all_prices_are_confirmed_by_one_tap(client, stall, merchant):
    factory.product(stall, offer={"confirmed_on": "2020-01-01"})
    client.post(f"/quan-tri/gian-hang/{stall.pk}/gia/")
    assert Offer.objects.get(page__in=ProductPage.objects.child_of(stall)).confirmed_on == timezone.localdate()


def test_a_merchant_takes_a_product_off_the_market_without_asking(client, stall, merchant):
    page = factory.product(stall)
    answer = client.post(at(page, "ngung-ban/"))
    assert answer.status_code == 302, answer
    assert not ProductPage.objects.get(pk=page.pk).live
    assert client.get(page.url).status_code == 404


def paper(**changes):
    return {
        "kind": "ocop",
        "stars": "4",
        "name": "",
        "number": "148/QĐ-UBND",
        "issuer": "UBND tỉnh",
        "issued_on": "01/02/2026",
        "expires_on": (timezone.localdate() + timedelta(days=400)).strftime("%d/%m/%Y"),
        "giay-tep": SimpleUploadedFile("ocop.pdf", pdf()),
        "add": "1",
        **changes,
    }


def test_a_paper_with_its_scan_becomes_public_with_the_product_and_ends_with_its_day(client, merchant, draft):
    client.post(at(draft, "giay-to/"), paper())
    certificate = newest(draft).certificates.first()
    address = certificate.file.get_absolute_url()
    client.logout()
    assert client.get(address).status_code == 404
    actions.submit_for_moderation(page=draft, user=merchant)
    draft.current_workflow_state.current_task_state.approve(user=factory.moderator())
    assert client.get(address).status_code == 200
    kept = ProductPage.objects.get(pk=draft.pk).certificates.get()
    kept.expires_on, kept.issued_on = timezone.localdate() - timedelta(days=1), None
    kept.save()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"expires_on": "01/01/2020", "issued_on": ""}, "hết hạn ngày 01/01/2020"),
        ({"stars": ""}, "Hãy chọn số sao OCOP."),
        ({"expires_on": ""}, "Hãy ghi ngày hết hạn"),
        ({"kind": "vietgap"}, "Chỉ giấy OCOP có sao"),
        ({"issued_on": "31/02/2026"}, "ngày/tháng/năm"),
        ({"giay-tep": SimpleUploadedFile("x.pdf", b"MZ not a pdf")}, "Hãy"),
    ],
)
def test_a_paper_that_cannot_be_is_refused_with_a_sentence(client, merchant, draft, changes, said):
    answer = client.post(at(draft, "giay-to/"), paper(**changes))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not newest(draft).certificates.all()


def test_a_paper_is_taken_away_and_a_second_press_takes_no_other(client, merchant, draft):
    client.post(at(draft, "giay-to/"), paper())
    client.post(at(draft, "giay-to/"), paper(number="Hai"))
    for _time in range(2):
        client.post(at(draft, "giay-to/"), {"bo": "0:148/QĐ-UBND"})
    assert [one.number for one in newest(draft).certificates.all()] == ["Hai"]


def test_moderators_see_the_queue_the_checklist_and_the_prices(client, stall, merchant, draft):
    actions.submit_for_moderation(page=draft, user=merchant)
    policy = MarketPolicy.load()
    policy.price_needs_approval = True
    policy.save()
    live = factory.product(stall)
    client.post(at(live, "gia/"), {"price": "99.000", "unit": "kg", "stock": "", "minimum": ""})
    client.force_login(factory.moderator(), backend="django.contrib.auth.backends.ModelBackend")
    assert "Gạo nếp" in client.get("/quan-tri/gian-hang/cho-duyet/").content.decode()
    editor = client.get(f"/quan-tri/pages/{draft.pk}/edit/").content.decode()
    assert "Xem trước khi duyệt" in editor
    assert "40.000 đ một kg" in editor
    change = OfferChange.objects.get()
    address = f"/quan-tri/gian-hang/doi-gia/{change.pk}/"
    assert "99.000" in client.get("/quan-tri/gian-hang/doi-gia/").content.decode()
    assert client.post(address, {"act": "refuse", "reason": ""}).status_code == 422
    client.post(address, {"act": "approve"})
    assert Offer.objects.get(page=live).price == 99_000


def test_the_checklist_is_for_moderators_only(client, merchant, draft):
    assert "Xem trước khi duyệt" not in client.get(f"/quan-tri/pages/{draft.pk}/edit/").content.decode()


def test_the_screens_are_light(client, stall, merchant, draft):
    for address in (f"/quan-tri/gian-hang/{stall.pk}/", f"/quan-tri/gian-hang/{stall.pk}/san-pham/moi/"):
        text = client.get(address).content.decode()
        assert len(text.encode()) < 60_000
        assert not re.search(r"<script(?![^>]*src)", text)
