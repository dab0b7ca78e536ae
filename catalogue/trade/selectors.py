"""Trades as lists: of a stall, of a buyer, and what waits for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from catalogue.trade.enquiries import TradeEnquiry
from catalogue.trade.states import TradeState
from catalogue.trade.terms import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from catalogue.stalls.pages import StallPage
    from portal.accounts.models import User


def trades_of_stalls(stalls: Iterable[StallPage] | QuerySet[StallPage]) -> QuerySet[TradeEnquiry]:
    """Every trade of these stalls whose buyer has confirmed the e-mail address, newest first."""
    return TradeEnquiry.objects.of_stalls(stalls).select_related("stall", "product").order_by("-received_at", "-pk")


def waiting_for(side: Side) -> Q:
    """The trades in which the next move is this side's."""
    states = (
        [TradeState.OPEN, TradeState.COUNTERED] if side == Side.SELLER else [TradeState.UNCONFIRMED, TradeState.QUOTED]
    )
    return Q(state__in=states) | Q(order__declared_by_side=side.other)


def waiting_for_seller(stall: StallPage) -> QuerySet[TradeEnquiry]:
    """Trades of `stall` in which the seller has to answer, or to confirm what the buyer declared; oldest first."""
    return trades_of_stalls([stall]).filter(waiting_for(Side.SELLER)).order_by("received_at", "pk")


def trades_of(user: User) -> QuerySet[TradeEnquiry]:
    """Trades that `user` sees signed in: as buyer, and of the stalls they keep; newest first."""
    groups: Any = user.groups.values("pk")
    kept = Q(stall__group__in=groups, email_confirmed_at__isnull=False)
    trades = TradeEnquiry.objects.filter(Q(applicant=user) | kept)
    return trades.select_related("stall", "product", "order").order_by("-received_at", "-pk")
