"""The public figures of dossiers: reckoned by `services`, kept here with small numbers left out."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import services.public
from home.statistics.models import DossierFigure, Scope
from home.statistics.periods import Period, following
from home.statistics.suppression import LEAST, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from services.public import Punctuality

COUNTED = ("label", "since", "until", "received", "decided", "on_time_percent", "computed_at")


def percent(part: int, whole: int) -> Decimal:
    """To one place and rounded down, so that only what is whole looks whole."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), rounding=ROUND_FLOOR)


@transaction.atomic
def keep(period: Period, now: datetime | None = None) -> None:
    """Reckons the figures of `period` anew and puts them in the place of the old ones."""
    now = now or timezone.now()
    rows = [
        *_rows(Scope.MONTH, _every_month(period), period, now),
        *_rows(Scope.FIELD, services.public.by_field(period.begins_at, period.ends_at), period, now),
        *_rows(Scope.AGENCY, services.public.by_agency(period.begins_at, period.ends_at), period, now),
    ]
    kept = set()
    for row in rows:
        kept.add((row.scope, row.code))
    DossierFigure.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["scope", "code"], update_fields=COUNTED
    )
    gone = [pk for pk, *key in DossierFigure.objects.values_list("pk", "scope", "code") if tuple(key) not in kept]
    DossierFigure.objects.filter(pk__in=gone).delete()


def _every_month(period: Period) -> list[Punctuality]:
    found = {one.code: one for one in services.public.by_month(period.begins_at, period.ends_at)}
    return [
        found.get(f"{month:%Y-%m-01}") or services.public.Punctuality(f"{month:%Y-%m-01}", f"{month:%m/%Y}")
        for month in period.months
    ]


def _rows(scope: Scope, counted: Sequence[Punctuality], period: Period, now: datetime) -> list[DossierFigure]:
    received = told([one.received for one in counted])
    decided = told([one.decided for one in counted])
    rows = []
    for one, shown_received, shown_decided in zip(counted, received, decided, strict=True):
        share = percent(one.on_time, one.decided) if shown_decided and one.decided >= LEAST else None
        since, until = period.since, period.until
        if scope is Scope.MONTH:
            since = date.fromisoformat(one.code)
            until = min(period.until, date.fromordinal(following(since).toordinal() - 1))
        rows.append(
            DossierFigure(
                scope=scope,
                code=one.code[:80] or "khac",
                label=(one.label or _("Chưa rõ lĩnh vực"))[:250],
                since=since,
                until=until,
                received=shown_received,
                decided=shown_decided,
                on_time_percent=share,
                computed_at=now,
            )
        )
    return rows
