"""Remembering the language a reader has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from portal.ui import languages

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def remember(response: HttpResponse, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,  # type: ignore[arg-type]
    )


def set_language(request: HttpRequest) -> HttpResponse:
    """`POST /ngon-ngu/` with `language` and `next`, open to everybody; leads to no other host.

    As Django's own view, without its rewriting of the address: the market has no other address in another language.
    """
    address = request.POST.get("next") or request.GET.get("next") or request.headers.get("referer", "")
    hosts = {request.get_host()}
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=hosts, require_https=request.is_secure()):
        address = "/"
    response = HttpResponseRedirect(address)
    chosen = languages.known(request.POST.get("language")) if request.method == "POST" else ""
    if chosen:
        remember(response, chosen)
    return response
