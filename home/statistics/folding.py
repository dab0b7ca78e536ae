"""Days long past become months: what was read in which month stays, which day it was goes."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from home.statistics.models import PageViews, Span

KEPT_DAYS = 400


def fold_days(today: date | None = None) -> int:
    """Fold whole months that ended more than `KEPT_DAYS` days ago; returns how many rows of days went. Idempotent:
    each month is one transaction, and rows of days that come later are added to their month.
    """
    limit = ((today or timezone.localdate()) - timedelta(days=KEPT_DAYS)).replace(day=1)
    days = PageViews.objects.filter(span=Span.DAY, day__lt=limit)
    return sum(_fold(month) for month in list(days.dates("day", "month")))


@transaction.atomic
def _fold(month: date) -> int:
    following = (month + timedelta(days=32)).replace(day=1)
    days = PageViews.objects.filter(span=Span.DAY, day__gte=month, day__lt=following)
    sums = days.order_by("page_id", "language").values("page_id", "title", "kind", "language", "is_sample")
    merged: dict[tuple[object, ...], PageViews] = {}
    for row in sums.annotate(total=Sum("views")):
        # A page has had several titles; one deleted is known by its title alone.
        key = (row["page_id"] or f"{row['kind']} {row['title']}", row["language"])
        kept = merged.setdefault(
            key,
            PageViews(
                span=Span.MONTH,
                day=month,
                page_id=row["page_id"],
                title=row["title"],
                kind=row["kind"],
                language=row["language"],
                is_sample=row["is_sample"],
            ),
        )
        kept.views += row["total"]
        kept.title = row["title"]
    for one in merged.values():
        there = PageViews.objects.filter(span=Span.MONTH, day=month, language=one.language)
        if one.page_id is None:
            there = there.filter(page_id__isnull=True, title=one.title, kind=one.kind)
        else:
            there = there.filter(page_id=one.page_id)
        if not there.update(views=F("views") + one.views):
            one.save(force_insert=True)
    gone, _kinds = days.delete()
    return gone
