"""Menus and contacts as every page shows them: read once, kept in the cache, forgotten when an editor saves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from wagtail.models import Page, Site

from portal.cms import alerts
from portal.cms.alerts import Alert, AlertPlace
from portal.cms.menus import Menu, MenuItem, Place, SiteContacts
from portal.cms.opening_hours import OpeningHours
from portal.ui import languages

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

KEY = "cms:navigation"
SECONDS = 15 * 60
# The language that menus and contacts have words in beside Vietnamese.
ENGLISH = "en"
TRANSLATED_CONTACTS = ("title", "address", "hours")
CONTACT_FIELDS = ("title", "address", "phone", "email", "hours", "note")


def _keys() -> list[str]:
    return [f"{KEY}:{code}" for code, _name in settings.LANGUAGES]


def _menus() -> dict[Menu, list[MenuItem]]:
    """Those that have items, with them, in their order; one query."""
    found: dict[Menu, list[MenuItem]] = {}
    order = (*(f"menu__{name}" for name in ("place", "position", "pk")), "sort_order", "pk")
    for item in MenuItem.objects.select_related("menu", "page").order_by(*order):
        found.setdefault(item.menu, []).append(item)
    return found


def _links(items: list[MenuItem], language: str, translated: dict[UUID, Page]) -> list[dict[str, str]]:
    """`language` of each link is what its words are in."""
    links = []
    for item in items:
        url = item.address or (item.page.url if item.page and item.page.live else None)
        if not url:
            continue
        own = translated.get(item.page.translation_key) if item.page else None
        words = (item.text_en or (own.title if own else "")) if language == ENGLISH else ""
        links.append(
            {
                "url": (own.url if own else None) or languages.read_in(language, url),
                "title": words or item.text or (item.page.title if item.page else ""),
                "language": language if words else settings.LANGUAGE_CODE,
            }
        )
    return links


def _translated(menus: dict[Menu, list[MenuItem]], language: str) -> dict[UUID, Page]:
    """The live translations of the pages in the menus, by what they share with their originals; one query."""
    if language not in languages.prefixed():
        return {}
    keys = [item.page.translation_key for items in menus.values() for item in items if item.page]
    found = Page.objects.filter(translation_key__in=keys, locale__language_code=language, alias_of__isnull=True)
    return {page.translation_key: page for page in found.live()}


def _contacts(contacts: SiteContacts, language: str) -> dict[str, str]:
    """In English where every word of them is; the note by itself."""
    said = {name: getattr(contacts, name) for name in CONTACT_FIELDS}
    said["language"] = said["note_language"] = settings.LANGUAGE_CODE
    if contacts.opening is not None:
        with translation.override(settings.LANGUAGE_CODE):
            said["hours"] = contacts.opening.words
    if language != ENGLISH:
        return said
    words = {name: getattr(contacts, f"{name}_en") for name in TRANSLATED_CONTACTS}
    if contacts.opening is not None:
        with translation.override(language):
            words["hours"] = contacts.opening.words
    if all(words[name] for name in TRANSLATED_CONTACTS if said[name]):
        said |= {**words, "language": language}
    if contacts.note_en:
        said |= {"note": contacts.note_en, "note_language": language}
    return said


def read(language: str = settings.LANGUAGE_CODE) -> dict[str, Any]:
    """Menus and contacts from the database, as plain values, for readers of `language`."""
    menus = _menus()
    translated = _translated(menus, language)
    contacts = SiteContacts.objects.select_related("opening").first()
    footer = []
    for menu, items in menus.items():
        if menu.place == Place.FOOTER:
            title = menu.title_en if language == ENGLISH else ""
            said = language if title else settings.LANGUAGE_CODE
            footer.append(
                {"title": title or menu.title, "language": said, "links": _links(items, language, translated)}
            )
    return {
        "main": next(
            (_links(items, language, translated) for menu, items in menus.items() if menu.place == Place.MAIN), []
        ),
        "footer": footer,
        "contacts": _contacts(contacts, language) if contacts else {},
        "alerts": alerts.upcoming(language),
    }


def _current(links: list[dict[str, str]], path: str) -> str | None:
    """The address of the link that the path lies below; the longest where several do."""
    homes = {"/", *(languages.home(code) for code in languages.prefixed())}
    urls = [link["url"] for link in links if link["url"] not in homes]
    above = [url for url in urls if path.startswith(url.partition("?")[0])]
    return max(above, key=len, default=None)


def navigation(request: HttpRequest | None) -> dict[str, Any]:
    """`main` (with `current` marked for this request), `footer`, `contacts` and `alerts`; at most one query when
    cached.
    """
    found = getattr(request, "_navigation", None)
    if found is None:
        language = languages.reader(request)
        kept = cache.get(f"{KEY}:{language}")
        if kept is None:
            kept = read(language)
            cache.set(f"{KEY}:{language}", kept, SECONDS)
        current = _current(kept["main"], request.path if request else "")
        found = {**kept, "main": [{**one, "current": one["url"] == current} for one in kept["main"]]}
        if request is not None:
            request._navigation = found  # type: ignore[attr-defined]
    return found


SHOWN = Menu | MenuItem | SiteContacts | OpeningHours | Alert | AlertPlace | Page | Site


def forget(**kwargs: object) -> None:
    """Receiver: something a menu may show has changed."""
    if issubclass(kwargs["sender"], SHOWN):  # type: ignore[arg-type]
        cache.delete_many(_keys())
