"""What "on time" means, and how many dossiers were: the rule of Decision 766/QĐ-TTg as the national portal reckons it.

A dossier ends when it first reached state 9 (dealt with), else 10 (returned), else 8 or 3 (stopped, refused). It is on
time when that is not after the appointed hour, from which the citizen's own time is taken off already (the clock
stands still), and when no second supplement was asked for. Those withdrawn are told by neither side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, TruncMonth

from services.dossiers.models import Dossier, DossierEvent
from services.dossiers.states import DossierState

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.db.models import QuerySet

ENDED = (DossierState.FINISHED, DossierState.RETURNED, DossierState.STOPPED, DossierState.REFUSED)
MOST_SUPPLEMENTS = 1


@dataclass(frozen=True, slots=True)
class Punctuality:
    """Of one month, field or agency: how many were received, how many ended with an appointed hour, and how many of
    those on time. `code` is the month's first day, the field's slug or the agency's code.
    """

    code: str
    label: str
    received: int = 0
    decided: int = 0
    on_time: int = 0


def ended(since: datetime, until: datetime) -> QuerySet[Dossier]:
    """Dossiers that ended from `since` on and before `until` and had an appointed hour, with `ended_at` and `late`."""
    reached = DossierEvent.objects.filter(case=OuterRef("pk")).order_by("at", "pk").values("at")
    return (
        Dossier.objects.filter(Q(closed_at__gte=since) | Q(closed_at__isnull=True), state__in=ENDED)
        .filter(due_at__isnull=False)
        .annotate(
            ended_at=Coalesce(
                Subquery(reached.filter(to_state=DossierState.FINISHED)[:1]),
                Subquery(reached.filter(to_state=DossierState.RETURNED)[:1]),
                F("closed_at"),
            )
        )
        .filter(ended_at__gte=since, ended_at__lt=until)
        .annotate(
            late=Case(
                When(Q(supplement_requests__gt=MOST_SUPPLEMENTS) | Q(ended_at__gt=F("due_at")), then=Value(1)),
                default=Value(0),
            )
        )
        .order_by()
    )


def by_month(since: datetime, until: datetime) -> list[Punctuality]:
    """The months in which anything was received or ended, in order. Two queries."""
    return sorted(_grouped(since, until, _Month()), key=lambda one: one.code)


def by_field(since: datetime, until: datetime) -> list[Punctuality]:
    return _grouped(since, until, _Column("version__procedure__field__slug", "version__procedure__field__name"))


def by_agency(since: datetime, until: datetime) -> list[Punctuality]:
    return _grouped(since, until, _Column("agency__code", "agency__name"))


@dataclass(frozen=True, slots=True)
class _Column:
    code: str
    label: str

    def values(self, rows: QuerySet[Dossier], at: str) -> QuerySet[Any]:
        return rows.values_list(self.code, self.label)

    def key(self, code: str | None, label: str | None) -> tuple[str, str]:
        return code or "", label or ""


@dataclass(frozen=True, slots=True)
class _Month:
    def values(self, rows: QuerySet[Dossier], at: str) -> QuerySet[Any]:
        return rows.annotate(month=TruncMonth(at)).values_list("month", "month")

    def key(self, code: date, label: date) -> tuple[str, str]:
        return f"{code:%Y-%m-01}", f"{code:%m/%Y}"


def _grouped(since: datetime, until: datetime, by: _Column | _Month) -> list[Punctuality]:
    received: dict[tuple[str, str], int] = {}
    taken_in = Dossier.objects.filter(received_at__gte=since, received_at__lt=until).order_by()
    for code, label, number in by.values(taken_in, "received_at").annotate(Count("pk")):
        received[by.key(code, label)] = number
    done: dict[tuple[str, str], tuple[int, int]] = {}
    for code, label, number, late in by.values(ended(since, until), "ended_at").annotate(Count("pk"), Sum("late")):
        done[by.key(code, label)] = (number, number - late)
    found = []
    for key in {**received, **done}:
        decided, on_time = done.get(key, (0, 0))
        found.append(Punctuality(*key, received=received.get(key, 0), decided=decided, on_time=on_time))
    return found
