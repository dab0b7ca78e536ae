"""What every template may use without asking for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    return {
        "canonical_url": address if here == settings.LANGUAGE_CODE else languages.address_in(here, address),
        "alternates": [(code, languages.address_in(code, address)) for code, _name in settings.LANGUAGES]
        if languages.is_offered(request)
        else [],
        "unmet_language": languages.unmet(request),
        "only_language_notice": languages.ONLY.get(here, ""),
    }
