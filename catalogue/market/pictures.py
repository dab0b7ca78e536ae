"""The sizes in which the market shows pictures, made when goods are published and read without asking one by one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django_tasks import task
from django_tasks_db import DatabaseBackend
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

CARD = "fill-320x240|format-webp|webpquality-50"
# A photo of a product's page: the newest format first, the one every browser knows last.
LARGE_AVIF = "max-840x840|format-avif|avifquality-50"
LARGE_WEBP = "max-840x840|format-webp|webpquality-68"
LARGE_JPEG = "max-840x840|format-jpeg|jpegquality-68"
PHOTO = (LARGE_AVIF, LARGE_WEBP, LARGE_JPEG, CARD)
COVER = "fill-960x320|format-webp|webpquality-45"
# What social networks show beside a link.
SOCIAL = "fill-1200x630|format-jpeg|jpegquality-72"


@dataclass(frozen=True)
class Picture:
    """One size of a picture: its address, and its size in pixels, so that nothing moves when it arrives."""

    url: str
    width: int
    height: int


def picture(image: Any, spec: str) -> Picture | None:
    """`image` in the size `spec`; made now where it is not there yet. None without an image, or when its file is gone.

    What `prefetch` has read costs no query.
    """
    if image is None:
        return None
    focus = Filter(spec=spec).get_cache_key(image)
    known = (
        found
        for found in getattr(image, "prefetched_renditions", ())
        if found.filter_spec == spec and found.focal_point_key == focus
    )
    try:
        rendition = next(known, None) or image.get_rendition(spec)
    except (SourceImageIOError, FileNotFoundError, InvalidFilterSpecError):
        return None
    return Picture(rendition.url, rendition.width, rendition.height)


def prefetch(wanted: Iterable[tuple[Any, str]], specs: Collection[str]) -> None:
    """Read the images in the named field of things, with the sizes `specs`: two queries, however many. Those that
    were read like this before are left alone.
    """
    wanted = [(thing, field) for thing, field in wanted if getattr(thing, f"{field}_id") and not _is_read(thing, field)]
    if not wanted:
        return
    found = get_image_model()._default_manager.prefetch_renditions(*specs)
    images = found.in_bulk({getattr(thing, f"{field}_id") for thing, field in wanted})
    for thing, field in wanted:
        setattr(thing, field, images.get(getattr(thing, f"{field}_id")))


def _is_read(thing: Any, field: str) -> bool:
    return hasattr(thing._state.fields_cache.get(field), "prefetched_renditions")


# Letters go out before pictures are made smaller.
@task(priority=-10)
def make_sizes(image_ids: list[int], specs: list[str]) -> None:
    """Makes the sizes of the images that are not there yet."""
    for image in get_image_model()._default_manager.prefetch_renditions(*specs).filter(pk__in=image_ids).order_by("pk"):
        for spec in specs:
            picture(image, spec)


def schedule(image_ids: Collection[int], specs: Collection[str]) -> None:
    """Have the sizes made in the background, so that the first visitor does not wait for them."""
    if not image_ids:
        return
    keys = sorted(image_ids)
    if isinstance(make_sizes.get_backend(), DatabaseBackend):
        make_sizes.enqueue(keys, list(specs))
    else:
        transaction.on_commit(partial(make_sizes.enqueue, keys, list(specs)))
