"""What every template may use without asking for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def site_wide(request: HttpRequest) -> dict[str, object]:
    return {
        "demonstration": settings.DEMONSTRATION,
        "public_title": settings.PUBLIC_TITLE,
        "canonical_url": settings.BASE_URL + request.path,
    }
