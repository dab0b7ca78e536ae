"""The closed door. Stands before everything that asks the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from portal.cms import error_pages
from portal.cms.maintenance.state import Maintenance, standing
from portal.ui import languages

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

# Health is asked by machines; whoever works in the admin signs in first.
OPEN_VIEWS = ("healthz", "readyz", "wagtailadmin_home", "account_profile")


class MaintenanceMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        addresses = (reverse(name) for name in OPEN_VIEWS)
        self.open = (*addresses, settings.STATIC_URL, settings.MEDIA_URL)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        maintenance = standing()
        if maintenance is None or request.path_info.startswith(self.open):
            return self.get_response(request)
        with translation.override(languages.of_prefix(request.path_info) or settings.LANGUAGE_CODE):
            return closed(maintenance)


def closed(maintenance: Maintenance) -> HttpResponse:
    """The page itself, with when to come back."""
    now = timezone.now()
    until = maintenance.until if maintenance.until and maintenance.until > now else None
    words = error_pages.kept_words(error_pages.CLOSED)
    page = render_to_string("ui/maintenance.html", {"until": timezone.localtime(until) if until else None, **words})
    response = HttpResponse(page, status=503)
    response["Retry-After"] = str(maintenance.retry_after(now))
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = translation.get_language() or settings.LANGUAGE_CODE
    return response
