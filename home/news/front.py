"""The newest articles as other pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import get_language

from home.news import listing
from portal.cms.paths import path_of
from portal.ui import languages

if TYPE_CHECKING:
    from home.news.topics import NewsTopic


def newest(*, topic: NewsTopic | None, most: int) -> dict[str, Any]:
    """Cards, and the way to the rest; no cards where no news is published."""
    here = get_language()
    language = here if here in languages.prefixed() else settings.LANGUAGE_CODE
    found = listing.articles(language)
    if topic is not None:
        found = found.filter(topics=topic)
    chosen = list(found.newest_first()[:most])
    if not chosen:
        return {"cards": [], "more": ""}
    # All articles stand right below the list.
    address = path_of(f"{chosen[0].url_path.rstrip('/').rpartition('/')[0]}/")
    more = f"{address}chu-de/{topic.slug}/" if topic is not None else address
    return {"cards": listing.cards(chosen, address), "more": more}
