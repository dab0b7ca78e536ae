"""The lists of articles: everything, one topic, one word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings

from home.news import sizes
from portal import keyset
from portal.cms import pictures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from home.news.pages import ArticlePage, ArticleQuerySet, NewsIndexPage
    from home.news.topics import NewsTag, NewsTopic

PER_PAGE = 13
# The first page begins with a larger story where there are so many.
LEADS_FROM = 3
NEWEST = keyset.Order("dated_at", descending=True)
AFTER, BEFORE = "sau", "truoc"


def articles(language: str = settings.LANGUAGE_CODE) -> ArticleQuerySet:
    """What lists in `language` show, with the covers and without the bodies."""
    found = apps.get_model("home", "ArticlePage").objects.shown().filter(dated_at__isnull=False)
    found = found.filter(locale__language_code=language, alias_of__isnull=True)
    return found.select_related("cover").defer("body")


def card(article: ArticlePage, index_address: str) -> dict[str, Any]:
    """What a list says of an article; all articles stand below the index, so that no address is looked up."""
    return {
        "title": article.title,
        "lead": article.lead,
        "url": f"{index_address}{article.slug}/",
        "date": article.shown_date,
        "picture": pictures.picture(article.cover, sizes.CARD) if article.cover_id else None,
    }


def cards(found: Iterable[ArticlePage], index_address: str, *, leads: bool = False) -> list[dict[str, Any]]:
    """Two queries, however many. With `leads`, the first has its picture in a wide size as well."""
    listed = list(found)
    wide = [sizes.COVER_SMALL] if leads else []
    pictures.prefetch((article.cover for article in listed), [sizes.CARD, *wide])
    made = [card(article, index_address) for article in listed]
    if leads and made and listed[0].cover_id:
        made[0]["wide"] = pictures.picture(listed[0].cover, sizes.COVER_SMALL)
    return made


def shelf(
    index: NewsIndexPage,
    request: HttpRequest,
    *,
    topics: Iterable[NewsTopic],
    topic: NewsTopic | None = None,
    tag: NewsTag | None = None,
    title: str = "",
    lead: str = "",
) -> dict[str, Any]:
    """A page of the list, with the ways to the others."""
    address = index.get_url(request) or "/"
    found = articles(index.written_in)
    if topic is not None:
        found = found.filter(topics=topic)
    if tag is not None:
        found = found.filter(tagged_items__tag=tag)
    part = keyset.slice_of(
        found, NEWEST, size=PER_PAGE, after=request.GET.get(AFTER, ""), before=request.GET.get(BEFORE, "")
    )
    leads = not part.preceding and len(part.rows) >= LEADS_FROM
    return {
        "cards": cards(part.rows, address, leads=leads),
        "leads": leads,
        "topics": [
            {"name": one.shown_name, "url": f"{address}chu-de/{one.slug}/", "current": one == topic} for one in topics
        ],
        "index_address": address,
        "shelf_title": title,
        "shelf_lead": lead or index.lead,
        "is_whole": topic is None and tag is None,
        "feed": f"{address}chu-de/{topic.slug}/rss.xml" if topic else f"{address}rss.xml",
        "following": f"?{AFTER}={part.following}" if part.following else "",
        "preceding": f"?{BEFORE}={part.preceding}" if part.preceding else "",
    }
