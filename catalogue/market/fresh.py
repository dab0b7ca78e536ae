"""The newest goods as the portal's home page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from catalogue.market.cards import GoodsCard, goods_cards
from catalogue.market.finding import for_cards
from catalogue.market.shelf import ShelfItem

if TYPE_CHECKING:
    from collections.abc import Callable

# Below the market's page: the stall's own part of the path.
STALL_LEVELS = 1


def newest_goods(most: int, path_of: Callable[[str], str]) -> tuple[list[GoodsCard], str]:
    """Cards of the goods put on the shelves last, and the market's address; three queries. `path_of` makes an address
    of a page's `url_path`.
    """
    goods = ShelfItem.objects.filter(sold_out=False).order_by("-published_at", "-pk")
    found = list(for_cards(goods).annotate(stall_path=F("stall__url_path"))[:most])
    if not found:
        return [], ""
    stall_path: str = found[0].stall_path  # type: ignore[attr-defined]
    market = path_of("/".join(stall_path.rstrip("/").split("/")[:-STALL_LEVELS]) + "/")
    return goods_cards(found, market), market
