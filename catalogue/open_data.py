"""The open data of the market: stalls that are open and goods on the shelves, as the market shows them to everybody.

Of a merchant: the stall's name and its page. How to reach them stands on the page, where they can change it; no number
of papers, no account, no person's name leaves with a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from catalogue.market.pages import MarketPage
from catalogue.market.shelf import ShelfItem
from catalogue.stalls.pages import StallPage, Standing
from portal.open_data.datasets import Column, ColumnType, Dataset, register
from portal.open_data.describing import absolute

if TYPE_CHECKING:
    from django.db.models import QuerySet

SOURCE = _("Người bán tự đăng, Ban quản lý chợ duyệt")


def _stalls() -> QuerySet[StallPage]:
    return StallPage.objects.live().public().filter(standing=Standing.OPEN).select_related("unit")


def _products() -> QuerySet[ShelfItem]:
    open_stalls = _stalls().values("pk")
    shown = ShelfItem.objects.filter(page__live=True, stall__in=open_stalls)
    return shown.select_related("stall", "category", "origin").annotate(changed=F("page__last_published_at"))


def _market_address(rows: list[Any]) -> None:
    """Products know their address below the market only: one query for all of them."""
    # Where the market is not for everybody, nothing below it is here either.
    market = MarketPage.objects.live().first()
    base = (market.get_url() if market else None) or "/cho-ao/"
    for row in rows:
        row.full_address = absolute(f"{base}{row.url_path}")


STALLS = Dataset(
    slug="stalls",
    title=_("Gian hàng trên chợ"),
    description=_("Các gian hàng đang mở: tên, loại chủ thể, nơi bán, trang của gian hàng."),
    source=SOURCE,
    rows=_stalls,
    changed="last_published_at",
    columns=(
        Column("id", ColumnType.INTEGER, _("Mã trên cổng"), value=lambda page: page.pk),
        Column("name", ColumnType.TEXT, _("Tên gian hàng"), value=lambda page: page.title),
        Column("name_en", ColumnType.TEXT, _("Tên tiếng Anh")),
        Column("merchant_kind", ColumnType.TEXT, _("Loại chủ thể"), filter="merchant_kind"),
        Column("commune", ColumnType.TEXT, _("Xã, phường"), value=lambda page: page.unit.name),
        Column(
            "commune_id", ColumnType.TEXT, _("Mã xã, phường"), value=lambda page: page.unit.code, filter="unit__code"
        ),
        Column("website", ColumnType.URL, _("Trang web"), value=lambda page: page.website or None),
        Column(
            "opened_at",
            ColumnType.MOMENT,
            _("Mở từ"),
            value=lambda page: page.first_published_at,
            filter="first_published_at",
        ),
        Column("url", ColumnType.URL, _("Trang gian hàng"), value=lambda page: absolute(page.get_url() or "/")),
    ),
)

PRODUCTS = Dataset(
    slug="products",
    title=_("Sản phẩm trên chợ"),
    description=_("Các sản phẩm đang bày: loại hàng, nơi làm ra, giá niêm yết, hạng OCOP còn hiệu lực."),
    source=SOURCE,
    rows=_products,
    changed="page__last_published_at",
    prepare=_market_address,
    keywords=(_("nông sản"), "OCOP"),
    columns=(
        Column("id", ColumnType.INTEGER, _("Mã trên cổng"), value=lambda item: item.pk),
        Column("name", ColumnType.TEXT, _("Tên sản phẩm")),
        Column("name_en", ColumnType.TEXT, _("Tên tiếng Anh")),
        Column("category", ColumnType.TEXT, _("Loại hàng"), value=lambda item: item.category.name),
        Column(
            "category_id",
            ColumnType.TEXT,
            _("Mã loại hàng"),
            value=lambda item: item.category.slug,
            filter="category__slug",
        ),
        Column("stall_id", ColumnType.INTEGER, _("Mã gian hàng"), filter="stall_id"),
        Column("stall", ColumnType.TEXT, _("Gian hàng"), value=lambda item: item.stall.title),
        Column("commune", ColumnType.TEXT, _("Nơi làm ra"), value=lambda item: item.origin.name),
        Column(
            "commune_id",
            ColumnType.TEXT,
            _("Mã xã, phường"),
            value=lambda item: item.origin.code,
            filter="origin__code",
        ),
        Column("price", ColumnType.NUMBER, _("Giá (đồng)"), _("Để trống: hỏi giá"), filter="price"),
        Column("unit", ColumnType.TEXT, _("Đơn vị tính giá")),
        Column("sold_out", ColumnType.BOOLEAN, _("Tạm hết hàng"), filter="sold_out"),
        Column("ocop_stars", ColumnType.INTEGER, _("Hạng sao OCOP"), value=lambda item: item.shown_stars or None),
        Column("season_from", ColumnType.INTEGER, _("Mùa vụ từ tháng")),
        Column("season_to", ColumnType.INTEGER, _("Mùa vụ đến tháng"), value=lambda item: item.season_until),
        Column("published_at", ColumnType.MOMENT, _("Đăng lúc"), filter="published_at"),
        Column("url", ColumnType.URL, _("Trang sản phẩm"), value=lambda item: item.full_address),
    ),
)


def connect() -> None:
    register(STALLS)
    register(PRODUCTS)
