"""Two changes of one offer at the same moment."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Collection

from catalogue.market.policy import MarketPolicy
from catalogue.products.offer_actions import approve_change, change_offer
from catalogue.products.offers import Offer, OfferChange
from tests.casework.test_concurrency import at_once, shared_database  # noqa: F401
from tests.factories import catalogue as factory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture(autouse=True)
def root_collection(shared_database):  # noqa: F811
    """Emptying the tables after such a test takes Wagtail's root with it."""
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Gốc")


def wish(offer, user, price):
    return lambda: change_offer(offer=offer, user=user, price=Decimal(price), unit="kg", stock=None, minimum=None)


def test_of_two_wishes_one_waits_and_the_other_is_replaced(shared_database):  # noqa: F811
    product = factory.product()
    merchant = factory.merchant(product.stall)
    policy = MarketPolicy.load()
    policy.price_needs_approval = True
    policy.save()

    at_once(*[wish(product.offer, merchant, price) for price in (41_000, 42_000, 43_000)])

    states = sorted(OfferChange.objects.values_list("state", flat=True))
    assert states == ["replaced", "replaced", "waiting"]
    assert Offer.objects.get().price == 40_000


def test_an_approval_that_comes_with_a_new_wish_leaves_a_price_somebody_asked_for(shared_database):  # noqa: F811
    product = factory.product()
    merchant, moderator = factory.merchant(product.stall), factory.moderator()
    policy = MarketPolicy.load()
    policy.price_needs_approval = True
    policy.save()
    change = wish(product.offer, merchant, 41_000)()

    def approve():
        try:
            approve_change(change=change, actor=moderator)
        except ValidationError as error:
            return error

    at_once(approve, wish(product.offer, merchant, 42_000))

    change.refresh_from_db()
    expected = {"approved": 41_000, "replaced": 40_000}
    assert Offer.objects.get().price == expected[change.state]
    assert OfferChange.objects.filter(state="waiting").count() == 1
