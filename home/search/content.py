"""How the search finds plain pages. A further kind of page is one more module like this one."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.cms.pages import ContentPage
from portal.search.extracts import stream_text
from portal.search.following import follow_pages
from portal.search.providers import Found, Kind

PAGES = Kind("trang", _("Trang thông tin"), "file", order=60)


def _found(page: ContentPage) -> Found:
    return Found(
        number=page.pk,
        title=page.title,
        url=page.get_url() or "",
        summary=page.lead or page.search_description,
        text=[page.lead, page.search_description, *stream_text(page.body)],
        dated=page.last_published_at.date() if page.last_published_at else None,
    )


def connect() -> None:
    follow_pages(name="content", kind=PAGES, model=ContentPage, found=_found)
