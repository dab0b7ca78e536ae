"""Two at once: of an acceptance and a withdrawal one wins, and the other is told. On the database of the run, and on a
SQLite file for threads."""

from __future__ import annotations

import pytest
from wagtail.models import Collection, Locale, Page

from catalogue.trade.actions import act
from catalogue.trade.enquiries import TradeEnquiry
from catalogue.trade.orders import Order
from catalogue.trade.quotations import Quotation
from portal.casework.errors import CaseworkError, Conflict
from tests.casework.test_concurrency import at_once, shared_database  # noqa: F401
from tests.factories import trade

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def works(enquiry, *acts):
    """Each act as somebody does it who has just read the page."""

    def prepared(name, actor, data):
        seen = TradeEnquiry.objects.get(pk=enquiry.pk)
        return lambda: act(enquiry=seen, transition=name, actor=actor, data=data, revision=seen.revision)

    return [prepared(*one) for one in acts]


@pytest.mark.usefixtures("_pages")
def test_of_an_acceptance_and_a_withdrawal_at_once_one_wins(shared_database):  # noqa: F811
    enquiry = trade.quoted()
    buyer, seller = trade.buyer(enquiry), trade.seller(enquiry)
    results = at_once(*works(enquiry, ("accept", buyer, {"number": "1"}), ("withdraw_quotation", seller, {})))
    assert sum(isinstance(result, Conflict) for result in results) == 1
    accepted = not isinstance(results[0], CaseworkError)
    current = TradeEnquiry.objects.get(pk=enquiry.pk)
    assert current.state == ("agreed" if accepted else "open")
    assert Order.objects.count() == int(accepted)
    assert Quotation.objects.get().state == ("accepted" if accepted else "withdrawn")


@pytest.mark.usefixtures("_pages")
def test_accepting_twice_at_once_makes_one_order(shared_database):  # noqa: F811
    enquiry = trade.quoted()
    results = at_once(*works(enquiry, *[("accept", trade.buyer(enquiry), {"number": "1"})] * 3))
    assert sum(isinstance(result, Conflict) for result in results) == 2
    assert Order.objects.count() == 1
    assert enquiry.events.filter(transition="accept").count() == 1


@pytest.mark.usefixtures("_pages")
def test_a_quotation_and_a_withdrawn_enquiry_at_once_leave_nothing_open_behind(shared_database):  # noqa: F811
    enquiry = trade.opened()
    results = at_once(
        *works(enquiry, ("quote", trade.seller(enquiry), trade.terms()), ("withdraw", trade.buyer(enquiry), {}))
    )
    assert sum(isinstance(result, Conflict) for result in results) == 1
    current = TradeEnquiry.objects.get(pk=enquiry.pk)
    assert Quotation.objects.filter(state="open").count() == int(current.state == "quoted")


@pytest.fixture
def _pages(transactional_db, shared_database):  # noqa: F811
    """Tests with real transactions leave the tables empty that a new portal's migrations fill."""
    Locale.objects.get_or_create(language_code="vi")
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(instance=Page(title="Root", slug="root"))
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(instance=Collection(name="Root"))
