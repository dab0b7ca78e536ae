"""The market's home page, its shelves, its list and its stalls, as a visitor meets them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.market import finding, pictures
from catalogue.market.stocking import restock
from catalogue.products.certificates import ProductCertificate
from catalogue.products.pages import ProductPhoto
from catalogue.stalls.pages import StallPage, Standing
from portal.cms.pages import ContentPage
from portal.cms.pictures import make_sizes
from tests.catalogue.market.photos import photo
from tests.factories import catalogue as factory
from tests.factories.organisations import AdministrativeUnitFactory

pytestmark = pytest.mark.django_db

MOST_QUERIES = 16


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


# --- Home -------------------------------------------------------------------------------------------------------------


def test_home_searches_first_and_leads_to_kinds_goods_stalls_communes_and_rules(client):
    market = factory.market()
    rules = market.add_child(instance=ContentPage(title="Quy chế hoạt động", slug="quy-che"))
    product = factory.product(title="Gạo Séng Cù", category=factory.category(name="Gạo", slug="gao"))
    html = client.get("/cho-ao/").content.decode()
    assert html.index('action="/cho-ao/tim/"') < html.index('href="/cho-ao/loai/gao/"') < html.index(product.url)
    for address in (product.stall.url, f"/cho-ao/xa-phuong/{product.origin.code}/", "/cho-ao/gian-hang/", rules.url):
        assert f'href="{address}"' in html


def test_an_empty_market_says_what_can_be_done(client):
    factory.market()
    assert "Chợ chưa có hàng" in text_of(client.get("/cho-ao/"))


def test_home_shows_what_is_in_season_now_and_what_has_stars_today(client):
    month = timezone.localdate().month
    factory.product(title="Mận đúng mùa", season_from=month, season_until=month)
    other = factory.product(title="Chè năm sao")
    ProductCertificate.objects.create(
        page=other, kind="ocop", stars=5, number="1", expires_on=timezone.localdate() - timedelta(days=1)
    )
    restock(other)
    context = client.get("/cho-ao/").context
    assert [str(card.name) for card in context["in_season"]] == ["Mận đúng mùa"]
    assert context["starred"] == []


# --- Shelves and the list ---------------------------------------------------------------------------------------------


def test_shelves_have_addresses_of_their_own(client):
    rice = factory.product(title="Gạo", category=factory.category(name="Gạo", slug="gao"))
    tea = factory.product(title="Chè", category=factory.category(name="Chè", slug="che"))
    ProductCertificate.objects.create(
        page=tea, kind="ocop", stars=4, number="1", expires_on=timezone.localdate() + timedelta(days=9)
    )
    restock(tea)
    for address, shown, other in (
        ("/cho-ao/loai/gao/", rice, tea),
        (f"/cho-ao/xa-phuong/{tea.origin.code}/", tea, rice),
        ("/cho-ao/ocop/", tea, rice),
        ("/cho-ao/tim/?q=che", tea, rice),
    ):
        html = client.get(address).content.decode()
        assert shown.url in html
        assert other.url not in html


@pytest.mark.parametrize("address", ["/cho-ao/loai/khong-co/", "/cho-ao/xa-phuong/00000/", "/cho-ao/xa-phuong/khong/"])
def test_a_shelf_that_is_not_there_is_not_found(client, address):
    factory.market()
    assert client.get(address).status_code == 404


def test_a_shelf_goes_on_at_its_own_address_and_every_other_choice_leads_to_the_list(client, monkeypatch):
    monkeypatch.setattr(finding, "PER_PAGE", 2)
    category = factory.category(name="Gạo", slug="gao")
    stall = factory.stall()
    names = {factory.product(stall, category=category).title for _number in range(3)}
    first = client.get("/cho-ao/loai/gao/")
    assert first.context["following"].startswith("?sau=")
    second = client.get("/cho-ao/loai/gao/" + first.context["following"])
    assert second.context["preceding"].startswith("?truoc=")
    assert {str(card.name) for page in (first, second) for card in page.context["cards"]} == names
    assert f'href="/cho-ao/tim/?loai=gao&amp;xa={stall.unit.code}"' in first.content.decode()
    assert "noindex" not in first.content.decode()


def test_every_facet_link_finds_as_many_goods_as_it_says(client):
    stall = factory.stall()
    for number in range(6):
        factory.product(stall, tags=["chè"] if number % 2 else [], offer={"price": None if number % 3 else 70_000})
    for facet in client.get("/cho-ao/tim/").context["found"].facets:
        for value in facet.values:
            assert client.get(f"/cho-ao/tim/{value.address}").context["found"].total == value.count


def test_a_new_search_keeps_the_facets(client):
    factory.product(category=factory.category(name="Gạo", slug="gao"))
    html = client.get("/cho-ao/tim/?loai=gao&q=thom&xep=gia-tang").content.decode()
    assert '<input type="hidden" name="loai" value="gao">' in html
    assert '<input type="hidden" name="xep" value="gia-tang">' in html
    assert 'name="robots" content="noindex, follow"' in html


def test_an_empty_result_leads_back_to_all_goods(client):
    factory.product()
    response = client.get("/cho-ao/tim/?q=khongco")
    assert "Không có hàng như vậy" in text_of(response)
    assert 'href="/cho-ao/tim/"' in response.content.decode()


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=%FF%FE", "sau=%00", "xa=%ED%A0%80", "q=" + "x" * 10_000, "loai[]=1&loai=&&&=", "tu-khoa=%00&mo=1"],
)
def test_mangled_addresses_still_show_a_page(client, query):
    factory.product()
    assert client.get(f"/cho-ao/tim/?{query}").status_code == 200


def test_what_merchants_write_is_text(client):
    stall = factory.stall(title="<b>Gian</b>", lead="<i>x</i>")
    factory.product(stall, title="<script>alert(1)</script>", tags=["<u>thẻ</u>"])
    for address in ("/cho-ao/", "/cho-ao/tim/", "/cho-ao/tim/?q=%3Cscript%3E", "/cho-ao/gian-hang/", stall.url):
        html = client.get(address).content.decode()
        for raw in ("<script>alert", "<b>Gian", "<i>x", "<u>thẻ"):
            assert raw not in html


def test_a_suspended_stall_is_neither_on_shelves_nor_in_the_directory(client):
    product = factory.product(title="Chè hàng nhái")
    StallPage.objects.filter(pk=product.stall.pk).update(standing=Standing.SUSPENDED, standing_reason="Hàng giả")
    restock(product)
    for address in ("/cho-ao/", "/cho-ao/tim/", "/cho-ao/gian-hang/"):
        html = client.get(address).content.decode()
        assert product.title not in html
        assert product.stall.title not in html


# --- Languages --------------------------------------------------------------------------------------------------------


def test_a_reader_of_english_gets_english_names_and_marked_vietnamese_where_there_is_none(client):
    stall = factory.stall()
    factory.product(stall, title="Gạo Séng Cù", name_en="Seng Cu rice")
    factory.product(stall, title="Chè Shan tuyết")
    html = client.get("/cho-ao/tim/?ngon-ngu=en").content.decode()
    assert '<html lang="en"' in html
    assert "Seng Cu rice" in html
    assert "Gạo Séng Cù" not in html
    assert '<span lang="vi">Chè Shan tuyết</span>' in html


def test_prices_are_written_as_the_reader_writes_numbers(client):
    factory.product(offer={"price": 1_250_000, "unit": "kg"})
    assert "1.250.000 đồng" in text_of(client.get("/cho-ao/tim/"))
    assert "1,250,000 VND" in text_of(client.get("/cho-ao/tim/?ngon-ngu=en"))


# --- Stalls -----------------------------------------------------------------------------------------------------------


def test_a_stall_shows_what_the_law_wants_shown_and_hides_the_middle_of_a_personal_number(client):
    stall = factory.stall(
        tax_code="000099123456", registration_number="GCN-01", registered_on="2026-03-02",
        registered_at="UBND xã Mẫu", phone="+842140000000",
    )  # fmt: skip
    said = text_of(client.get(stall.url))
    for wanted in (
        stall.legal_name, "Hợp tác xã", "GCN-01, cấp ngày 02/03/2026, UBND xã Mẫu", stall.representative,
        stall.address, stall.unit.name, stall.email, "000 *** *** 456",
    ):  # fmt: skip
        assert wanted in said
    assert "000099123456" not in said


def test_a_tax_code_is_shown_whole(client):
    stall = factory.stall(tax_code="0000000000-001")
    assert "0000000000-001" in text_of(client.get(stall.url))


def test_all_goods_of_a_stall_are_shown_once_page_by_page(client, monkeypatch):
    monkeypatch.setattr("catalogue.stalls.presentation.PER_PAGE", 2)
    stall = factory.stall()
    wanted = sorted(factory.product(stall).title for _number in range(5))
    factory.product()
    seen, address = [], stall.url
    for _page in range(3):
        response = client.get(address)
        goods = response.wsgi_request.__dict__["_stall_view"].goods
        seen += [str(card.name) for card in goods["cards"]]
        address = stall.url + goods["following"]
    assert sorted(seen) == wanted
    assert goods["following"] == ""


def test_the_directory_names_the_open_stalls(client):
    stall = factory.product().stall
    response = client.get("/cho-ao/gian-hang/")
    assert stall.title in text_of(response)
    assert "1 mặt hàng" in text_of(response)


# --- Pictures and queries ---------------------------------------------------------------------------------------------


def test_publishing_makes_the_sizes_that_visitors_need(django_capture_on_commit_callbacks):
    product = factory.product()
    image = photo()
    product.photos.add(ProductPhoto(image=image))
    with django_capture_on_commit_callbacks(execute=True):
        product.save_revision().publish()
    made = set(image.renditions.values_list("filter_spec", flat=True))
    assert made == {*pictures.PHOTO, pictures.SOCIAL}
    card = image.renditions.get(filter_spec=pictures.CARD)
    assert (card.width, card.height) == (320, 240)


def test_a_picture_whose_file_is_gone_leaves_its_place_empty(client):
    product = factory.product()
    image = photo()
    product.photos.add(ProductPhoto(image=image))
    product.save_revision().publish()
    image.file.storage.delete(image.file.name)
    assert client.get("/cho-ao/tim/").status_code == 200
    assert client.get(product.url).status_code == 200


def fill(stall, number, image):
    today = timezone.localdate()
    for _one in range(number):
        product = factory.product(
            stall, tags=["chè", "khô"], origin=AdministrativeUnitFactory(), season_from=today.month,
            season_until=today.month,
        )  # fmt: skip
        product.photos.add(ProductPhoto(image=image), ProductPhoto(image=image))
        product.certificates.add(
            ProductCertificate(kind="ocop", stars=4, number="1", expires_on=today + timedelta(days=9))
        )
        product.save()
        restock(product)
    make_sizes.call([image.pk], [*pictures.PHOTO, pictures.SOCIAL, pictures.COVER])
    return product


@pytest.mark.slow
def test_pages_take_as_many_queries_for_fifty_products_as_for_five(client, django_assert_max_num_queries):
    image = photo()
    stall = factory.stall(cover=image)
    product = fill(stall, 5, image)
    addresses = [
        "/cho-ao/", "/cho-ao/tim/", "/cho-ao/tim/?q=gao&sao=4&tu-khoa=che", f"/cho-ao/loai/{product.category.slug}/",
        f"/cho-ao/xa-phuong/{product.origin.code}/", "/cho-ao/ocop/", "/cho-ao/gian-hang/", stall.url, product.url,
    ]  # fmt: skip

    def queries():
        for address in addresses:
            client.get(address)
            with django_assert_max_num_queries(MOST_QUERIES) as asked:
                assert client.get(address).status_code == 200
            yield len(asked)

    few = list(queries())
    fill(stall, 45, image)
    # One more where a list goes on from page to page: how long it is in all.
    assert all(more <= less + 1 for less, more in zip(few, queries(), strict=True))
