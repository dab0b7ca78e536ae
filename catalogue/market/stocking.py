"""Keeps the shelves: makes a product's row anew when its page, offer, certificates or stall change.

Called by whoever changes offers or the standing of a stall, and by Wagtail's signals when pages are published,
unpublished or moved. A deleted page takes its row with it.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import post_save
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from catalogue.market import pictures
from catalogue.market.categories import Category
from catalogue.market.shelf import NO_PRICE, ShelfCertificate, ShelfItem, ShelfTag
from catalogue.market.signals import shelves_changed
from catalogue.products.certificates import ProductCertificate
from catalogue.products.pages import ProductPage, ProductPhoto, TaggedProduct
from catalogue.stalls.pages import StallPage, Standing
from portal.casework.wordsearch import searchable
from portal.organisations.models import FormerUnit
from portal.vietnamese import sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

BATCH = 500
LONGEST_SORT_NAME = 255
UNREAD = ("description", "description_en", "description_zh")
# Runs of Chinese characters: written without blanks, so that each may begin a word.
CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{2,40}")


def restock(page: ProductPage) -> None:
    """Put the product on the shelves as it is now, or take it off when not everybody may see it."""
    _restock([page.pk])


def restock_stall(stall: StallPage) -> None:
    """The same for every product of the stall."""
    _in_batches(ProductPage.objects.child_of(stall).values_list("pk", flat=True))


def restock_all() -> int:
    """Make all shelves anew, batch by batch. Returns how many products stand on them now."""
    _in_batches(ProductPage.objects.values_list("pk", flat=True))
    return ShelfItem.objects.count()


@task()
def restock_category(category_id: int) -> None:
    """The goods of a category whose name has changed."""
    _in_batches(ProductPage.objects.filter(category_id=category_id).values_list("pk", flat=True))


# --- Making rows ------------------------------------------------------------------------------------------------------


def _in_batches(keys: Iterable[int]) -> None:
    wanted = sorted(keys)
    for start in range(0, len(wanted), BATCH):
        _restock(wanted[start : start + BATCH])


@transaction.atomic
def _restock(keys: Sequence[int]) -> None:
    """The stalls are locked first: whoever stops one waits for the rows written here, or these wait and see it."""
    places = {path[: -Page.steplen] for path in ProductPage.objects.filter(pk__in=keys).values_list("path", flat=True)}
    kept = StallPage.objects.select_for_update(of=("self",)).filter(path__in=places).order_by("pk")
    stalls = {stall.path: stall for stall in kept}
    pages = [page for page in _readable(keys) if _is_open(stalls.get(page.path[: -Page.steplen]))]
    shown = [page.pk for page in pages]
    ShelfItem.objects.filter(pk__in=set(keys) - set(shown)).delete()
    if not pages:
        shelves_changed.send(sender=ShelfItem, keys=keys)
        return
    today = timezone.localdate()
    certificates = _by_page(ProductCertificate.objects.in_force(today).filter(page__in=shown), "page_id")
    tagged = TaggedProduct.objects.filter(content_object__in=shown).select_related("tag").order_by("tag__name")
    tags = _by_page(tagged, "content_object_id")
    covers: dict[int, int] = {}
    for photo in ProductPhoto.objects.filter(page__in=shown).order_by("-sort_order", "-pk"):
        covers[photo.page_id] = photo.image_id
    former: dict[int, list[str]] = {}
    for unit, name in FormerUnit.objects.filter(unit__in={page.origin_id for page in pages}).values_list(
        "unit_id", "name"
    ):
        former.setdefault(unit, []).append(name)
    items = []
    for page in pages:
        item = _item(page, stalls[page.path[: -Page.steplen]])
        item.cover_id = covers.get(page.pk)
        item.stars, item.stars_until = _stars(certificates.get(page.pk, ()))
        words = [one.tag.name for one in tags.get(page.pk, ())]
        words += former.get(page.origin_id, ())
        words += [word for claim in certificates.get(page.pk, ()) for word in (claim.get_kind_display(), claim.label)]
        item.search_text = searchable([item.search_text, *words])
        items.append(item)
    _write(items)
    ShelfCertificate.objects.filter(item__in=shown).delete()
    ShelfCertificate.objects.bulk_create(
        ShelfCertificate(item_id=key, kind=kind, until=until)
        for key, claims in certificates.items()
        for kind, until in _kinds(claims).items()
    )
    ShelfTag.objects.filter(item__in=shown).delete()
    ShelfTag.objects.bulk_create(ShelfTag(item_id=key, tag_id=one.tag_id) for key, rows in tags.items() for one in rows)
    shelves_changed.send(sender=ShelfItem, keys=keys)


def _readable(keys: Sequence[int]) -> Iterator[ProductPage]:
    seen = ProductPage.objects.filter(pk__in=keys, live=True, taken_down_because="")
    yield from seen.defer(*UNREAD).select_related("category", "origin", "offer").order_by("pk")


def _is_open(stall: StallPage | None) -> bool:
    return stall is not None and stall.live and stall.standing == Standing.OPEN


def _item(page: ProductPage, stall: StallPage) -> ShelfItem:
    offer = getattr(page, "offer", None)
    price = offer.price if offer else None
    names = [page.title, page.name_en, page.name_zh]
    category = page.category
    words = [
        *names,
        *(category.name, category.name_en, category.name_zh),
        *(stall.title, stall.name_en, stall.name_zh),
        page.origin.name,
    ]
    return ShelfItem(
        page_id=page.pk,
        stall=stall,
        category=category,
        origin=page.origin,
        name=page.title,
        name_en=page.name_en,
        name_zh=page.name_zh,
        sort_name=sort_key(page.title)[:LONGEST_SORT_NAME],
        url_path=f"{stall.slug}/{page.slug}/",
        price=price,
        sort_price=NO_PRICE if price is None else price,
        sort_price_down=NO_PRICE if price is None else -price,
        unit=offer.unit if offer else "",
        sold_out=bool(offer and offer.is_sold_out),
        season_from=page.season_from,
        season_until=page.season_until,
        published_at=page.first_published_at or page.last_published_at or timezone.now(),
        search_text=" ".join([*words, *_chinese_words(words)]),
    )


def _chinese_words(texts: Iterable[str]) -> Iterator[str]:
    """Every end of every run of Chinese characters, since a search finds beginnings of words only."""
    for text in texts:
        for run in CHINESE.findall(text):
            yield from (run[start:] for start in range(1, len(run)))


def _stars(claims: Iterable[ProductCertificate]) -> tuple[int | None, dt.date | None]:
    """The most stars that hold, for as long as they do."""
    held = [(claim.stars, claim.expires_on) for claim in claims if claim.stars and claim.expires_on]
    return max(held, default=(None, None))


def _kinds(claims: Iterable[ProductCertificate]) -> dict[str, dt.date | None]:
    """Each kind with the day on which the last certificate of it ends; None: never."""
    kinds: dict[str, dt.date | None] = {}
    for claim in claims:
        until = kinds.get(claim.kind, claim.expires_on)
        kinds[claim.kind] = None if until is None or claim.expires_on is None else max(until, claim.expires_on)
    return kinds


def _by_page(rows: Iterable[Any], key: str) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = {}
    for row in rows:
        grouped.setdefault(getattr(row, key), []).append(row)
    return grouped


def _write(items: list[ShelfItem]) -> None:
    fields = [field.name for field in ShelfItem._meta.concrete_fields if not field.primary_key]
    ShelfItem.objects.bulk_create(items, update_conflicts=True, unique_fields=["page"], update_fields=fields)


# --- What makes it necessary ------------------------------------------------------------------------------------------


def _page_changed(sender: type, instance: Page, **kwargs: object) -> None:
    if isinstance(instance, ProductPage):
        restock(instance)
    elif isinstance(instance, StallPage):
        restock_stall(instance)


def _make_pictures(sender: type, instance: Page, **kwargs: object) -> None:
    if isinstance(instance, ProductPage):
        images = list(ProductPhoto.objects.filter(page=instance).values_list("image_id", flat=True))
        pictures.schedule(images, pictures.PHOTO)
        pictures.schedule(images[:1], [pictures.SOCIAL])
    elif isinstance(instance, StallPage) and instance.cover_id:
        pictures.schedule([instance.cover_id], [pictures.COVER, pictures.CARD, pictures.SOCIAL])


def _page_moved(sender: type, instance: Page, **kwargs: object) -> None:
    _page_changed(sender, instance.specific)


def _category_saved(sender: type, instance: Category, created: bool, **kwargs: object) -> None:
    if not created:
        transaction.on_commit(partial(restock_category.enqueue, instance.pk))


def connect() -> None:
    for model in (ProductPage, StallPage):
        name = model.__name__
        page_published.connect(_page_changed, sender=model, dispatch_uid=f"catalogue.stock.published.{name}")
        page_published.connect(_make_pictures, sender=model, dispatch_uid=f"catalogue.pictures.{name}")
        page_unpublished.connect(_page_changed, sender=model, dispatch_uid=f"catalogue.stock.unpublished.{name}")
        post_page_move.connect(_page_moved, sender=model, dispatch_uid=f"catalogue.stock.moved.{name}")
    post_save.connect(_category_saved, sender=Category, dispatch_uid="catalogue.stock.category")


__all__ = ["connect", "restock", "restock_all", "restock_category", "restock_stall"]
