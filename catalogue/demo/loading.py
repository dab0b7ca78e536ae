"""Loads the market of the demonstration: its ground, stalls with their goods, and what goes on there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from catalogue.demo.album import Album
from catalogue.demo.goods import load_stalls, missing
from catalogue.demo.ground import load_market
from catalogue.demo.stories import load_stories
from catalogue.demo.times import Clock
from catalogue.market.stocking import restock_all

if TYPE_CHECKING:
    from wagtail.models import Page


def load_demonstration(home: Page, *, picture_width: int | None = None) -> None:
    """The demonstration's market below `home`; its people must be there. Idempotent, and all or nothing.

    Pictures are drawn for what is missing alone: `picture_width` pixels wide, or as wide as pages show them.
    """
    album = Album(missing(), width=picture_width)
    with transaction.atomic():
        clock = Clock(timezone.now())
        load_market(home)
        load_stalls(album, clock)
        load_stories(clock)
        restock_all()
