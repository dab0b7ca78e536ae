"""Who may enter a trade: the two sides, by account or by the signed link of a mail; officers only into a dispute."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core import signing
from django.db.models import Q
from django.urls import reverse

from catalogue.languages import Language
from catalogue.trade.enquiries import TradeEnquiry
from catalogue.trade.parties import Party, side_of
from catalogue.trade.terms import Side
from portal.ui.languages import address_in

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User
    from portal.private_files.models import PrivateFile

SESSION_KEY = "trades_entered"
LINK_SALT, CONFIRM_SALT, RECEIPT_SALT = "catalogue.trade.link", "catalogue.trade.confirm", "catalogue.trade.receipt"
DAY = 24 * 60 * 60
# A trade may take a season; whoever loses the link asks for a new one, which ends the old ones.
LINK_SECONDS = 365 * DAY
CONFIRM_SECONDS = 7 * DAY
RECEIPT_SECONDS = 2 * 60 * 60
GRANT_SECONDS = 12 * 60 * 60
MOST_GRANTS = 20


# --- Links ----------------------------------------------------------------------------------------------------------
def link_of(enquiry: TradeEnquiry, side: Side) -> str:
    """The whole address that lets one side in, in its language; good until the side's key is renewed."""
    token = signing.dumps([enquiry.pk, str(side), enquiry.key_of(side)], salt=LINK_SALT)
    return _address("trade:enter", token, enquiry, side)


def confirmation_of(enquiry: TradeEnquiry) -> str:
    """The whole address at which the buyer confirms the e-mail address."""
    token = signing.dumps([enquiry.pk, enquiry.buyer_key], salt=CONFIRM_SALT)
    return _address("trade:confirm", token, enquiry, Side.BUYER)


def receipt_token(enquiry: TradeEnquiry) -> str:
    """Names the enquiry on the page right after sending; good for two hours, opens nothing."""
    return signing.dumps(enquiry.pk, salt=RECEIPT_SALT)


def _address(name: str, token: str, enquiry: TradeEnquiry, side: Side) -> str:
    address = f"{settings.BASE_URL}{reverse(name, args=[token])}"
    return address_in(enquiry.language if side == Side.BUYER else Language.VIETNAMESE.value, address)


def enquiry_of_link(token: str) -> tuple[TradeEnquiry, Side] | None:
    """The trade and the side a link is for; None for forged, expired and renewed ones."""
    read = _read(token, LINK_SALT, LINK_SECONDS)
    if not (isinstance(read, list) and len(read) == 3 and read[1] in Side.values):
        return None
    enquiry = TradeEnquiry.objects.filter(pk=read[0]).first()
    if enquiry is None or enquiry.key_of(Side(read[1])) != read[2]:
        return None
    return enquiry, Side(read[1])


def enquiry_of_confirmation(token: str) -> TradeEnquiry | None:
    read = _read(token, CONFIRM_SALT, CONFIRM_SECONDS)
    if not (isinstance(read, list) and len(read) == 2):
        return None
    return TradeEnquiry.objects.filter(pk=read[0], buyer_key=read[1]).first()


def enquiry_of_receipt(token: str) -> TradeEnquiry | None:
    return TradeEnquiry.objects.filter(pk=_read(token, RECEIPT_SALT, RECEIPT_SECONDS) or 0).first()


def _read(token: str, salt: str, seconds: int) -> Any:
    try:
        return signing.loads(token, salt=salt, max_age=seconds)
    except signing.BadSignature:
        return None


# --- Sessions -------------------------------------------------------------------------------------------------------
def grant(request: HttpRequest, enquiry: TradeEnquiry, side: Side) -> None:
    """This visitor came by a valid link: the session opens the trade for twelve hours, as long as its key holds."""
    now = int(time.time())
    known = {pk: entry for pk, entry in request.session.get(SESSION_KEY, {}).items() if entry[2] > now - GRANT_SECONDS}
    known[str(enquiry.pk)] = [str(side), enquiry.key_of(side), now]
    newest = sorted(known, key=lambda pk: known[pk][2], reverse=True)[:MOST_GRANTS]
    request.session[SESSION_KEY] = {pk: known[pk] for pk in newest}


def actor_of(request: HttpRequest, enquiry: TradeEnquiry) -> User | Party | None:
    """Who the visitor is in this trade: a merchant of the stall or the buyer by account, the holder of a link; else
    None."""
    user: Any = request.user
    if user.is_authenticated and side_of(user, enquiry) is not None:
        return user  # type: ignore[no-any-return]
    entry = request.session.get(SESSION_KEY, {}).get(str(enquiry.pk))
    if entry is None or entry[0] not in Side.values or entry[2] <= time.time() - GRANT_SECONDS:
        return None
    side = Side(entry[0])
    return Party.of_side(enquiry, side) if enquiry.key_of(side) == entry[1] else None


# --- Files ----------------------------------------------------------------------------------------------------------
def may_open_file(request: HttpRequest, file: PrivateFile) -> bool:
    """Both sides of the file's trade, and the market's officers once it is disputed."""
    enquiry = (
        TradeEnquiry.objects.select_related("stall")
        .filter(Q(files__file=file) | Q(order__contract=file))
        .distinct()
        .first()
    )
    if enquiry is None:
        return False
    actor = actor_of(request, enquiry)
    if actor is not None and (side_of(actor, enquiry) == Side.BUYER or enquiry.email_confirmed_at is not None):
        return True
    user = request.user
    return user.is_authenticated and TradeEnquiry.objects.visible_to(user).filter(pk=enquiry.pk).exists()
