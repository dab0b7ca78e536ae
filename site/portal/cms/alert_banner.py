"""Which alerts stand above a page now. They come with the menus out of the cache, so a page pays nothing for them."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from portal.cms.alerts import Severity
from portal.cms.navigation import navigation
from portal.ui import languages

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

MOST_AT_ONCE = 3
RANKS = {severity: rank for rank, severity in enumerate((Severity.URGENT, Severity.WARNING, Severity.NEWS))}
MAX_AGE = re.compile(r"(max-age|s-maxage)=(\d+)")


def current(request: HttpRequest) -> list[dict[str, Any]]:
    """At most three, the gravest first."""
    now = timezone.now()
    path = _without_prefix(request.path)
    shown = [
        one
        for one in navigation(request)["alerts"]
        if one["starts_at"] <= now < one["ends_at"] and (not one["below"] or path.startswith(tuple(one["below"])))
    ]
    return sorted(shown, key=lambda one: RANKS.get(one["severity"], len(RANKS)))[:MOST_AT_ONCE]


def _without_prefix(path: str) -> str:
    language = languages.of_prefix(path)
    return path.removeprefix(f"/{language}") if language else path


class AlertsInTimeMiddleware:
    """No cache keeps a page beyond the moment when an alert begins or ends."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        shown = getattr(request, "_navigation", None)
        if shown and shown.get("alerts") and "max" in response.get("Cache-Control", ""):
            now = timezone.now()
            changes = [at for one in shown["alerts"] for at in (one["starts_at"], one["ends_at"]) if at > now]
            if changes:
                _bound(response, (min(changes) - now).total_seconds())
        return response


def _bound(response: HttpResponse, seconds: float) -> None:
    most = max(0, math.floor(seconds))
    response["Cache-Control"] = MAX_AGE.sub(
        lambda found: f"{found[1]}={min(int(found[2]), most)}", response["Cache-Control"]
    )
