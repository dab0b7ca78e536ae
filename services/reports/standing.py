"""How the dossiers stand now, and what people thought of how theirs were dealt with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from portal.casework.models import Channel, ClockState, Phase
from services.dossiers.models import Dossier

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """`overdue` are dossiers in the officers' hands whose appointed hour has passed; `online` those of `received` that
    came over the network.
    """

    under_way: int
    overdue: int
    received: int
    online: int


def standing(since: datetime, now: datetime) -> Standing:
    """Now, and of what was received since `since`. Two queries."""
    late = Q(phase=Phase.ACTIVE, clock=ClockState.RUNNING, due_at__lt=now)
    open_now = Dossier.objects.open().aggregate(under_way=Count("pk"), overdue=Count("pk", filter=late))
    received = Dossier.objects.filter(received_at__gte=since).aggregate(
        received=Count("pk"), online=Count("pk", filter=Q(channel=Channel.ONLINE))
    )
    return Standing(**open_now, **received)


def ratings(since: datetime) -> dict[int, int]:
    """How many dossiers were rated with 1 to 5 since `since`. One query."""
    rated = Dossier.objects.filter(rated_at__gte=since, rating__isnull=False).order_by()
    counted = dict(rated.values_list("rating").annotate(Count("pk")))
    return {stars: counted.get(stars, 0) for stars in range(1, 6)}
