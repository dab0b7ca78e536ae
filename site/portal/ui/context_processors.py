"""What every template may use without asking for it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings

from portal.ui import languages

if TYPE_CHECKING:
    from django.http import HttpRequest


def site_wide(request: HttpRequest) -> dict[str, object]:
    return {
        "demonstration": settings.DEMONSTRATION,
        "public_title": settings.PUBLIC_TITLE,
        **_addresses(request),
    }


def _addresses(request: HttpRequest) -> dict[str, object]:
    """Where the page really is, and in other languages; `unmet_language` is one it cannot be read in."""
    address = settings.BASE_URL + request.path
    here = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    reader = languages.reader(request)
    follows_cookie = languages.is_offered(request)
    return {
        "canonical_url": _canonical(request, here),
        "alternates": [(code, languages.address_in(code, address)) for code, _name in settings.LANGUAGES]
        if follows_cookie
        else _translations(request),
        "offers_languages": follows_cookie,
        "unmet_language": languages.unmet(request),
        "only_language_notice": languages.ONLY.get(here, ""),
        "reader_language": reader if languages.of_prefix(request.path) else here,
    }


def _canonical(request: HttpRequest, here: str) -> str:
    """A Vietnamese page that stands in for a missing translation is where it always is."""
    prefix = languages.of_prefix(request.path)
    if prefix:
        path = request.path if here == prefix else request.path.removeprefix(f"/{prefix}")
        return settings.BASE_URL + path
    address = settings.BASE_URL + request.path
    return address if here == settings.LANGUAGE_CODE else languages.address_in(here, address)


def _translations(request: HttpRequest) -> list[tuple[str, str]]:
    """Of a page that has some, all of them and what those should read who know none of the languages."""
    standing = getattr(request, "_standing", None)
    if standing is None or not standing.addresses:
        return []
    found = {code: urljoin(f"{settings.BASE_URL}/", address) for code, address in standing.addresses}
    otherwise = found.get(settings.LANGUAGE_CODE)
    return [*found.items(), *([("x-default", otherwise)] if otherwise else [])]
