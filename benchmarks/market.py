"""How long the market's public pages take with 1,000 stalls and 20,000 products, and with how many queries.

PYTHONPATH=site:. DJANGO_SETTINGS_MODULE=portal.settings.test python benchmarks/market.py [STALLS] [PRODUCTS]

Runs in a database of its own, which is thrown away: SQLite in memory, or the PostgreSQL that PORTAL_DATABASE_URL names.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
import uuid
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import django

django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402

from catalogue.market import pictures  # noqa: E402
from catalogue.market.categories import Category  # noqa: E402
from catalogue.market.shelf import ShelfItem  # noqa: E402
from catalogue.market.stocking import restock_all  # noqa: E402
from catalogue.products.certificates import ProductCertificate  # noqa: E402
from catalogue.products.offers import Offer  # noqa: E402
from catalogue.products.pages import GoodsTag, ProductPage, ProductPhoto, TaggedProduct  # noqa: E402
from catalogue.stalls.pages import StallPage  # noqa: E402
from portal.cms.images import PortalImage, PortalRendition  # noqa: E402
from portal.organisations.models import AdministrativeUnit, FormerUnit  # noqa: E402
from tests.factories.catalogue import market  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ASKED = 15
CHUNK = 1000
IMAGES = 500
KINDS = ("Gạo, ngũ cốc", "Chè", "Rau quả", "Thịt, cá", "Gia vị", "Dược liệu", "Rượu", "Thủ công", "Mật ong", "Du lịch")
GOODS = (
    "Gạo Séng Cù",
    "Chè Shan tuyết",
    "Mận Tam hoa",
    "Tương ớt",
    "Quế thanh",
    "Tinh dầu quế",
    "Miến đao",
    "Măng khô",
)
GOODS_MORE = ("Mật ong bạc hà", "Nếp Tú Lệ", "Sa nhân tím", "Cá hồi", "Thổ cẩm", "Rượu ngô", "Thảo quả", "Nấm hương")
PLACES = ("Mường Khương", "Sa Pa", "Bắc Hà", "Bát Xát", "Văn Bàn", "Suối Giang", "Mù Cang Chải", "Trạm Tấu", "Lục Yên")
TAGS = 60


def insert(model: Any, rows: Iterable[Any]) -> None:
    """The child rows of pages whose parent rows are there already; Django's bulk_create refuses such models."""
    rows = list(rows)
    queryset = model._base_manager.get_queryset()
    queryset._batched_insert(rows, fields=model._meta.local_concrete_fields, batch_size=CHUNK)


def pages_below(parent: Page, model: Any, names: list[str], slug: str, start: int = 1) -> list[Page]:
    """Live pages below `parent`, with tree paths made by hand."""
    kind = ContentType.objects.get_for_model(model)
    locale, now, chance = Locale.get_default(), timezone.now(), random.Random(start)
    rows = []
    for place, name in enumerate(names, start):
        when = now - timedelta(minutes=chance.randrange(525_600))
        rows.append(
            Page(
                path=Page._get_path(parent.path, parent.depth + 1, place), depth=parent.depth + 1, numchild=0,
                title=name, draft_title=name, slug=f"{slug}-{place}", url_path=f"{parent.url_path}{slug}-{place}/",
                content_type=kind, live=True, locale=locale, translation_key=uuid.uuid4(),
                first_published_at=when, last_published_at=when,
            )
        )  # fmt: skip
    made = Page.objects.bulk_create(rows, batch_size=CHUNK)
    Page.objects.filter(pk=parent.pk).update(numchild=len(made))
    return made


def children(model: Any, parents: list[Page], fields: Callable[[Page], dict[str, Any]]) -> list[Any]:
    rows = []
    for page in parents:
        row = model(page_ptr_id=page.pk, **fields(page))
        row.__dict__.update({field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
        rows.append(row)
    insert(model, rows)
    return rows


def fill(stalls: int, products: int) -> None:
    chance = random.Random(7)
    home = market()
    categories = [
        Category.objects.create(name=name, slug=f"loai-{number}", position=number) for number, name in enumerate(KINDS)
    ]
    units = []
    for number in range(99):
        unit = AdministrativeUnit(
            code=f"8{number:04d}", name=f"Xã {PLACES[number % len(PLACES)]} {number}", kind="commune"
        )
        unit.derive()
        units.append(unit)
    units = AdministrativeUnit.objects.bulk_create(units)
    former = [FormerUnit(province="Lào Cai", district="Cũ", name=f"Xã Cũ {n}", unit=units[n % 99]) for n in range(300)]
    for one in former:
        one.derive()
    FormerUnit.objects.bulk_create(former)
    tags = GoodsTag.objects.bulk_create([GoodsTag(name=f"từ khóa {n}", slug=f"tu-khoa-{n}") for n in range(TAGS)])
    images = PortalImage.objects.bulk_create(
        PortalImage(title=f"Ảnh {n}", file=f"original_images/{n}.jpg", width=1600, height=1200) for n in range(IMAGES)
    )
    PortalRendition.objects.bulk_create(
        PortalRendition(image=image, filter_spec=spec, file=f"images/{image.pk}-{place}", width=320, height=240)
        for image in images
        for place, spec in enumerate((*pictures.PHOTO, pictures.COVER, pictures.SOCIAL))
    )
    names = [f"Hợp tác xã {chance.choice(PLACES)} {n}" for n in range(stalls)]
    shops = children(
        StallPage,
        pages_below(home, StallPage, names, "gian"),
        lambda page: {
            "merchant_kind": "cooperative", "legal_name": page.title, "tax_code": "0000000000", "representative": "X",
            "unit": chance.choice(units), "address": "Thôn Mẫu", "email": "gian@example.com",
            "cover": chance.choice(images), "about": "<p>Đo thời gian.</p>",
        },
    )  # fmt: skip
    goods = [f"{a} {b}" for a in (*GOODS, *GOODS_MORE) for b in PLACES]
    made: list[ProductPage] = []
    for number, shop in enumerate(shops):
        few = products // stalls + (number < products % stalls)
        names = [f"{chance.choice(goods)} {chance.choice(('loại 1', 'loại 2', 'đặc biệt'))}" for _n in range(few)]
        made += children(
            ProductPage,
            pages_below(shop, ProductPage, names, f"hang-{number}"),
            lambda page, shop=shop: {
                "category": chance.choice(categories), "origin": shop.unit, "description": "<p>Đo thời gian.</p>" * 5,
                "name_en": f"Goods {page.pk}" if chance.random() < 0.3 else "",
                "season_from": 3, "season_until": chance.choice((5, 9, 12)),
            },
        )  # fmt: skip
    today = timezone.localdate()
    Offer.objects.bulk_create(
        [Offer(page_id=page.pk, price=_price(chance), unit=chance.choice(("kg", "box", "bottle"))) for page in made],
        batch_size=CHUNK,
    )
    TaggedProduct.objects.bulk_create(
        [
            TaggedProduct(content_object_id=page.pk, tag=tag)
            for page in made
            for tag in chance.sample(tags, chance.randrange(5))
        ],
        batch_size=CHUNK,
    )
    ProductCertificate.objects.bulk_create(
        [claim for page in made for claim in _claims(page.pk, today, chance)], batch_size=CHUNK
    )
    ProductPhoto.objects.bulk_create(
        [ProductPhoto(page_id=page.pk, image=chance.choice(images), sort_order=n) for page in made for n in range(3)],
        batch_size=CHUNK,
    )


def _price(chance: random.Random) -> Decimal | None:
    return None if chance.random() < 0.1 else Decimal(chance.randrange(10, 900) * 1000)


def _claims(page: int, today: date, chance: random.Random) -> Iterable[ProductCertificate]:
    ends = today + timedelta(days=chance.randrange(-100, 900))
    if chance.random() < 0.3:
        yield ProductCertificate(
            page_id=page, kind="ocop", stars=chance.choice((3, 3, 3, 4, 5)), number="QĐ 1", expires_on=ends
        )
    if chance.random() < 0.4:
        yield ProductCertificate(
            page_id=page,
            kind=chance.choice(("gi", "vietgap", "organic", "food-safety")),
            number="GCN 1",
            expires_on=ends,
        )


def measure(client: Client, url: str) -> tuple[list[float], int, int]:
    """Sorted milliseconds, queries, and bytes of the answer."""
    asked: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    client.get(url)
    with connection.execute_wrapper(count):
        answer = client.get(url)
    if answer.status_code != 200:
        raise SystemExit(f"{url} answered {answer.status_code}")
    times = []
    for _time in range(ASKED):
        start = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times), len(asked), len(answer.content)


def pages() -> dict[str, str]:
    product = ProductPage.objects.filter(certificates__isnull=False).order_by("pk")[7:8].get()
    stall = product.get_parent()
    return {
        "home": "/cho-ao/",
        "listing": "/cho-ao/tim/",
        "listing, price": "/cho-ao/tim/?xep=gia-tang",
        "listing, name": "/cho-ao/tim/?xep=ten",
        "category": "/cho-ao/loai/loai-1/",
        "commune": "/cho-ao/xa-phuong/80005/",
        "OCOP": "/cho-ao/ocop/",
        "search, many": "/cho-ao/tim/?q=gao",
        "search, some": "/cho-ao/tim/?q=che+shan+suoi+giang",
        "search, short": "/cho-ao/tim/?q=m",
        "search, none": "/cho-ao/tim/?q=khongco",
        "two facets": "/cho-ao/tim/?loai=loai-2&sao=3",
        "all facets": "/cho-ao/tim/?loai=loai-2&sao=3&gia=100-200&tu-khoa=tu-khoa-3&chung-nhan=ocop&q=gao",
        "keyword": "/cho-ao/tim/?tu-khoa=tu-khoa-3",
        "all communes": "/cho-ao/tim/?mo=xa",
        "stalls": "/cho-ao/gian-hang/",
        "stall": stall.url,
        "product": product.url,
    }


if __name__ == "__main__":
    setup_test_environment()
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        stalls, products = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (1000, 20_000)
        fill(stalls, products)
        start = time.perf_counter()
        restock_all()
        stocked = time.perf_counter() - start
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        goods = ShelfItem.objects.count()
        print(f"{connection.vendor}, {stalls} stalls, {goods} goods on the shelves, {ASKED} times each")
        print(f"all shelves stocked anew in {stocked:.1f} s")
        print(f"{'page':<18}{'median ms':>10}{'95 % ms':>10}{'queries':>9}{'KB':>7}")
        client = Client()
        for label, url in pages().items():
            times, queries, size = measure(client, url)
            late = times[int(len(times) * 0.95)]
            print(f"{label:<18}{statistics.median(times):>10.1f}{late:>10.1f}{queries:>9}{size / 1024:>7.0f}")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
