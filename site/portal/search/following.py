"""Keeps the entries of pages in step with Wagtail: published, unpublished, moved, renamed, hidden, deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.search import actions
from portal.search.providers import Found, Kind, Provider, register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Followed:
    model: type[Page]
    provider: Provider


_followed: dict[type[Page], Followed] = {}
# Providers of what has a page and is kept elsewhere, with what finds the numbers of those below some pages.
_attached: list[tuple[Provider, Callable[[Any], Iterable[int]]]] = []


def follow_pages(
    *,
    name: str,
    kind: Kind,
    model: Any,
    found: Callable[[Any], Found | None],
    with_related: Sequence[str] = (),
) -> Provider:
    """Registers a provider of the pages of `model`; `found` says what a page is found by, or None where it may not be.

    It is asked only for pages that are live and not behind a password or a sign-in.
    """

    def all_numbers() -> Iterable[int]:
        return model.objects.live().values_list("pk", flat=True)

    def those(numbers: Sequence[int]) -> Iterator[Found]:
        # An alias only holds the place of a page that is found already.
        pages = model.objects.filter(pk__in=numbers, alias_of__isnull=True).live().public()
        for page in pages.select_related("locale", *with_related).order_by("pk"):
            one = found(page)
            if one is not None and one.url:
                language = page.locale.language_code
                yield one if language == settings.LANGUAGE_CODE else replace(one, language=language)

    provider = Provider(name, kind, all_numbers, those)
    register(provider)
    _followed[model] = Followed(model, provider)
    post_delete.connect(_deleted, sender=model, dispatch_uid=f"search.deleted.{name}")
    return provider


def follow_below(provider: Provider, numbers: Callable[[Any], Iterable[int]]) -> None:
    """What `provider` finds has pages without being pages: `numbers` gives those of a query of pages, and they are made
    anew when such pages move, get other addresses or other readers.
    """
    _attached.append((provider, numbers))


def refresh(page: Page) -> None:
    """Makes the entry of this page anew, where pages of its kind are followed."""
    followed = _followed.get(type(page))
    if followed is not None:
        actions.put(followed.provider, [page.pk])


def refresh_below(page: Page) -> None:
    """The same for the page and everything below it: their addresses have changed, or who may see them."""
    below = Page.objects.filter(path__startswith=page.path)
    for followed in _followed.values():
        numbers = followed.model.objects.filter(pk__in=below.values("pk")).values_list("pk", flat=True)
        actions.put(followed.provider, list(numbers))
    for provider, numbers_below in _attached:
        actions.put(provider, list(numbers_below(below.values("pk"))))


def _changed(sender: type, instance: Page, **kwargs: object) -> None:
    refresh(instance)


def _moved(sender: type, instance: Page, **kwargs: object) -> None:
    _refresh_below(instance.pk)


def _deleted(sender: type, instance: Page, **kwargs: object) -> None:
    followed = _followed.get(sender)
    if followed is not None:
        actions.put(followed.provider, [instance.pk])


def _restricted(sender: type, instance: PageViewRestriction, **kwargs: object) -> None:
    _refresh_below(instance.page_id)


def _refresh_below(number: int) -> None:
    """As the page is now; it may be gone by the time Wagtail tells of it."""
    page = Page.objects.filter(pk=number).first()
    if page is not None:
        refresh_below(page)


def connect() -> None:
    page_published.connect(_changed, dispatch_uid="search.published")
    page_unpublished.connect(_changed, dispatch_uid="search.unpublished")
    post_page_move.connect(_moved, dispatch_uid="search.moved")
    # Wagtail sends this one after the commit.
    page_slug_changed.connect(_moved, dispatch_uid="search.renamed")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search.restricted")
    post_delete.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search.unrestricted")


__all__ = ["follow_below", "follow_pages", "refresh", "refresh_below"]
