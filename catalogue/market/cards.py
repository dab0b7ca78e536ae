"""Goods and stalls as lists show them: name, picture, price, where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalogue.market import pictures, prices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.languages import Wording
    from catalogue.market.pictures import Picture
    from catalogue.market.shelf import ShelfItem


@dataclass(frozen=True)
class GoodsCard:
    """`price` is empty where the price is to be asked for; `unit` is what it is for, such as "kg"."""

    pk: int
    name: Wording
    url: str
    picture: Picture | None
    price: str
    unit: str
    sold_out: bool
    stars: int
    stall: Wording
    origin: str


@dataclass(frozen=True)
class StallCard:
    name: Wording
    url: str
    picture: Picture | None
    place: str
    count: int


def goods_cards(items: Iterable[ShelfItem], market_address: str) -> list[GoodsCard]:
    """Cards of `items` (read by `finding.for_cards`); two queries for the pictures. `market_address` ends with "/"."""
    items = list(items)
    pictures.prefetch(((item, "cover") for item in items), [pictures.CARD])
    return [
        GoodsCard(
            pk=item.pk,
            name=item.shown_name,
            url=f"{market_address}{item.url_path}",
            picture=pictures.picture(item.cover, pictures.CARD),
            price="" if item.price is None else prices.amount_text(item.price),
            unit=prices.unit_text(item.unit),
            sold_out=item.sold_out,
            stars=item.shown_stars,
            stall=item.stall.shown_name,
            origin=item.origin.name,
        )
        for item in items
    ]


def stall_cards(stalls: Iterable[Any], market_address: str) -> list[StallCard]:
    """Cards of `stalls` with `unit` read and the `count` of their goods; two queries for the pictures."""
    stalls = list(stalls)
    pictures.prefetch(((stall, "cover") for stall in stalls), [pictures.CARD])
    return [
        StallCard(
            name=stall.shown_name,
            url=f"{market_address}{stall.slug}/",
            picture=pictures.picture(stall.cover, pictures.CARD),
            place=stall.unit.name,
            count=stall.count,
        )
        for stall in stalls
    ]
