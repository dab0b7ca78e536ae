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
    prefix = languages.of_prefix(request.path)
    if code == settings.LANGUAGE_CODE:
        exact = dict(standing.addresses).get(code) if standing is not None else None
        plain = request.path.removeprefix(f"/{prefix}")
        return {"url": exact or plain, "title": "", "hint": ""}
    nearest = standing.nearest.get(code) if standing is not None else None
    if nearest is not None and nearest.exact:
        return {"url": nearest.url, "title": "", "hint": ""}
    counterpart = languages.read_in(code, request.path)
    is_view = request.resolver_match is not None and request.resolver_match.view_name != "wagtail_serve"
    if standing is None and counterpart != request.path and is_view:
        # There in both, such as the search.
        return {"url": counterpart, "title": "", "hint": ""}
    with override(code):
        if nearest is None or nearest.url == languages.home(code):
            return {"url": languages.home(code), "title": _("Trang chủ"), "hint": _("Trang này chưa có bản dịch.")}
        return {"url": nearest.url, "title": nearest.title, "hint": _("Trang này chưa có bản dịch.")}
