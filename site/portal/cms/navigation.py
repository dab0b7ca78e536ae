"""Menus and contacts as every page shows them: read once, kept in the cache, forgotten when an editor saves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db.models import Prefetch
from wagtail.models import Page, Site

from portal.cms.menus import Menu, MenuItem, Place, SiteContacts

if TYPE_CHECKING:
    from django.http import HttpRequest

KEY = "cms:navigation"
SECONDS = 15 * 60
CONTACT_FIELDS = ("title", "address", "phone", "email", "hours", "note")


def _links(menu: Menu) -> list[dict[str, str]]:
    links = []
    for item in menu.items.all():
        url = item.address or (item.page.url if item.page and item.page.live else None)
        if url:
            links.append({"url": url, "title": item.text or item.page.title})
    return links


def read() -> dict[str, Any]:
    """Menus and contacts from the database, as plain values."""
    items = MenuItem.objects.select_related("page").order_by("sort_order", "pk")
    menus = list(Menu.objects.prefetch_related(Prefetch("items", queryset=items)))
    contacts = SiteContacts.objects.first()
    return {
        "main": next((_links(menu) for menu in menus if menu.place == Place.MAIN), []),
        "footer": [{"title": menu.title, "links": _links(menu)} for menu in menus if menu.place == Place.FOOTER],
        "contacts": {name: getattr(contacts, name) for name in CONTACT_FIELDS} if contacts else {},
    }


def _current(links: list[dict[str, str]], path: str) -> str | None:
    """The address of the link that the path lies below; the longest where several do."""
    above = [link["url"] for link in links if link["url"] != "/" and path.startswith(link["url"])]
    return max(above, key=len, default=None)


def navigation(request: HttpRequest | None) -> dict[str, Any]:
    """`main` (with `current` marked for this request), `footer` and `contacts`; at most one query when cached."""
    found = getattr(request, "_navigation", None)
    if found is None:
        kept = cache.get(KEY)
        if kept is None:
            kept = read()
            cache.set(KEY, kept, SECONDS)
        current = _current(kept["main"], request.path if request else "")
        found = {**kept, "main": [{**one, "current": one["url"] == current} for one in kept["main"]]}
        if request is not None:
            request._navigation = found  # type: ignore[attr-defined]
    return found


def forget(**kwargs: object) -> None:
    """Receiver: something a menu may show has changed."""
    if issubclass(kwargs["sender"], Menu | MenuItem | SiteContacts | Page | Site):  # type: ignore[arg-type]
        cache.delete(KEY)
