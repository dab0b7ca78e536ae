"""What stands on the market's home page, and in the directory of its stalls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q
from django.utils import timezone

from catalogue.market import pictures
from catalogue.market.asking import NEWEST, SORTS
from catalogue.market.cards import goods_cards, stall_cards
from catalogue.market.categories import Category
from catalogue.market.finding import for_cards
from catalogue.market.shelf import ShelfItem
from catalogue.stalls.pages import StallPage, Standing
from portal import keyset
from portal.cms.pages import ContentPage
from portal.organisations.models import AdministrativeUnit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet
    from wagtail.models import Page

OPENING_FORM = "mo-gian-hang"
NEW, STARRED, IN_SEASON, STALLS = 8, 4, 4, 6
STALLS_PER_PAGE = 24
COMMUNES = 12


def open_stalls(market: Page) -> QuerySet[StallPage]:
    return StallPage.objects.child_of(market).live().filter(standing=Standing.OPEN)


def shelves(market: Page, address: str) -> dict[str, Any]:
    """Everything of the home page: categories with counts, shelves of goods, stalls, communes, rules."""
    today = timezone.localdate()
    goods: Any = for_cards(ShelfItem.objects.order_by("-published_at", "-pk"))
    new = list(goods[:NEW])
    starred = list(goods.with_stars(today=today)[:STARRED])
    season = list(goods.in_season(today.month)[:IN_SEASON])
    stalls = list(open_stalls(market).select_related("unit").order_by("-first_published_at")[:STALLS])
    everything = [*new, *starred, *season]
    pictures.prefetch([(thing, "cover") for thing in (*everything, *stalls)], [pictures.CARD])
    cards = {card.pk: card for card in goods_cards(everything, address)}
    return {
        "categories": _categories(),
        "newest": [cards[item.pk] for item in new],
        "starred": [cards[item.pk] for item in starred],
        "in_season": [cards[item.pk] for item in season],
        "stalls": _with_counts(stalls, address),
        "communes": _communes(),
        "few_communes": COMMUNES,
        **_links(market),
    }


def _categories() -> list[dict[str, Any]]:
    """Those that have goods, in the editors' order."""
    counts = dict(ShelfItem.objects.order_by().values_list("category_id").annotate(n=Count("*")))
    return [{"category": one, "count": counts[one.pk]} for one in Category.objects.all() if one.pk in counts]


def _communes() -> list[dict[str, Any]]:
    """Those with the most goods, and one more where there are more."""
    counted = ShelfItem.objects.order_by().values_list("origin_id").annotate(n=Count("*"))
    most = list(counted.order_by("-n", "origin_id")[: COMMUNES + 1])
    units = AdministrativeUnit.objects.in_bulk([key for key, _count in most])
    return [{"unit": units[key], "count": count} for key, count in most]


def directory(market: Page, address: str, params: Mapping[str, str]) -> dict[str, Any]:
    """A page of the open stalls by name."""
    stalls = open_stalls(market).select_related("unit")
    order = keyset.Order("title", read=keyset.words)
    found = keyset.slice_of(
        stalls, order, size=STALLS_PER_PAGE, after=params.get("sau", ""), before=params.get("truoc", "")
    )
    return {
        "stalls": _with_counts(found.rows, address),
        "total": stalls.count(),
        "following": f"?sau={found.following}" if found.following else "",
        "preceding": f"?truoc={found.preceding}" if found.preceding else "",
    }


def goods_of(stall: StallPage, address: str, params: Mapping[str, str], size: int) -> dict[str, Any]:
    """A page of a stall's goods, the newest first."""
    items = ShelfItem.objects.filter(stall=stall)
    order = SORTS[NEWEST][1]
    found = keyset.slice_of(
        for_cards(items), order, size=size, after=params.get("sau", ""), before=params.get("truoc", "")
    )
    return {
        "cards": goods_cards(found.rows, address),
        "total": items.count(),
        "following": f"?sau={found.following}" if found.following else "",
        "preceding": f"?truoc={found.preceding}" if found.preceding else "",
    }


def _with_counts(stalls: Any, address: str) -> list[Any]:
    stalls = list(stalls)
    counted = ShelfItem.objects.filter(stall__in=[stall.pk for stall in stalls]).order_by().values_list("stall")
    return stall_cards(stalls, address, dict(counted.annotate(n=Count("*"))))


def _links(market: Page) -> dict[str, Any]:
    """The form that opens a stall, and the plain pages below the market: its rules."""
    articles = ContentType.objects.get_for_model(ContentPage)
    pages = list(market.get_children().live().filter(Q(content_type=articles) | Q(slug=OPENING_FORM)))
    return {
        "opening": next((page for page in pages if page.slug == OPENING_FORM), None),
        "rules": [page for page in pages if page.content_type_id == articles.pk],
    }
