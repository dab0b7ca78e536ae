"""The language of a request, and the content security policy of the Wagtail admin, which public pages do not share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from portal.ui import choosing, languages

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class AdminContentSecurityPolicyMiddleware:
    """Allows inline scripts and styles below the admin's address only: Wagtail's choosers need them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(reverse("wagtailadmin_home")):
            response._csp_update = {  # type: ignore[attr-defined]
                "script-src": [SELF, UNSAFE_INLINE],
                "style-src": [SELF, UNSAFE_INLINE],
                "img-src": [SELF, "data:", "blob:"],
            }
        return response


class CompressedPagesMiddleware(GZipMiddleware):
    """Pages travel compressed, whatever stands in front: a section of a form is 36 KB, on the line 8.

    Files are left alone: they are pictures and PDFs already, and a range of a compressed file is no range of the file.
    Django lengthens each answer at random, so that its size does not give a secret away (BREACH).
    """

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        is_page = response.get("Content-Type", "").startswith("text/html")
        if response.streaming or not is_page:
            return response
        return super().process_response(request, response)


class ChosenLanguageMiddleware:
    """Vietnamese, unless this browser's owner has chosen another language and the address is a translated one.

    The browser's own preference is not asked: half of the phones sold here are left in English, and their owners
    would be met with Vietnamese pages that call themselves English. For the same reason a choice holds below
    `TRANSLATED_ADDRESSES` only. `?ngon-ngu=en` there chooses a language and is remembered. Below `/en/` the address
    says it all, so that these pages can be cached.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not languages.is_translated(request.path_info):
            return self._answer(request, languages.of_prefix(request.path_info) or settings.LANGUAGE_CODE)
        remembered = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        asked = languages.known(request.GET.get(languages.PARAMETER))
        response = self._answer(request, asked or languages.known(remembered) or settings.LANGUAGE_CODE)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ("Cookie",))
        if asked and asked != remembered and request.method == "GET":
            choosing.remember(response, asked)
        return response

    def _answer(self, request: HttpRequest, language: str) -> HttpResponse:
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self.get_response(request)
            # A page that is there in Vietnamese only has said so meanwhile (`languages.speak`).
            response.headers.setdefault("Content-Language", translation.get_language() or language)
        return response
