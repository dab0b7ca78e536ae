"""The page of a product: what a buyer reads, and what search engines and social networks do."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.utils import timezone
from wagtail.models import Revision

from catalogue.products.certificates import ProductCertificate
from catalogue.products.pages import ProductPhoto
from catalogue.products.presentation import season_text, summary_of
from tests.catalogue.market.photos import photo
from tests.factories import catalogue as factory

pytestmark = pytest.mark.django_db


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def structured(response):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    return json.loads(found[1])


def certify(product, **changes):
    days = changes.pop("days", 30)
    values = {"kind": "gi", "name": "Gạo Mường Khương", "number": "00098", "issuer": "Cục Sở hữu trí tuệ", **changes}
    return ProductCertificate.objects.create(
        page=product, expires_on=timezone.localdate() + timedelta(days=days), **values
    )


def test_the_page_says_price_unit_and_when_the_price_was_confirmed(client):
    product = factory.product(offer={"price": Decimal(38_000), "unit": "kg", "confirmed_on": date(2026, 3, 2)})
    said = text_of(client.get(product.url))
    assert "38.000 đồng / kg" in said
    assert "Giá xác nhận ngày 02/03/2026." in said


def test_without_a_price_the_page_says_to_ask(client):
    product = factory.product(offer={"price": None})
    response = client.get(product.url)
    assert "Hỏi giá" in text_of(response)
    assert "offers" not in structured(response)


def test_what_is_sold_out_says_so(client):
    product = factory.product(offer={"stock": Decimal(0)})
    response = client.get(product.url)
    assert "Tạm hết hàng" in text_of(response)
    assert structured(response)["offers"]["availability"] == "https://schema.org/SoldOut"


def test_facts_lead_on_to_stall_commune_kind_and_keywords(client):
    product = factory.product(
        packing="Túi 2 kg", season_from=9, season_until=2, hs_code="100630", gacc_number="CVNM0000", tags=["hữu cơ"],
        offer={"minimum": Decimal("2.5"), "unit": "kg"},
    )  # fmt: skip
    response = client.get(product.url)
    html, said = response.content.decode(), text_of(response)
    for wanted in ("Túi 2 kg", "tháng 9 đến tháng 2", "100630", "CVNM0000", "2,5 kg"):
        assert wanted in said
    tag = product.tags.get()
    for address in (
        product.stall.url, f"/cho-ao/xa-phuong/{product.origin.code}/", f"/cho-ao/loai/{product.category.slug}/",
        f"/cho-ao/tim/?tu-khoa={quote(tag.slug)}",
    ):  # fmt: skip
        assert f'href="{address}"' in html


def test_certificates_in_force_are_shown_with_number_issuer_and_end_and_others_are_not(client):
    product = factory.product()
    claim = certify(product)
    certify(product, name="Giấy cũ", number="CU-1", days=-1)
    certify(product, kind="ocop", name="", stars=5, number="OCOP-1", days=-1)
    response = client.get(product.url)
    said = text_of(response)
    for wanted in ("Gạo Mường Khương", "00098", "Cục Sở hữu trí tuệ", claim.expires_on.strftime("%d/%m/%Y")):
        assert wanted in said
    for gone in ("Giấy cũ", "CU-1", "OCOP"):
        assert gone not in said
    assert [one["certificationIdentification"] for one in structured(response)["hasCertification"]] == ["00098"]


def test_other_goods_of_the_stall_are_shown(client):
    product = factory.product()
    other, elsewhere = factory.product(product.stall), factory.product()
    html = client.get(product.url).content.decode()
    assert other.url in html
    assert elsewhere.url not in html


def test_texts_are_in_the_readers_language_and_a_fallback_is_marked_and_said(client):
    product = factory.product(
        title="Gạo", name_en="Rice", description="<p>Thơm.</p>", description_zh="<p>香。</p>", packing="Túi"
    )
    english = client.get(product.url + "?ngon-ngu=en").content.decode()
    assert ">Rice</h1>" in english
    assert '<div class="lc-prose" lang="vi"><p>Thơm.</p></div>' in english
    assert "lc-product__unlike" in english

    vietnamese = client.get(product.url + "?ngon-ngu=vi").content.decode()
    assert '<div class="lc-prose"><p>Thơm.</p></div>' in vietnamese
    assert "lc-product__unlike" not in vietnamese

    chinese = client.get(product.url + "?ngon-ngu=zh-hans").content.decode()
    assert '<div class="lc-prose"><p>香。</p></div>' in chinese
    assert '<span lang="vi">Gạo</span>' in chinese


# --- Pictures ---------------------------------------------------------------------------------------------------------


def test_the_first_photo_comes_at_once_with_its_size_and_the_others_when_needed(client):
    product = factory.product()
    for number in range(3):
        product.photos.add(ProductPhoto(image=photo(), alt=f"Ảnh {number}", sort_order=number))
    product.save_revision().publish()
    gallery = client.get(product.url).content.decode().split("lc-product__side")[0].split("lc-product__photos")[1]
    images = re.findall(r"<img [^>]+>", gallery)
    assert [re.search('alt="([^"]*)"', tag)[1] for tag in images] == ["Ảnh 0", "Ảnh 1", "Ảnh 2"]
    assert all(re.search(r'width="\d+" height="\d+"', tag) for tag in images)
    assert ["lazy" in tag for tag in images] == [False, True, True]
    assert 'type="image/avif"' in gallery
    assert 'type="image/webp"' in gallery


def test_social_networks_get_a_picture_of_their_size(client, settings):
    product = factory.product(title="Gạo “Séng” Cù")
    product.photos.add(ProductPhoto(image=photo(size=(1600, 1200))))
    product.save_revision().publish()
    html = client.get(product.url).content.decode()
    assert '<meta property="og:title" content="Gạo “Séng” Cù">' in html
    assert '<meta property="og:image:width" content="1200">' in html
    assert '<meta property="og:image:height" content="630">' in html
    assert f'<meta property="og:image" content="{settings.BASE_URL}/media/' in html


# --- Data for machines, and what merchants may not do -----------------------------------------------------------------


def test_search_engines_read_name_price_and_seller(client, settings):
    product = factory.product(title="Gạo Séng Cù", offer={"price": Decimal("38000.00"), "unit": "kg"})
    data = structured(client.get(product.url))
    assert data["@type"] == "Product"
    assert data["name"] == "Gạo Séng Cù"
    assert data["url"] == settings.BASE_URL + product.url
    assert data["description"] == "Gạo thơm."
    offer = data["offers"]
    assert (offer["price"], offer["priceCurrency"], offer["priceSpecification"]["unitCode"]) == ("38000", "VND", "KGM")
    assert offer["seller"]["name"] == product.stall.title


NASTY = '</script><script>alert("1")</script><!--\u2028&'


def test_no_text_can_leave_the_data_block_or_become_markup(client):
    product = factory.product(title=NASTY, description=f"<p>{NASTY}</p>", packing=NASTY, tags=["<b>x</b>"])
    certify(product, name=NASTY, issuer=NASTY)
    response = client.get(product.url)
    html = response.content.decode()
    assert structured(response)["name"] == NASTY
    assert "<script>alert" not in html
    assert "<b>x" not in html
    assert html.count("<script") == html.count("</script>") == 2


def test_a_description_is_cleaned_whatever_wrote_it(client):
    product = factory.product(
        description='<p onclick="x()">Thơm <a href="javascript:x()">đây</a></p><iframe src="//a"></iframe>'
        "<img src=x onerror=x()>"
    )
    html = client.get(product.url).content.decode()
    for forbidden in ("onclick", "javascript:", "<iframe", "onerror"):
        assert forbidden not in html.replace("x()", "")


def test_a_preview_of_a_draft_shows_the_draft(rf):
    product = factory.product(title="Gạo cũ")
    product.title = "Gạo mới"
    product.certificates.add(ProductCertificate(kind="vietgap", number="NHAP-1"))
    product.save_revision()
    draft = Revision.objects.filter(object_id=str(product.pk)).latest("pk").as_object()
    response = draft.make_preview_request()
    assert "Gạo mới" in text_of(response)
    assert "NHAP-1" in text_of(response)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (5, 8, "tháng 5 đến tháng 8"),
        (5, 5, "tháng 5"),
        (1, 12, "quanh năm"),
        (11, 2, "tháng 11 đến tháng 2"),
        (None, None, ""),
    ],
)
def test_a_season_in_words(first, last, said):
    assert season_text(first, last) == said


def test_a_summary_is_plain_and_short():
    assert summary_of("<p>Gạo &amp; nếp</p><p>thơm</p>") == "Gạo & nếp thơm"
    assert len(summary_of("<p>" + "gạo " * 200 + "</p>")) <= 160
