"""The shelves hold what everybody may see, as it is now."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import timezone

from catalogue.market.shelf import NO_PRICE, ShelfCertificate, ShelfItem, ShelfTag
from catalogue.market.stocking import restock, restock_all, restock_stall
from catalogue.products.certificates import ProductCertificate
from catalogue.products.pages import ProductPage
from catalogue.stalls.pages import StallPage, Standing
from tests.factories import catalogue as factory
from tests.factories.organisations import AdministrativeUnitFactory, FormerUnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def names(**filters):
    return sorted(ShelfItem.objects.filter(**filters).values_list("name", flat=True))


def certify(product, **changes):
    days = changes.pop("days", 30)
    values = {"kind": "vietgap", "number": "GCN 1", **changes}
    claim = ProductCertificate.objects.create(
        page=product, expires_on=timezone.localdate() + timedelta(days=days), **values
    )
    restock(product)
    return claim


def test_a_published_product_comes_onto_the_shelves():
    product = factory.product(title="Gạo Séng Cù", tags=["đặc sản", "hữu cơ"])
    item = ShelfItem.objects.get()
    assert item.page_id == product.pk
    assert item.stall_id == product.stall.pk
    assert (item.price, item.sort_price, item.sort_price_down) == (Decimal(40_000), Decimal(40_000), Decimal(-40_000))
    assert f"/cho-ao/{item.url_path}" == product.url
    assert ShelfTag.objects.filter(item=item).count() == 2


def test_a_draft_does_not_stand_on_the_shelves():
    factory.product(live=False)
    assert not ShelfItem.objects.exists()


def test_an_unpublished_product_leaves_the_shelves():
    product = factory.product()
    product.unpublish()
    assert not ShelfItem.objects.exists()


def test_a_deleted_product_leaves_the_shelves():
    factory.product().delete()
    assert not ShelfItem.objects.exists()


def test_a_draft_of_new_words_changes_nothing_until_it_is_published():
    product = factory.product(title="Gạo cũ")
    product.title = "Gạo mới"
    revision = product.save_revision()
    assert names() == ["Gạo cũ"]
    revision.publish()
    assert names() == ["Gạo mới"]


def test_a_changed_offer_is_seen_after_restocking():
    product = factory.product()
    product.offer.price, product.offer.stock = None, Decimal(0)
    product.offer.save()
    restock(product)
    item = ShelfItem.objects.get()
    assert item.price is None
    assert item.sold_out
    assert item.sort_price == item.sort_price_down == NO_PRICE


def test_a_suspended_stall_has_nothing_on_the_shelves_until_it_is_open_again():
    product = factory.product()
    factory.product(product.stall)
    elsewhere = factory.product()
    stall = StallPage.objects.filter(pk=product.stall.pk)
    stall.update(standing=Standing.SUSPENDED, standing_reason="Hàng giả")
    restock_stall(product.stall)
    assert list(ShelfItem.objects.values_list("page_id", flat=True)) == [elsewhere.pk]

    stall.update(standing=Standing.OPEN, standing_reason="")
    restock_stall(product.stall)
    assert ShelfItem.objects.count() == 3


def test_what_was_taken_down_does_not_come_back():
    product = factory.product()
    ProductPage.objects.filter(pk=product.pk).update(taken_down_because="Hàng giả")
    restock_all()
    assert not ShelfItem.objects.exists()


def test_stars_and_certificates_vanish_by_themselves_on_their_day():
    product = factory.product()
    today = timezone.localdate()
    claim = certify(product, kind="ocop", stars=4, days=10)
    certify(product, days=5)
    for day, seen in ((today, 1), (claim.expires_on, 1), (claim.expires_on + timedelta(days=1), 0)):
        assert ShelfItem.objects.all().with_stars(4, day).count() == seen
        assert ShelfItem.objects.all().with_certificate("ocop", day).count() == seen
    assert ShelfItem.objects.all().with_certificate("vietgap", today + timedelta(days=6)).count() == 0


def test_an_expired_certificate_is_not_put_on_the_shelf():
    product = factory.product()
    certify(product, kind="ocop", stars=5, days=-1)
    assert not ShelfCertificate.objects.exists()
    assert ShelfItem.objects.get().stars is None


def test_the_certificate_that_ends_last_counts_for_its_kind():
    product = factory.product()
    certify(product, days=5)
    last = certify(product, days=50)
    assert ShelfCertificate.objects.get().until == last.expires_on
    ProductCertificate.objects.create(page=product, kind="vietgap", number="3", expires_on=None)
    restock(product)
    assert ShelfCertificate.objects.get().until is None


def test_the_higher_stars_count_while_they_hold():
    product = factory.product()
    certify(product, kind="ocop", stars=3, days=500)
    certify(product, kind="ocop", stars=4, days=10)
    item = ShelfItem.objects.get()
    assert (item.stars, item.stars_until) == (4, timezone.localdate() + timedelta(days=10))


@pytest.mark.parametrize(
    "query",
    [
        "gao seng cu", "GẠO SÉNG", "Ga\u0323o", "fragrant rice", "大米", "曼康", "hop tac xa muong hoa",
        "xa cu muong vi", "dac san", "vietgap", "cu seng", "luong thuc",
    ],
)  # fmt: skip
def test_a_product_is_found_by_its_names_stall_commune_old_commune_category_tag_and_certificate(query):
    unit = AdministrativeUnitFactory(name="Xã Bát Mẫu")
    FormerUnitFactory(name="Xã Cũ Mường Vi", unit=unit)
    stall = factory.stall(title="Hợp tác xã Mường Hoa", unit=unit)
    category = factory.category(name="Lương thực")
    found = factory.product(
        stall, title="Gạo Séng Cù", name_en="Fragrant rice", name_zh="曼康香大米", tags=["đặc sản"], category=category
    )
    certify(found)
    factory.product(title="Chè Shan tuyết", category=factory.category())
    assert list(ShelfItem.objects.all().search(query).values_list("page_id", flat=True)) == [found.pk]


def test_a_renamed_stall_is_found_by_its_new_name():
    product = factory.product()
    stall = product.stall
    stall.title = "Hợp tác xã Đổi Tên"
    stall.save_revision().publish()
    assert ShelfItem.objects.all().search("doi ten").count() == 1


def test_a_renamed_category_is_found_by_its_new_name(django_capture_on_commit_callbacks):
    product = factory.product()
    with django_capture_on_commit_callbacks(execute=True):
        product.category.name = "Đặc sản núi"
        product.category.save()
    assert ShelfItem.objects.all().search("dac san nui").count() == 1


def test_season_holds_over_the_new_year():
    winter = factory.product(title="Cam", season_from=11, season_until=2)
    factory.product(title="Mận", season_from=5, season_until=6)
    factory.product(title="Gạo")
    found = {month: names(pk__in=ShelfItem.objects.all().in_season(month)) for month in (1, 2, 3, 5, 10, 11, 12)}
    assert winter.season_from == 11
    assert found == {1: ["Cam"], 2: ["Cam"], 3: [], 5: ["Mận"], 10: [], 11: ["Cam"], 12: ["Cam"]}


def test_all_shelves_are_made_anew_from_what_the_pages_say(capsys):
    product = factory.product(tags=["chè"])
    certify(product)
    made = ShelfItem.objects.values().get()
    ShelfItem.objects.update(name="Sai", search_text="")
    ShelfCertificate.objects.all().delete()
    call_command("restock_shelves")
    assert ShelfItem.objects.values().get() == made
    assert ShelfCertificate.objects.count() == 1
    assert "1 products" in capsys.readouterr().out


def test_restocking_a_stall_takes_as_many_queries_for_many_products_as_for_one(django_assert_max_num_queries):
    stall = factory.stall()
    for _number in range(6):
        factory.product(stall, tags=["chè"])
    with django_assert_max_num_queries(22):
        restock_stall(stall)
