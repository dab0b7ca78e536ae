"""Reads of ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from home.news.pages import ArticlePage
from home.ratings.models import Rating
from portal.keyset import LARGEST_KEY

if TYPE_CHECKING:
    from home.ratings.readers import Reader


def article_for_readers(article_id: int) -> ArticlePage | None:
    """The article of this number that everybody may read; any number may be asked."""
    if article_id > LARGEST_KEY:
        return None
    return ArticlePage.objects.shown().defer("body").select_related("rating").filter(pk=article_id).first()


def state_of(*, article_id: int, reader: Reader) -> dict[str, Any] | None:
    """Totals of an article and the reader's own stars; None where there is nothing to rate."""
    article = article_for_readers(article_id)
    if article is None or not article.may_be_rated:
        return None
    summary = getattr(article, "rating", None)
    average = summary.average if summary else None
    stars = Rating.objects.filter(article_id=article_id, reader=reader.key(article_id)).values_list("stars", flat=True)
    return {
        "average": None if average is None else float(average),
        "count": summary.count if summary else 0,
        "own": stars.first() or 0 if reader.number else 0,
    }
