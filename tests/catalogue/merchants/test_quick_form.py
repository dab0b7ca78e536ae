"""Putting up a product on a phone: one form, photos, and off to the moderators."""

from __future__ import annotations

import io
import re
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import WorkflowState

from catalogue.market.rights import prepare_market
from catalogue.products.pages import ProductPage
from portal.cms.images import PortalImage
from portal.private_files.models import PrivateFile
from tests.factories import catalogue as factory
from tests.factories.private_files import HEIC_PHOTO, photo

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]


@pytest.fixture
def stall():
    prepare_market(market=factory.market())
    factory.category()
    return factory.stall()


@pytest.fixture
def merchant(stall, client):
    user = factory.merchant(stall)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def address(stall, end=""):
    return f"/quan-tri/gian-hang/{stall.pk}/san-pham/{end}"


def filled(stall, **changes):
    from catalogue.market.categories import Category

    return {
        "name": "Gạo Séng Cù",
        "category": Category.objects.first().pk,
        "price": "40.000",
        "unit": "kg",
        "description": "Gạo thơm.\n\nCấy ở ruộng bậc thang.",
        "origin": stall.unit.pk,
        "packing": "",
        "minimum": "",
        "key": "6f1d1ab4-7d3a-4f2f-9a44-7a0dd7f1b001",
        "save": "1",
        **changes,
    }


def sent(content=None, name="gao.jpg"):
    return SimpleUploadedFile(name, content or photo())


def text_of(page):
    """The description without the keys by which Wagtail knows its paragraphs."""
    return re.sub(r' data-block-key="\w+"', "", page.description)


def test_the_form_opens_with_the_stalls_commune(client, stall, merchant):
    page = client.get(address(stall, "moi/"))
    assert page.status_code == 200
    assert f'<option value="{stall.unit.pk}" selected>' in page.content.decode()


def test_a_product_is_put_up_with_two_photos_and_waits_for_the_moderators(client, stall, merchant):
    answer = client.post(
        address(stall, "moi/"), filled(stall, **{"anh-tep": [sent(), sent(HEIC_PHOTO, "b.heic")], "send": "1"})
    )
    assert answer.status_code == 302
    page = ProductPage.objects.get()
    assert (page.title, page.live, page.offer.price, page.owner) == ("Gạo Séng Cù", False, Decimal(40000), merchant)
    assert text_of(page) == "<p>Gạo thơm.</p><p>Cấy ở ruộng bậc thang.</p>"
    assert page.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    draft = page.get_latest_revision_as_object()
    assert [one.alt for one in draft.photos.all()] == ["Gạo Séng Cù"] * 2
    assert {one.image.collection_id for one in draft.photos.all()} == {stall.collection_id}
    assert PrivateFile.objects.count() == 0, "what came in is a picture of the stall now"


def test_an_approved_product_is_on_the_market_with_its_photos(client, stall, merchant):
    client.post(address(stall, "moi/"), filled(stall, **{"anh-tep": [sent()], "send": "1"}))
    page = ProductPage.objects.get()
    state = page.current_workflow_state
    state.current_task_state.approve(user=factory.moderator())
    page = ProductPage.objects.get()
    assert page.live
    assert page.photos.count() == 1


def test_pressing_twice_is_one_product(client, stall, merchant):
    for _time in range(2):
        client.post(address(stall, "moi/"), filled(stall))
    assert ProductPage.objects.count() == 1


def test_a_key_of_a_foreign_product_gives_nothing_away(client, stall, merchant):
    foreign = factory.product(live=False, title="Hàng của người khác")
    answer = client.post(address(stall, "moi/"), filled(stall, key=str(foreign.translation_key)))
    assert answer.status_code == 302
    assert f"/{foreign.pk}/" not in answer["Location"]
    assert ProductPage.objects.child_of(stall).count() == 1


def test_html_in_a_description_is_text(client, stall, merchant):
    client.post(address(stall, "moi/"), filled(stall, description="<script>alert(1)</script> <b>rẻ</b>"))
    assert text_of(ProductPage.objects.get()) == ("<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;rẻ&lt;/b&gt;</p>")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("price", "40k", "40k ghi là 40.000"),
        ("price", "0", "lớn hơn 0"),
        ("price", "-5", "lớn hơn 0"),
        ("price", "bốn mươi nghìn", "bằng chữ số"),
        ("price", "99999999999999", "dưới 10 tỉ"),
        ("category", "987654", "Hãy chọn trong danh sách"),
        ("origin", "987654", "xã, phường trong danh sách"),
        ("name", "", "Hãy ghi tên sản phẩm"),
        ("minimum", "3 bao", "bán theo kg"),
        ("minimum", "1,500", "hai cách"),
    ],
)
def test_what_cannot_be_is_said_in_place_and_nothing_typed_is_lost(client, stall, merchant, field, value, said):
    page = client.post(address(stall, "moi/"), filled(stall, **{field: value}))
    text = page.content.decode()
    assert page.status_code == 422
    assert said in text
    assert "Cấy ở ruộng bậc thang." in text
    assert ProductPage.objects.count() == 0


@pytest.mark.parametrize("typed", ["40000", "40.000", "40,000", " 40 000 đ", "40.000 đồng", "40000VND"])
def test_forty_thousand_is_understood_however_it_is_typed(client, stall, merchant, typed):
    client.post(address(stall, "moi/"), filled(stall, price=typed))
    assert ProductPage.objects.get().offer.price == 40000


def test_a_quantity_in_another_unit_is_turned_into_the_products(client, stall, merchant):
    client.post(address(stall, "moi/"), filled(stall, minimum="2 tấn"))
    assert ProductPage.objects.get().offer.minimum == 2000


def _animation(kind):
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    content = io.BytesIO()
    frames[0].save(content, kind, save_all=True, append_images=frames[1:])
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xd8\xff" + b"x" * (40 * 1024 * 1024),
        _animation("GIF"),
        _animation("WEBP"),
        photo()[:300],
        b"\x89PNG\r\n\x1a\n" + b"0" * 100,
    ],
    ids=["40 MB", "GIF", "WebP", "cut off", "broken PNG"],
)
def test_a_bad_photo_is_refused_with_a_sentence_and_the_form_stays(client, stall, merchant, content):
    page = client.post(address(stall, "moi/"), filled(stall, **{"anh-tep": [sent(content)]}))
    assert page.status_code == 422
    text = page.content.decode()
    assert "Hãy" in text
    assert "Gạo Séng Cù" in text
    assert ProductPage.objects.count() == 0
    assert PortalImage.objects.count() == 0


def test_where_a_photo_was_taken_is_not_kept(client, stall, merchant):
    picture = Image.new("RGB", (60, 60), "green")
    exif = picture.getexif()
    exif[0x010E] = "Nha cua toi"
    content = io.BytesIO()
    picture.save(content, "JPEG", exif=exif)
    client.post(address(stall, "moi/"), filled(stall, **{"anh-tep": [sent(content.getvalue())]}))
    kept = PortalImage.objects.get()
    with kept.file.open("rb") as file:
        assert b"Nha cua toi" not in file.read()


def test_nobody_puts_goods_into_a_foreign_stall(client, stall, merchant):
    foreign = factory.stall()
    assert client.get(address(foreign, "moi/")).status_code == 404
    assert client.post(address(foreign, "moi/"), filled(stall)).status_code == 404
    assert ProductPage.objects.count() == 0
