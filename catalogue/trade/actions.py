"""Acting in a trade, and what time and stalls do to trades."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from catalogue.stalls.pages import Standing
from catalogue.trade import messages
from catalogue.trade.access import CONFIRM_SECONDS
from catalogue.trade.enquiries import TradeEnquiry, TradeFile, new_key
from catalogue.trade.parties import own_side
from catalogue.trade.quotations import QuotationState
from catalogue.trade.states import BARGAINING, TradeState
from catalogue.trade.terms import Side
from portal.casework import actions as casework
from portal.private_files.actions import attach

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from catalogue.stalls.pages import StallPage
    from catalogue.trade.parties import Party
    from portal.accounts.models import User
    from portal.casework.transitions import Applied
    from portal.private_files.models import PrivateFile


@transaction.atomic
def act(
    *,
    enquiry: TradeEnquiry,
    transition: str,
    actor: User | Party | None,
    data: Mapping[str, Any] | None = None,
    files: Sequence[PrivateFile] = (),
    revision: int | None = None,
    now: datetime | None = None,
) -> Applied:
    """`portal.casework.actions.apply`, with `files` that go with a message. Raises what it raises, and FileRefused."""
    applied = casework.apply(
        case=enquiry, transition=transition, actor=actor, data=data or {}, revision=revision, now=now
    )
    event: Any = applied.event
    for file in files:
        side = own_side(actor, enquiry)
        TradeFile.objects.create(enquiry=enquiry, event=event, side=side, file=attach(file=file))
    enquiry.forget_papers()
    return applied


@transaction.atomic
def renew_link(*, enquiry: TradeEnquiry, side: Side) -> None:
    """Another key: every link and session of this side ends, and a new link is mailed."""
    locked = TradeEnquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)
    field = "buyer_key" if side == Side.BUYER else "seller_key"
    key = new_key()
    TradeEnquiry.objects.filter(pk=locked.pk).update(**{field: key})
    for one in (locked, enquiry):
        setattr(one, field, key)
    messages.tell_new_link(locked, side)


def send_link_again(*, code: str, email: str) -> None:
    """Mails the link of a trade to the side whose address this is, once an hour at most; nothing for anybody else."""
    enquiry = TradeEnquiry.objects.select_related("stall").filter(code__iexact=code).first()
    if enquiry is None:
        return
    if enquiry.buyer_email.lower() == email.lower():
        if enquiry.state == TradeState.UNCONFIRMED:
            messages.ask_to_confirm(enquiry, again=True)
        else:
            messages.tell_new_link(enquiry, Side.BUYER, again=True)
    elif enquiry.stall is not None and enquiry.stall.email.lower() == email.lower() and enquiry.email_confirmed_at:
        messages.tell_new_link(enquiry, Side.SELLER, again=True)


def expire(*, now: datetime | None = None) -> int:
    """Ends enquiries that were not confirmed within 7 days and offers past their last day. Returns how many."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    stale = Q(state=TradeState.UNCONFIRMED, received_at__lt=now - timedelta(seconds=CONFIRM_SECONDS))
    late = Q(
        state__in=[TradeState.QUOTED, TradeState.COUNTERED],
        quotations__state=QuotationState.OPEN,
        quotations__valid_until__lt=today,
    )
    ended = 0
    for pk in list(TradeEnquiry.objects.filter(stale | late).order_by("pk").values_list("pk", flat=True).distinct()):
        with transaction.atomic():
            # Looked at again under the lock: it may have been accepted, or quoted anew, meanwhile.
            enquiry = TradeEnquiry.objects.select_for_update(of=("self",)).get(pk=pk)
            if TradeEnquiry.objects.filter(stale | late, pk=pk).exists():
                casework.apply(case=enquiry, transition="expire", actor=None, now=now)
                ended += 1
    return ended


def stall_stopped(sender: Any, stall: StallPage, reason: str, **kwargs: Any) -> None:
    """A stall stopped being open: closed for good ends what is not agreed yet; for a suspension the buyers are told."""
    waiting = TradeEnquiry.objects.filter(stall=stall, state__in=[TradeState.UNCONFIRMED, *BARGAINING]).order_by("pk")
    closed = stall.standing == Standing.CLOSED
    for enquiry in waiting:
        if closed:
            casework.apply(case=enquiry, transition="stall_closed", actor=None)
        elif enquiry.email_confirmed_at is not None:
            messages.tell_stall_stopped(enquiry, key=f"{timezone.now():%Y%m%d%H%M}")
