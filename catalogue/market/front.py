"""What stands on the market's home page, and in the directory of its stalls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
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
    import datetime as dt
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
    goods = _newest_of_each(today)
    stalls = list(_counted(open_stalls(market)).order_by("-first_published_at")[:STALLS])
    pictures.prefetch([(thing, "cover") for thing in (*goods, *stalls)], [pictures.CARD])
    cards = dict(zip(goods, goods_cards(goods, address), strict=True))
    return {
        "categories": _categories(),
        "newest": [cards[item] for item in goods[:NEW]],
        "starred": [cards[item] for item in goods if item.shown_stars][:STARRED],
        "in_season": [cards[item] for item in goods if item.is_in_season(today.month)][:IN_SEASON],
        "stalls": stall_cards(stalls, address),
        "communes": _communes(),
        "few_communes": COMMUNES,
        **_links(market),
    }


def _newest_of_each(today: dt.date) -> list[ShelfItem]:
    """The goods of all three shelves, the newest first, in one query; a shelf's are the first of them that fit it."""
    goods: Any = ShelfItem.objects.order_by("-published_at", "-pk")
    new, starred, season = (
        goods[:NEW],
        goods.with_stars(today=today)[:STARRED],
        goods.in_season(today.month)[:IN_SEASON],
    )
    shown = Q(pk__in=new.values("pk")) | Q(pk__in=starred.values("pk")) | Q(pk__in=season.values("pk"))
    return list(for_cards(goods.filter(shown)))


def _categories() -> list[dict[str, Any]]:
    """Those that have goods, in the editors' order."""
    counted = Category.objects.annotate(count=Count("shelf_items")).filter(count__gt=0)
    return [{"category": one, "count": one.count} for one in counted]


def _communes() -> list[dict[str, Any]]:
    """Those with the most goods, and one more where there are more."""
    counted = AdministrativeUnit.objects.annotate(count=Count("shelf_items")).filter(count__gt=0)
    most = counted.order_by("-count", "pk")[: COMMUNES + 1]
    return [{"unit": one, "count": one.count} for one in most]


def directory(market: Page, address: str, params: Mapping[str, str]) -> dict[str, Any]:
    """A page of the open stalls by name."""
    stalls = open_stalls(market)
    order = keyset.Order("title", read=keyset.words)
    found = keyset.slice_of(
        _counted(stalls), order, size=STALLS_PER_PAGE, after=params.get("sau", ""), before=params.get("truoc", "")
    )
    return {
        "stalls": stall_cards(found.rows, address),
        "total": stalls.count(),
        "following": f"?sau={found.following}" if found.following else "",
        "preceding": f"?truoc={found.preceding}" if found.preceding else "",
    }


def goods_of(stall: StallPage, address: str, params: Mapping[str, str], size: int) -> dict[str, Any]:
    """A page of a stall's goods, the newest first; the stall's own cover is read along."""
    items = ShelfItem.objects.filter(stall=stall)
    order = SORTS[NEWEST][1]
    found = keyset.slice_of(
        for_cards(items), order, size=size, after=params.get("sau", ""), before=params.get("truoc", "")
    )
    pictures.prefetch([(thing, "cover") for thing in (stall, *found.rows)], pictures.OF_A_STALL)
    is_all = not found.following and not found.preceding
    return {
        "cards": goods_cards(found.rows, address),
        "total": len(found.rows) if is_all else items.count(),
        "following": f"?sau={found.following}" if found.following else "",
        "preceding": f"?truoc={found.preceding}" if found.preceding else "",
    }


def _counted(stalls: QuerySet[StallPage]) -> QuerySet[StallPage]:
    """With what cards of stalls show: the commune, and how many goods there are."""
    goods = ShelfItem.objects.filter(stall=OuterRef("pk")).order_by().values("stall").annotate(n=Count("*"))
    return stalls.select_related("unit").annotate(count=Coalesce(Subquery(goods.values("n")), 0))


def _links(market: Page) -> dict[str, Any]:
    """The form that opens a stall, and the plain pages below the market: its rules."""
    articles = ContentType.objects.get_for_model(ContentPage)
    pages = list(market.get_children().live().filter(Q(content_type=articles) | Q(slug=OPENING_FORM)))
    return {
        "opening": next((page for page in pages if page.slug == OPENING_FORM), None),
        "rules": [page for page in pages if page.content_type_id == articles.pk],
    }
