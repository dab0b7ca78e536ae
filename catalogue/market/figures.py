"""The market in numbers, of what everybody may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from catalogue.market.shelf import ShelfItem
from catalogue.stalls.pages import MerchantKind, StallPage, Standing


@dataclass(frozen=True, slots=True)
class MarketFigures:
    """`categories` and `kinds` are names with how many products, or stalls; `stars` how many products of each OCOP
    grade hold today.
    """

    stalls: int
    products: int
    categories: list[tuple[str, int]]
    kinds: list[tuple[str, int]]
    stars: dict[int, int]


def market_figures() -> MarketFigures:
    """Three queries, which grow with the goods on the shelves: reckoned by the hour, not by the visit."""
    shelves = ShelfItem.objects.order_by()
    categories = (
        shelves.values_list("category__name").annotate(number=Count("pk")).order_by("-number", "category__name")
    )
    stars = shelves.with_stars().values_list("stars").annotate(Count("pk"))
    stalls = StallPage.objects.live().public().filter(standing=Standing.OPEN).order_by()
    kinds = dict(stalls.values_list("merchant_kind").annotate(Count("pk")))
    counted = [(str(name), number) for name, number in categories.order_by("-number", "category__name")]
    return MarketFigures(
        stalls=sum(kinds.values()),
        products=sum(number for _name, number in counted),
        categories=counted,
        kinds=[(str(MerchantKind(kind).label), number) for kind, number in sorted(kinds.items())],
        stars=dict(stars),
    )
