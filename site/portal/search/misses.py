"""Counts what was searched and not found, so that editors write it. Nothing is kept of who searched."""

from __future__ import annotations

import re
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from portal.search.models import LONGEST_QUERY_KEPT, Miss

# Numbers as long as these belong to somebody: identity, telephone, dossier. So do addresses of mail.
PERSONAL = re.compile(r"\d{6}|(?:\d\s*){9}|@")
DAYS_KEPT = 180
MOST_A_DAY = 2000


def count(folded: str, *, typed: str) -> bool:
    """Counts one search without result for today. Refused as False: what may name a person, and floods."""
    query = folded[:LONGEST_QUERY_KEPT].strip()
    if not query or PERSONAL.search(typed):
        return False
    today = timezone.localdate()
    if Miss.objects.filter(day=today, query=query).update(times=F("times") + 1):
        return True
    if Miss.objects.filter(day=today).count() >= MOST_A_DAY:
        return False
    try:
        with transaction.atomic():
            Miss.objects.create(day=today, query=query)
    except IntegrityError:
        Miss.objects.filter(day=today, query=query).update(times=F("times") + 1)
    return True


def forget_old() -> int:
    """Drops what is older than half a year; returns how many rows."""
    gone, _by_model = Miss.objects.filter(day__lt=timezone.localdate() - timedelta(days=DAYS_KEPT)).delete()
    return gone
