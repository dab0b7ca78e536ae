"""Sizes of pictures: read without asking one by one, made in the background when something is published."""

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


def prefetch(images: Iterable[Any], specs: Collection[str]) -> None:
    """Read the sizes `specs` of these images: one query, however many. Those that are None are passed over."""
    wanted = [image for image in images if image is not None]
    if not wanted:
        return
    kept: dict[int, list[Any]] = {image.pk: [] for image in wanted}
    renditions = get_image_model().get_rendition_model()._default_manager
    for rendition in renditions.filter(image_id__in=kept, filter_spec__in=specs):
        kept[rendition.image_id].append(rendition)
    for image in wanted:
        image.prefetched_renditions = kept[image.pk]
        for rendition in image.prefetched_renditions:
            # Whoever shows it as an element asks it for the words of its image.
            rendition.image = image


def prefetch_fields(wanted: Iterable[tuple[Any, str]], specs: Collection[str]) -> None:
    """Read the images in the named field of things, with the sizes `specs`: two queries, however many. Those that
    were read like this before are left alone.
    """
    unread = [(thing, field) for thing, field in wanted if getattr(thing, f"{field}_id") and not _is_read(thing, field)]
    if not unread:
        return
    images = get_image_model()._default_manager.in_bulk({getattr(thing, f"{field}_id") for thing, field in unread})
    prefetch(images.values(), specs)
    for thing, field in unread:
        setattr(thing, field, images.get(getattr(thing, f"{field}_id")))


def _is_read(thing: Any, field: str) -> bool:
    return hasattr(thing._state.fields_cache.get(field), "prefetched_renditions")


# Letters go out before pictures are made smaller.
@task(priority=-10)
def make_sizes(image_ids: list[int], specs: list[str]) -> None:
    """Makes the sizes of the images that are not there yet."""
    images = get_image_model()._default_manager.filter(pk__in=image_ids).order_by("pk")
    for image in images.prefetch_renditions(*specs):
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
