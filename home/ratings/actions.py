"""Rating an article."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from home.news.pages import ArticlePage
from home.ratings.models import Doubt, Rating, RatingSummary, Stars

if TYPE_CHECKING:
    from home.ratings.readers import Reader

# The rule, so that anybody can be told it: of one article and day, the first ten ratings from one address count, and
# an article takes at most a hundred in ten minutes. What comes beyond is kept, is not counted, and stays so.
COUNTED_PER_ADDRESS = 10
COUNTED_IN_A_BURST = 100
BURST = timedelta(minutes=10)


class NotRateable(Exception):
    """The article is not there for readers, or takes no ratings; the message says which."""


@transaction.atomic
def rate(*, article_id: int, reader: Reader, stars: int) -> Rating:
    """`reader` finds the article `stars` useful; said again, it takes the place of what was said before.

    Locks the article's totals before anything is read of its ratings, so that two ratings at once wait for each other
    and the totals are what the ratings add up to. Raises NotRateable, ValidationError.
    """
    if stars not in Stars.values:
        raise ValidationError(_("Hãy chọn từ 1 đến 5 sao rồi bấm gửi."))
    article = ArticlePage.objects.shown().filter(pk=article_id).only("pk", "may_be_rated").first()
    if article is None:
        raise NotRateable(_("Bài viết này không còn ở đây."))
    if not article.may_be_rated:
        raise NotRateable(_("Bài viết này không nhận chấm điểm."))
    RatingSummary.objects.get_or_create(article_id=article_id)
    summary = RatingSummary.objects.select_for_update().get(article_id=article_id)
    key, now = reader.key(article_id), timezone.now()
    rating = Rating.objects.filter(article_id=article_id, reader=key).first()
    if rating is None:
        doubt = doubt_about(article_id=article_id, address=reader.address)
        rating = Rating(article_id=article_id, reader=key, address=reader.address, doubt=doubt, given_at=now)
        before = 0
        if rating.counts:
            summary.count += 1
        else:
            summary.doubted += 1
    else:
        before = rating.stars if rating.counts else 0
    rating.stars, rating.changed_at = stars, now
    rating.save()
    if rating.counts:
        summary.total += stars - before
    summary.save(update_fields=["count", "total", "doubted"])
    return rating


def doubt_about(*, article_id: int, address: str) -> Doubt:
    """Whether a further rating of this article from this address counts; with its totals locked."""
    counted = Rating.objects.filter(article_id=article_id, doubt=Doubt.NONE)
    if counted.filter(address=address).count() >= COUNTED_PER_ADDRESS:
        return Doubt.ADDRESS
    if counted.filter(given_at__gt=timezone.now() - BURST).count() >= COUNTED_IN_A_BURST:
        return Doubt.BURST
    return Doubt.NONE
