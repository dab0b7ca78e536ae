"""The header's way from a page to the same page in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.ui import languages

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.http import HttpRequest

    from portal.cms.translation.translations import Standing


def links(request: HttpRequest, offered: Collection[str], standing: Standing | None) -> list[dict[str, str]]:
    """Each other language with `url`, and with `title` and `hint` where it leads to another page than this one."""
    here = languages.reader(request)
    if len(offered) < 2:
        return []
    return [
        {"code": code, "name": name, **_way(request, code, standing)}
        for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
        if code in offered and code != here
    ]


def _way(request: HttpRequest, code: str, standing: Standing | None) -> dict[str, str]:
    if languages.is_translated(request.path):
        # One address for all languages; which one is told by the choice.
        return _to(_with_query(request, request.path, code))
    is_view = request.resolver_match is not None and request.resolver_match.view_name != "wagtail_serve"
    if code == settings.LANGUAGE_CODE:
        exact = dict(standing.addresses).get(code) if standing is not None else None
        plain = languages.without_prefix(request.path)
        return _to(exact or (_with_query(request, plain) if is_view else plain))
    nearest = standing.nearest.get(code) if standing is not None else None
    if nearest is not None and nearest.exact:
        return _to(nearest.url)
    counterpart = languages.read_in(code, request.path)
    if standing is None and counterpart != request.path and is_view:
        # There in both, such as the search.
        return _to(_with_query(request, counterpart))
    with override(code):
        if nearest is None or nearest.url == languages.home(code):
            return _to(languages.home(code), _("Trang chủ"), _("Trang này chưa có bản dịch."))
        return _to(nearest.url, nearest.title, _("Trang này chưa có bản dịch."))


def _to(url: str, title: str = "", hint: str = "") -> dict[str, str]:
    return {"url": url, "title": title, "hint": hint}


def _with_query(request: HttpRequest, path: str, choice: str = "") -> str:
    """`path` with what was searched or filtered here, and with the choice of a language where that is told so."""
    query = request.GET.copy()
    query.pop(languages.PARAMETER, None)
    if choice:
        query[languages.PARAMETER] = choice
    return f"{path}?{query.urlencode()}" if query else path
