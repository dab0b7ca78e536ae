"""People who act on one stall, or on one application, in the same instant: one wins, nothing is half done."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Collection, Locale, Page

from catalogue.market.shelf import ShelfItem
from catalogue.products.pages import ProductPage
from catalogue.stalls import actions
from catalogue.stalls.openings import actions as openings
from catalogue.stalls.openings.models import OpeningState, StallOpening
from catalogue.stalls.pages import StallPage, Standing
from portal.audit.models import Entry
from portal.casework.actions import apply
from portal.casework.errors import CaseworkError
from portal.organisations.groups import sync_user
from tests.casework.test_concurrency import at_once, shared_database  # noqa: F401
from tests.factories import catalogue as market
from tests.factories import market_cases as factory
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture(autouse=True)
def ground(shared_database):  # noqa: F811
    """What the migrations made and an emptied database lacks."""
    ContentType.objects.clear_cache()
    Locale.objects.get_or_create(language_code="vi")
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Gốc")
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(instance=Page(title="Gốc", slug="root"))


def test_approving_and_withdrawing_at_once_leaves_one_of_them():
    applicant, moderator = UserFactory(), market.moderator()
    case = factory.opening(applicant)

    def approve():
        mine = StallOpening.objects.get(pk=case.pk)
        return apply(case=mine, transition="approve", actor=moderator, data=factory.approval(case))

    def withdraw():
        mine = StallOpening.objects.get(pk=case.pk)
        return apply(case=mine, transition="withdraw", actor=applicant, data={})

    results = at_once(approve, withdraw)

    case.refresh_from_db()
    lost = [result for result in results if isinstance(result, CaseworkError)]
    assert len(lost) == 1
    assert case.state in (OpeningState.APPROVED, OpeningState.WITHDRAWN)
    assert StallPage.objects.count() == (1 if case.state == OpeningState.APPROVED else 0)
    assert case.events.filter(transition__in=["approve", "withdraw"]).count() == 1


def test_two_moderators_approving_at_once_open_one_stall():
    first, second = market.moderator(), market.moderator()
    case = factory.opening()

    def approve(actor):
        mine = StallOpening.objects.get(pk=case.pk)
        return apply(case=mine, transition="approve", actor=actor, data=factory.approval(case))

    results = at_once(lambda: approve(first), lambda: approve(second))

    assert sum(isinstance(result, CaseworkError) for result in results) == 1
    assert StallPage.objects.count() == 1
    assert Entry.objects.filter(action="stall.opened").count() == 1


def test_a_double_click_on_send_is_one_application():
    submission = factory.opening_submission(UserFactory())
    market.moderator()

    results = at_once(*[lambda: openings.receive(submission=submission).pk] * 3)

    assert len(set(results)) == 1
    assert StallOpening.objects.count() == 1


def test_two_who_suspend_at_once_do_it_once():
    product = market.product()
    first, second = market.moderator(), market.moderator()

    def suspend(actor):
        stall = StallPage.objects.get(pk=product.stall.pk)
        actions.suspend(stall=stall, reason="Hàng giả", actor=actor)

    results = at_once(lambda: suspend(first), lambda: suspend(second))

    assert sum(isinstance(result, CaseworkError) for result in results) == 1
    assert Entry.objects.filter(action="stall.suspended").count() == 1
    assert not ProductPage.objects.get(pk=product.pk).live


def test_suspending_and_lifting_at_once_leaves_stall_products_and_shelves_of_one_mind():
    product = market.product()
    first, second = market.moderator(), market.moderator()
    actions.suspend(stall=product.stall, reason="Hàng giả", actor=first)

    def lift():
        actions.lift(stall=StallPage.objects.get(pk=product.stall.pk), actor=first)

    def close():
        actions.close(stall=StallPage.objects.get(pk=product.stall.pk), reason="Giải thể", actor=second)

    at_once(lift, close)

    stall, page = StallPage.objects.get(pk=product.stall.pk), ProductPage.objects.get(pk=product.pk)
    is_open = stall.standing == Standing.OPEN
    assert stall.live == page.live == is_open
    assert ShelfItem.objects.filter(page=page).exists() == is_open


def test_publishing_while_the_stall_is_suspended_in_the_same_instant_shows_nothing():
    draft = market.product(live=False)
    moderator = market.moderator()
    sync_user(moderator)
    revision = draft.get_latest_revision()

    def publish():
        try:
            revision.publish()
        except PublishPagePermissionError as error:
            return error

    def suspend():
        actions.suspend(stall=StallPage.objects.get(pk=draft.stall.pk), reason="Hàng giả", actor=moderator)

    at_once(publish, suspend)

    page = ProductPage.objects.get(pk=draft.pk)
    assert StallPage.objects.get(pk=draft.stall.pk).standing == Standing.SUSPENDED
    assert not page.live
    assert not ShelfItem.objects.filter(page=page).exists()
