"""`/tin-tuc/rss.xml`, `/tin-tuc/chu-de/<topic>/rss.xml`, the same in Atom, and all of them below `/en/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.news import listing
from home.news.pages import NewsIndexPage
from home.news.topics import NewsTopic

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from home.news.pages import ArticlePage

NEWEST = 20


class NewsFeed(Feed):
    """Titles and leads of the newest; whoever wants to read the article comes to it."""

    feed_type: type[SyndicationFeed] = Rss201rev2Feed

    def get_object(self, request: HttpRequest, slug: str = "") -> dict[str, Any]:
        language = get_language() or settings.LANGUAGE_CODE
        index = NewsIndexPage.objects.live().public().filter(locale__language_code=language).first()
        if index is None:
            raise Http404
        return {
            "language": language,
            "index": index,
            "address": index.get_url(request) or "/",
            "topic": get_object_or_404(NewsTopic, slug=slug) if slug else None,
        }

    def title(self, of: dict[str, Any]) -> str:
        return f"{of['index'].title} – {of['topic'].shown_name}" if of["topic"] else of["index"].title

    def description(self, of: dict[str, Any]) -> str:
        return (of["topic"].shown_description if of["topic"] else of["index"].lead) or _("Tin mới của tỉnh Lào Cai.")

    subtitle = description

    def link(self, of: dict[str, Any]) -> str:
        return f"{of['address']}chu-de/{of['topic'].slug}/" if of["topic"] else of["address"]

    def items(self, of: dict[str, Any]) -> list[Any]:
        found = listing.articles(of["language"])
        if of["topic"]:
            found = found.filter(topics=of["topic"])
        articles = list(found.newest_first().prefetch_related("topics")[:NEWEST])
        for article in articles:
            article.feed_address = f"{of['address']}{article.slug}/"  # type: ignore[attr-defined]
        return articles

    def item_title(self, item: ArticlePage) -> str:  # type: ignore[override]
        return item.title

    def item_description(self, item: ArticlePage) -> str:  # type: ignore[override]
        return item.lead or item.search_description

    def item_link(self, item: Any) -> str:
        return item.feed_address

    def item_guid(self, item: ArticlePage) -> str:
        """Stays when an editor gives the article another address."""
        return f"tin-{item.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: ArticlePage) -> datetime:
        return item.shown_date

    def item_updateddate(self, item: ArticlePage) -> datetime:
        return item.updated_at or item.shown_date

    def item_author_name(self, item: ArticlePage) -> str:
        return item.authors

    def item_categories(self, item: ArticlePage) -> list[str]:
        return [topic.shown_name for topic in item.topics.all()]


class AtomNewsFeed(NewsFeed):
    feed_type = Atom1Feed
