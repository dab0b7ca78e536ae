"""Changing price, stock and minimum order, at once or with a moderator's approval, as the market's policy says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.market.policy import MarketPolicy
from catalogue.market.stocking import restock
from catalogue.merchants import messages
from catalogue.products.offers import Offer, OfferChange
from catalogue.stalls.pages import MANAGE, Standing
from portal.audit.actions import record

if TYPE_CHECKING:
    from decimal import Decimal

    from catalogue.stalls.pages import StallPage
    from portal.accounts.models import User

CHANGED = "offer.changed"
PROPOSED = "offer.proposed"
CONFIRMED = "offer.confirmed"
APPROVED = "offer.approved"
REFUSED = "offer.refused"
State = OfferChange.State


@dataclass(frozen=True)
class Terms:
    price: Decimal | None
    unit: str
    stock: Decimal | None
    minimum: Decimal | None

    @classmethod
    def of(cls, thing: Offer | OfferChange) -> Terms:
        return cls(thing.price, thing.unit, thing.stock, thing.minimum)

    def as_fields(self) -> dict[str, Any]:
        return {"price": self.price, "unit": self.unit, "stock": self.stock, "minimum": self.minimum}

    def as_record(self) -> dict[str, str | None]:
        return {name: None if value is None else str(value) for name, value in self.as_fields().items()}


def _at_once(now: Terms, wanted: Terms) -> Terms:
    """The part of `wanted` that the policy lets hold without asking.

    Stock and minimum are counted in the unit: where the unit has to wait, they wait with it.
    """
    policy = MarketPolicy.load()
    price_waits = policy.price_needs_approval and (now.price, now.unit) != (wanted.price, wanted.unit)
    stock_waits = policy.stock_needs_approval or (price_waits and now.unit != wanted.unit)
    price, unit = (now.price, now.unit) if price_waits else (wanted.price, wanted.unit)
    stock, minimum = (now.stock, now.minimum) if stock_waits else (wanted.stock, wanted.minimum)
    return Terms(price, unit, stock, minimum)


@transaction.atomic
def change_offer(
    *, offer: Offer, user: User, price: Decimal | None, unit: str, stock: Decimal | None, minimum: Decimal | None
) -> Offer | OfferChange:
    """What the merchant of the stall wants from now on.

    Returns the offer where all of it holds at once, else the change that waits for a moderator and replaces one that
    waited before. Whoever changes an offer says that it is right today. Raises PermissionDenied for strangers and
    ValidationError for terms that cannot be.
    """
    offer = _locked(offer.pk)
    _refuse_stranger(offer, user)
    now, wanted = Terms.of(offer), Terms(price, unit, stock, minimum)
    holds = _at_once(now, wanted) if offer.page.first_published_at else wanted
    _write(offer, holds)
    offer.changes.filter(state=State.WAITING).update(state=State.REPLACED, decided_at=timezone.now())
    if holds != now:
        record(subject=offer.page, action=CHANGED, actor=user, data={"from": now.as_record(), "to": holds.as_record()})
    restock(offer.page)
    if holds == wanted:
        return offer
    change = OfferChange(offer=offer, proposed_by=user, **wanted.as_fields())
    change.full_clean(exclude=["decided_by", "decided_at"])
    change.save()
    record(subject=offer.page, action=PROPOSED, actor=user, data={"change": change.pk, "to": wanted.as_record()})
    return change


@transaction.atomic
def confirm_offers(*, stall: StallPage, user: User, products: list[int] | None = None) -> int:
    """The merchant says that the prices of `products` (all of the stall's where None) are right today."""
    if not stall.is_kept_by(user):
        raise PermissionDenied
    offers = Offer.objects.select_for_update(of=("self",)).filter(page__in=stall.get_children().values("pk"))
    if products is not None:
        offers = offers.filter(page__in=products)
    confirmed = 0
    today = timezone.localdate()
    for offer in offers.exclude(confirmed_on=today).select_related("page"):
        Offer.objects.filter(pk=offer.pk).update(confirmed_on=today)
        record(subject=offer.page, action=CONFIRMED, actor=user)
        confirmed += 1
    return confirmed


@transaction.atomic
def approve_change(*, change: OfferChange, actor: User) -> Offer:
    """The terms asked for hold from now on.

    Raises PermissionDenied, and ValidationError where the change was decided before.
    """
    offer, change = _waiting(change, actor)
    now, wanted = Terms.of(offer), Terms.of(change)
    _write(offer, wanted, confirmed=False)
    _decide(change, actor, State.APPROVED)
    record(
        subject=offer.page,
        action=APPROVED,
        actor=actor,
        data={"change": change.pk, "from": now.as_record(), "to": wanted.as_record()},
    )
    restock(offer.page)
    messages.tell_change_approved(change)
    return offer


@transaction.atomic
def refuse_change(*, change: OfferChange, actor: User, reason: str) -> OfferChange:
    """The offer stays as it is; the stall is told why. Raises like `approve_change`, and for an empty reason."""
    if not reason.strip():
        raise ValidationError(_("Hãy ghi lý do để người bán biết cần sửa gì."))
    offer, change = _waiting(change, actor)
    _decide(change, actor, State.REFUSED, reason.strip()[:500])
    record(subject=offer.page, action=REFUSED, actor=actor, data={"change": change.pk})
    messages.tell_change_refused(change)
    return change


def _locked(pk: int) -> Offer:
    return Offer.objects.select_for_update(of=("self",)).select_related("page").get(pk=pk)


def _waiting(change: OfferChange, actor: User) -> tuple[Offer, OfferChange]:
    """Locks the offer first, as `change_offer` does, so that two of them never wait for each other."""
    if not actor.has_perm(MANAGE):
        raise PermissionDenied
    offer = _locked(change.offer_id)
    current = OfferChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if current.state != State.WAITING:
        raise ValidationError(
            _("Đề nghị này không còn chờ duyệt: %s. Hãy xem lại danh sách.") % current.get_state_display().lower()
        )
    current.offer = offer
    return offer, current


def _decide(change: OfferChange, actor: User, state: str, reason: str = "") -> None:
    change.state, change.reason = state, reason
    change.decided_by, change.decided_at = actor, timezone.now()
    change.save(update_fields=["state", "reason", "decided_by", "decided_at"])


def _write(offer: Offer, terms: Terms, *, confirmed: bool = True) -> None:
    for name, value in terms.as_fields().items():
        setattr(offer, name, value)
    if confirmed:
        offer.confirmed_on = timezone.localdate()
    offer.full_clean(validate_unique=False)
    offer.save()


def _refuse_stranger(offer: Offer, user: User) -> None:
    stall = offer.page.stall
    if not (user.is_superuser or stall.is_kept_by(user)):
        raise PermissionDenied
    if stall.standing == Standing.CLOSED:
        raise ValidationError(_("Gian hàng đã đóng nên không đổi giá được."))
