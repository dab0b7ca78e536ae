"""The language of a page: which ones the portal speaks, what was asked for, and pages that are in one language only."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import Resolver404, resolve
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
# What else than Wagtail's pages is there below a prefix.
PREFIXED_VIEWS = frozenset(
    {"wagtail_serve", "search:find", "news:rss", "news:atom", "news:topic_rss", "news:topic_atom"}
)
# `?ngon-ngu=en`: for links that are shared or mailed, and for the component `language_switch`.
PARAMETER = "ngon-ngu"


def known(code: str | None) -> str:
    """`code` where it is a language of the portal, else nothing."""
    return code if code and code in dict(settings.LANGUAGES) else ""


def prefixed() -> list[str]:
    """The languages that have a tree of pages of their own, below their prefix: `/en/`."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code != settings.LANGUAGE_CODE]


def of_prefix(path: str) -> str:
    """The language of the tree that this path lies in; empty outside of them, where Vietnamese pages are."""
    first = path.removeprefix("/").partition("/")[0]
    return first if first in prefixed() else ""


def without_prefix(path: str) -> str:
    """Where the Vietnamese page is: "/en/tin-tuc/" becomes "/tin-tuc/"."""
    prefix = of_prefix(path)
    return path.removeprefix(f"/{prefix}") if prefix else path


def below(language: str, address: str) -> str:
    """`address` of this site, in the tree of `language`: "/dich-vu-cong/" becomes "/en/dich-vu-cong/"."""
    if language not in prefixed() or not is_local(address) or of_prefix(address):
        return address
    return f"/{language}{address}"


def is_local(address: str) -> bool:
    """Whether this leads to a path of this site."""
    return address.startswith("/") and not address.startswith("//")


def home(language: str) -> str:
    return below(language, "/")


def read_in(language: str, address: str) -> str:
    """`address` as somebody who reads `language` is led there: below its prefix where pages are, with the choice of
    the language where it is chosen by cookie, and as it is where there is nothing but Vietnamese.
    """
    if language not in prefixed() or not is_local(address) or of_prefix(address):
        return address
    path = address.partition("?")[0].partition("#")[0]
    if is_translated(path):
        return address_in(language, address)
    try:
        match = resolve(path)
    except Resolver404:
        return address
    return below(language, address) if match.view_name in PREFIXED_VIEWS else address


def reader(request: HttpRequest | None) -> str:
    """The language that menus, header and footer are in: of the prefix, whatever the page itself is written in."""
    if request is None:
        return settings.LANGUAGE_CODE
    return of_prefix(request.path_info) or getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)


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


def said(thing: Any, name: str) -> str:
    """The field `name` of something in the language in use: in English what its field `<name>_en` says, if it does."""
    english = getattr(thing, f"{name}_en") if translation.get_language() == "en" else ""
    return english or getattr(thing, name)


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
