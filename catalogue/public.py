"""What `home` may know of the market."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.demo.loading import load_demonstration
from catalogue.market.cards import GoodsCard
from catalogue.market.figures import MarketFigures, market_figures
from catalogue.market.fresh import newest_goods
from catalogue.market.pages import MarketPage

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["GoodsCard", "MarketFigures", "load_demonstration", "market_address", "market_figures", "newest_goods"]


def market_address(request: HttpRequest) -> str | None:
    """Where the market is, `/cho-ao/`; None while no such page is published."""
    market = MarketPage.objects.live().first()
    return market.get_url(request) if market else None
