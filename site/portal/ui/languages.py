"""The language of a page: which ones the portal speaks, what was asked for, and pages that are in one language only."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

# Said in the language its reader has chosen.
ONLY = {
    "vi": _("Trang này chỉ có bằng tiếng Việt."),
    "en": _("Trang này chỉ có bằng tiếng Anh."),
    "zh-hans": _("Trang này chỉ có bằng tiếng Trung."),
}
# `?ngon-ngu=en`: for links that are shared or mailed, and for the component `language_switch`.
PARAMETER = "ngon-ngu"


def known(code: str | None) -> str:
    """`code` where it is a language of the portal, else nothing."""
    return code if code and code in dict(settings.LANGUAGES) else ""


def is_translated(path: str) -> bool:
    """Whether anything but Vietnamese may be read at this path."""
    return path.startswith(tuple(settings.TRANSLATED_ADDRESSES))


def speak(request: HttpRequest, language: str) -> None:
    """The page asked for is in `language` alone: answer in it, whatever its reader has chosen."""
    reader = getattr(request, "LANGUAGE_CODE", language)
    request._only_language = (language, reader)  # type: ignore[attr-defined]
    if reader != language:
        translation.activate(language)
        request.LANGUAGE_CODE = language  # type: ignore[attr-defined]


def vietnamese_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For views below a translated address that nobody has translated."""

    @wraps(view)
    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        speak(request, settings.LANGUAGE_CODE)
        return view(request, *args, **kwargs)

    return spoken


def is_offered(request: HttpRequest) -> bool:
    """Whether this page can be read in every language of the portal."""
    return is_translated(request.path) and not hasattr(request, "_only_language")


def unmet(request: HttpRequest) -> str:
    """The language its reader chose and this page is not in; empty where there is none."""
    language, reader = getattr(request, "_only_language", ("", ""))
    return reader if reader != language else ""


def address_in(language: str, address: str) -> str:
    """`address` as a link that opens in `language`; for mails, and for pages handed from one reader to the next."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode({PARAMETER: language})}"
