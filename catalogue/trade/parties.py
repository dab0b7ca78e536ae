"""The two sides of a trade: who acts for the buyer, who for the seller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from catalogue.trade.terms import Side
from portal.casework.actors import SecretHolder

if TYPE_CHECKING:
    from catalogue.trade.enquiries import TradeEnquiry


@dataclass(frozen=True)
class Party(SecretHolder):
    """Somebody who came by the signed link of one side of one trade. No name: the other side may not know it yet."""

    side: Side = Side.BUYER

    @classmethod
    def of_side(cls, enquiry: TradeEnquiry, side: Side) -> Party:
        return cls(case_label=enquiry._meta.label, case_pk=enquiry.pk, side=side)

    def __str__(self) -> str:
        return _("Người mua") if self.side == Side.BUYER else _("Người bán")


def side_of(actor: Any, case: TradeEnquiry) -> Side | None:
    """The side of `actor` in `case`; None for whoever has none. One query for an account, asked once per case."""
    if isinstance(actor, Party):
        return actor.side if actor.holds(case) else None
    if actor is None or isinstance(actor, SecretHolder) or actor.pk is None or not actor.is_active:
        return None
    known: dict[int, Side | None] = case.__dict__.setdefault("_sides", {})
    if actor.pk not in known:
        known[actor.pk] = _side_of_account(actor, case)
    return known[actor.pk]


def _side_of_account(user: Any, case: TradeEnquiry) -> Side | None:
    if case.applicant_id == user.pk:
        return Side.BUYER
    if case.stall is not None and case.stall.is_kept_by(user):
        return Side.SELLER
    return None


def own_side(actor: Any, case: TradeEnquiry) -> Side:
    """The side of somebody who has one. Raises ValueError for others: a guard should have kept them out."""
    side = side_of(actor, case)
    if side is None:
        raise ValueError(f"{actor} is no side of {case}")
    return side


def is_buyer(actor: Any, case: TradeEnquiry) -> bool:
    return side_of(actor, case) == Side.BUYER


def is_seller(actor: Any, case: TradeEnquiry) -> bool:
    return side_of(actor, case) == Side.SELLER


def is_party(actor: Any, case: TradeEnquiry) -> bool:
    return side_of(actor, case) is not None
