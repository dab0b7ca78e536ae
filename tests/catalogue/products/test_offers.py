"""Price and stock hold at once or wait for a moderator, as the market's policy says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from catalogue.market.policy import MarketPolicy
from catalogue.market.shelf import ShelfItem
from catalogue.products.offer_actions import approve_change, change_offer, confirm_offers, refuse_change
from catalogue.products.offers import Offer, OfferChange
from portal.audit.models import Entry
from portal.notifications.models import Message
from tests.factories import catalogue as factory

pytestmark = pytest.mark.django_db
State = OfferChange.State


@pytest.fixture
def product():
    return factory.product()


@pytest.fixture
def merchant(product):
    return factory.merchant(product.stall)


def policy(**changes):
    kept = MarketPolicy.load()
    for name, value in changes.items():
        setattr(kept, name, value)
    kept.save()


def ask(product, user, **changes):
    terms = {"price": Decimal(45_000), "unit": "kg", "stock": None, "minimum": None, **changes}
    return change_offer(offer=product.offer, user=user, **terms)


def held(product):
    return Offer.objects.get(page=product)


def test_a_new_price_holds_at_once_and_stands_on_the_shelf(product, merchant):
    changed = ask(product, merchant, price=Decimal(45_000))
    assert isinstance(changed, Offer)
    assert held(product).price == 45_000
    assert ShelfItem.objects.get(page=product).price == 45_000
    assert Entry.objects.filter(action="offer.changed", actor=merchant).exists()


def test_where_prices_need_approval_the_old_one_holds_until_then(product, merchant):
    policy(price_needs_approval=True)
    change = ask(product, merchant)
    assert isinstance(change, OfferChange)
    assert held(product).price == 40_000
    approve_change(change=change, actor=factory.moderator())
    assert held(product).price == 45_000
    assert ShelfItem.objects.get(page=product).price == 45_000
    assert OfferChange.objects.get().state == State.APPROVED


def test_stock_need_not_wait_for_the_price(product, merchant):
    policy(price_needs_approval=True)
    change = ask(product, merchant, stock=Decimal(100))
    assert (held(product).price, held(product).stock) == (40_000, 100)
    approve_change(change=change, actor=factory.moderator())
    assert (held(product).price, held(product).stock) == (45_000, 100)


def test_stock_in_a_new_unit_waits_with_the_unit(product, merchant):
    policy(price_needs_approval=True)
    ask(product, merchant, unit="bag", stock=Decimal(20))
    assert (held(product).unit, held(product).stock) == ("kg", None)


def test_the_stock_alone_may_need_approval(product, merchant):
    policy(stock_needs_approval=True)
    ask(product, merchant, stock=Decimal(5))
    assert (held(product).price, held(product).stock) == (45_000, None)


def test_a_product_that_was_never_published_needs_no_second_approval(merchant, product):
    policy(price_needs_approval=True)
    draft = factory.product(product.stall, live=False)
    assert isinstance(ask(draft, merchant), Offer)


def test_a_second_wish_takes_the_place_of_the_first(product, merchant):
    policy(price_needs_approval=True)
    first = ask(product, merchant)
    second = ask(product, merchant, price=Decimal(50_000))
    first.refresh_from_db()
    assert first.state == State.REPLACED
    with pytest.raises(ValidationError):
        approve_change(change=first, actor=factory.moderator())
    approve_change(change=second, actor=factory.moderator())
    assert held(product).price == 50_000


def test_going_back_to_the_old_price_leaves_nothing_waiting(product, merchant):
    policy(price_needs_approval=True)
    ask(product, merchant)
    ask(product, merchant, price=Decimal(40_000))
    assert not OfferChange.objects.filter(state=State.WAITING).exists()


def test_a_refusal_says_why_and_reaches_the_stall(product, merchant):
    policy(price_needs_approval=True)
    change = ask(product, merchant)
    moderator = factory.moderator()
    with pytest.raises(ValidationError):
        refuse_change(change=change, actor=moderator, reason="  ")
    refuse_change(change=change, actor=moderator, reason="Gấp đôi giá thị trường")
    message = Message.objects.get(key=f"offer-change:{change.pk}:refused")
    assert message.to == product.stall.email
    assert "Gấp đôi giá thị trường" in message.body
    assert held(product).price == 40_000


def test_a_decision_is_made_once(product, merchant):
    policy(price_needs_approval=True)
    change = ask(product, merchant)
    moderator = factory.moderator()
    approve_change(change=change, actor=moderator)
    with pytest.raises(ValidationError, match="đã duyệt"):
        refuse_change(change=change, actor=moderator, reason="Muộn")


def test_only_the_stall_changes_its_prices_and_only_moderators_decide(product, merchant):
    policy(price_needs_approval=True)
    with pytest.raises(PermissionDenied):
        ask(product, factory.merchant())
    change = ask(product, merchant)
    with pytest.raises(PermissionDenied):
        approve_change(change=change, actor=merchant)


@pytest.mark.parametrize(
    "terms", [{"price": Decimal(0)}, {"price": Decimal(-1)}, {"stock": Decimal(-1)}, {"unit": "x"}]
)
def test_terms_that_cannot_be_are_refused(product, merchant, terms):
    with pytest.raises(ValidationError):
        ask(product, merchant, **terms)
    assert held(product).price == 40_000


def test_all_prices_are_confirmed_with_one_tap_and_foreign_ones_never(product, merchant):
    other, foreign = factory.product(product.stall), factory.product()
    Offer.objects.update(confirmed_on="2020-01-01")
    pages = [product.pk, foreign.pk]
    assert confirm_offers(stall=product.stall, user=merchant, products=pages) == 1
    assert confirm_offers(stall=product.stall, user=merchant) == 1
    assert held(other).confirmed_on == timezone.localdate()
    assert str(held(foreign).confirmed_on) == "2020-01-01"
    with pytest.raises(PermissionDenied):
        confirm_offers(stall=foreign.stall, user=merchant)
