"""How the search of the portal finds stalls and goods: only what everybody may see, as the shelves have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _

from catalogue.market.shelf import ShelfItem
from catalogue.market.signals import shelves_changed
from catalogue.products.pages import ProductPage
from catalogue.stalls.pages import StallPage
from catalogue.stalls.signals import stall_opened, stall_stopped
from portal.search import actions
from portal.search.extracts import rich_text
from portal.search.following import follow_pages, refresh
from portal.search.providers import Found, Kind, Provider, register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STALLS = Kind("gian-hang", _("Gian hàng"), "store", order=40)
GOODS = Kind("san-pham", _("Sản phẩm"), "shopping-basket", order=50)


def _stall(page: StallPage) -> Found | None:
    if not page.is_open:
        return None
    return Found(
        number=page.pk,
        title=page.title,
        url=page.get_url() or "",
        summary=page.lead or page.address,
        section=page.unit.name,
        names=[page.name_en, page.name_zh, page.legal_name, page.get_merchant_kind_display()],
        text=[*rich_text(page.about), page.address],
        unseen=rich_text(page.about_en, page.about_zh),
        dated=page.first_published_at.date() if page.first_published_at else None,
    )


def _goods(numbers: Sequence[int]) -> Iterator[Found]:
    """One entry for each product, whatever languages its merchant wrote: the words of all of them lead to it."""
    pages = ProductPage.objects.filter(pk__in=numbers, shelf_item__isnull=False).live().public()
    related = ("category", "origin", "shelf_item", "shelf_item__stall")
    for page in pages.select_related(*related).prefetch_related("tagged_items__tag").order_by("pk"):
        stall = page.shelf_item.stall
        yield Found(
            number=page.pk,
            title=page.title,
            url=page.get_url() or "",
            summary=page.lead or f"{page.category.name} · {page.origin.name}",
            section=stall.title,
            names=[
                *(page.name_en, page.name_zh, page.category.name, page.category.name_en, page.category.name_zh),
                *(item.tag.name for item in page.tagged_items.all()),
                page.origin.name,
            ],
            text=[*rich_text(page.description), page.packing],
            unseen=rich_text(page.description_en, page.description_zh),
            dated=page.first_published_at.date() if page.first_published_at else None,
            weight=page.shelf_item.shown_stars,
        )


def _all_goods() -> Iterable[int]:
    return ShelfItem.objects.values_list("pk", flat=True)


PRODUCTS = Provider("product", GOODS, _all_goods, _goods)


def _shelves_changed(sender: type, keys: Sequence[int], **kwargs: object) -> None:
    actions.put(PRODUCTS, list(keys))


def _deleted(sender: type, instance: ProductPage, **kwargs: object) -> None:
    actions.put(PRODUCTS, [instance.pk])


def _stall_changed(sender: type, stall: StallPage, **kwargs: object) -> None:
    """The stall has stopped or opened with all its goods, inside the transaction."""
    page = StallPage.objects.get(pk=stall.pk)
    refresh(page)
    actions.put(PRODUCTS, list(ProductPage.objects.child_of(page).values_list("pk", flat=True)))


def connect() -> None:
    register(PRODUCTS)
    follow_pages(name="stall", kind=STALLS, model=StallPage, found=_stall, with_related=["unit"])
    shelves_changed.connect(_shelves_changed, dispatch_uid="catalogue.findable.shelves")
    post_delete.connect(_deleted, sender=ProductPage, dispatch_uid="catalogue.findable.deleted")
    stall_stopped.connect(_stall_changed, dispatch_uid="catalogue.findable.stopped")
    stall_opened.connect(_stall_changed, dispatch_uid="catalogue.findable.opened")
