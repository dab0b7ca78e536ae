"""Finding goods: facets whose counts are true, pages that show every product once, words with and without accents."""

from __future__ import annotations

import base64
import itertools
import random
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from catalogue.market import asking, finding
from catalogue.market.shelf import ShelfCertificate, ShelfItem, ShelfTag
from catalogue.market.stocking import restock
from catalogue.products.certificates import ProductCertificate
from tests.factories import catalogue as factory
from tests.factories.organisations import AdministrativeUnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WORDS = ("gạo", "chè", "mận")
PRICES = (None, Decimal(30_000), Decimal(50_000), Decimal(99_999), Decimal(100_000), Decimal(700_000))


@pytest.fixture
def shop():
    """Thirty products that differ in everything the facets ask for."""
    chance = random.Random(11)
    categories = [factory.category(name=f"Loại {n}", slug=f"loai-{n}", position=n) for n in range(3)]
    units = [AdministrativeUnitFactory(name=f"Xã {n}") for n in range(3)]
    stall = factory.stall(unit=units[0])
    today = timezone.localdate()
    products = []
    for number in range(30):
        product = factory.product(
            stall,
            title=f"{chance.choice(WORDS)} {number % 7}",
            category=chance.choice(categories),
            origin=chance.choice(units),
            tags=chance.sample(["hữu cơ", "đặc sản", "khô"], chance.randrange(3)),
            offer={"price": chance.choice(PRICES)},
        )
        if chance.random() < 0.5:
            ProductCertificate.objects.create(
                page=product, kind="ocop", stars=chance.choice((3, 4)), number="1",
                expires_on=today + timedelta(days=chance.choice((-1, 0, 9))),
            )  # fmt: skip
        if chance.random() < 0.4:
            ProductCertificate.objects.create(page=product, kind=chance.choice(("gi", "organic")), number="2")
        restock(product)
        products.append(product)
    return products


# --- Counts -----------------------------------------------------------------------------------------------------------


def facts():
    """What each row on the shelves is, taken apart in the plainest way."""
    today = timezone.localdate()
    rows = []
    for item in ShelfItem.objects.select_related("category", "origin"):
        held = {one.kind for one in ShelfCertificate.objects.filter(item=item) if not one.until or one.until >= today}
        price = item.price
        band = "hoi-gia" if price is None else next(b.key for b in asking.BANDS if b.least <= price < b.below)
        rows.append(
            {
                "q": item.name,
                "loai": {item.category.slug},
                "xa": {item.origin.code},
                "sao": {str(item.stars)} if item.stars and item.stars_until >= today else set(),
                "chung-nhan": held,
                "gia": {band},
                "tu-khoa": set(ShelfTag.objects.filter(item=item).values_list("tag__slug", flat=True)),
            }
        )
    return rows


def brute_force(rows, asked, facet):
    others = {name: value for name, value in asked.items() if name not in (facet, "q")}
    counts = {}
    for row in rows:
        if asked.get("q", "") in row["q"] and all(value in row[name] for name, value in others.items()):
            for value in row.get(facet, set()):
                counts[value] = counts.get(value, 0) + 1
    return counts


def test_counts_of_facets_are_what_counting_by_hand_gives(shop):
    rows = facts()
    unit = shop[0].origin.code
    choices = {
        "q": ["", "gạo"],
        "loai": ["", "loai-1"],
        "xa": ["", unit],
        "sao": ["", "3"],
        "chung-nhan": ["", "ocop"],
        "gia": ["", "50-100"],
        "tu-khoa": ["", asked_tag()],
    }
    for values in itertools.product(*choices.values()):
        asked = {name: value for name, value in zip(choices, values, strict=True) if value}
        found = finding.find(asking.read(asked))
        everything = [r for r in rows if asked.get("q", "") in r["q"]]
        wanted = [r for r in everything if all(v in r[n] for n, v in asked.items() if n != "q")]
        assert found.total == len(wanted), asked
        assert len(found.items) == min(len(wanted), finding.PER_PAGE)
        for facet in found.facets:
            counted = {value.value: value.count for value in facet.values if value.count}
            assert counted == brute_force(rows, asked, facet.key), (asked, facet.key)


def asked_tag():
    return ShelfTag.objects.values_list("tag__slug", flat=True).order_by("tag__slug")[0]


def test_a_chosen_value_can_be_taken_back_even_where_nothing_is_left():
    factory.product(category=factory.category(name="Chè", slug="che"))
    factory.category(name="Rượu", slug="ruou")
    found = finding.find(asking.read({"q": "khongco", "loai": "ruou", "gia": "hoi-gia"}))
    assert found.total == 0
    assert [(one.name, one.address) for one in found.chosen] == [
        ("Rượu", "?q=khongco&gia=hoi-gia"),
        ("Hỏi giá", "?q=khongco&loai=ruou"),
    ]
    category = next(facet for facet in found.facets if facet.key == "loai")
    assert [(value.name, value.chosen, value.address) for value in category.values] == [
        ("Rượu", True, "?q=khongco&gia=hoi-gia")
    ]


def test_of_many_communes_the_most_frequent_are_shown_and_a_link_to_the_rest():
    stall = factory.stall()
    units = [AdministrativeUnitFactory(name=f"Xã {n:02d}") for n in range(finding.FEW + 3)]
    for unit in units:
        factory.product(stall, origin=unit)
    factory.product(stall, origin=units[-1])

    def communes(params):
        return next(facet for facet in finding.find(asking.read(params)).facets if facet.key == "xa")

    few = communes({"q": "gao"})
    assert len(few.values) == finding.FEW
    assert (few.values[0].name, few.values[0].count) == (units[-1].name, 2)
    assert few.more == "?q=gao&mo=xa#loc-xa"
    assert len(communes({"q": "gao", "mo": "xa"}).values) == len(units)
    hidden = units[finding.FEW + 1]
    assert [value.value for value in communes({"xa": hidden.code}).values if value.chosen] == [hidden.code]


def test_a_star_that_has_ended_is_neither_counted_nor_found(shop):
    later = timezone.localdate() + timedelta(days=10)
    found = finding.find(asking.read({"sao": "3"}), today=later)
    assert found.total == 0
    assert not [value for facet in found.facets if facet.key == "sao" for value in facet.values if value.count]


# --- Pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", list(asking.SORTS))
def test_every_product_is_shown_exactly_once_whatever_the_order(shop, sort, monkeypatch):
    monkeypatch.setattr(finding, "PER_PAGE", 7)
    ShelfItem.objects.update(published_at=timezone.now())
    seen, pages, cursor = [], [], ""
    while True:
        found = finding.find(asking.read({"xep": sort, "sau": cursor}))
        pages.append([item.pk for item in found.items])
        seen += found.items
        cursor = found.following
        if not cursor:
            break
    assert sorted(item.pk for item in seen) == sorted(product.pk for product in shop)
    prices = [item.price for item in seen]
    if sort == "gia-tang":
        assert prices == sorted(prices, key=lambda price: (price is None, price))
    if sort == "gia-giam":
        assert prices == sorted(prices, key=lambda price: (price is None, -(price or 0)))

    back, cursor = [pages[-1]], found.preceding
    while cursor:
        found = finding.find(asking.read({"xep": sort, "truoc": cursor}))
        back.insert(0, [item.pk for item in found.items])
        cursor = found.preceding
    assert back == pages


def test_a_product_that_comes_in_between_moves_no_other_to_another_page(shop, monkeypatch):
    monkeypatch.setattr(finding, "PER_PAGE", 10)
    first = finding.find(asking.read({}))
    before = [item.pk for item in finding.find(asking.read({"sau": first.following})).items]
    factory.product(shop[0].stall)
    assert [item.pk for item in finding.find(asking.read({"sau": first.following})).items] == before


def test_a_cursor_beyond_the_end_shows_the_first_page(shop):
    last = finding.find(asking.read({"xep": "ten", "sau": finding.find(asking.read({"xep": "ten"})).following}))
    beyond = asking.keyset._cursor(last.items[-1], asking.SORTS["ten"][1])
    assert len(finding.find(asking.read({"xep": "ten", "sau": beyond})).items) == finding.PER_PAGE


# --- What is typed ----------------------------------------------------------------------------------------------------

JUNK = (
    "\x00", "a\x00b", "%00", "x" * 10_000, "'; DROP TABLE--", "\ud800", "<script>", "𝕏", "-1", "9" * 50, "WzEsMl0",
    "[[" * 5000, "\n\t\r", "\u202e", "é" * 3000,
)  # fmt: skip
PARAMETERS = ("q", "loai", "xa", "sao", "chung-nhan", "gia", "tu-khoa", "xep", "mo", "sau", "truoc")
PLACES = (
    '["NaN", 1]', '["1e999999", 1]', '["0001-01-01T00:00:00+14:00", 1]', '["2026-01-01T00:00:00", 1]',
    '["a\\u0000", 1]', '["\\ud800", 1]', '["1", 99999999999999999999]', '["1", -1]', '["1", true]', "[1, 1]", '["1"]',
    "{}", "null", "[" * 900,
)  # fmt: skip


@pytest.mark.parametrize("name", PARAMETERS)
def test_mangled_query_strings_are_passed_over(name):
    factory.product()
    for value in JUNK:
        found = finding.find(asking.read({name: value}))
        assert found.total == 1 or name == "q", value
        assert len(found.asked.query) <= asking.LONGEST_QUERY


@pytest.mark.parametrize("sort", list(asking.SORTS))
def test_forged_cursors_are_passed_over(sort):
    factory.product()
    for place in PLACES:
        forged = base64.urlsafe_b64encode(place.encode()).decode()
        for name in ("sau", "truoc"):
            assert len(finding.find(asking.read({"xep": sort, name: forged})).items) == 1, place


def test_marks_without_letters_ask_for_nothing():
    factory.product()
    assert finding.find(asking.read({"q": "!!! ??? …"})).total == 1
