"""What merchants and moderators may do in the Wagtail admin, and what they may not."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.images.permissions import permission_policy
from wagtail.models import GroupPagePermission, Page, WorkflowPage

from catalogue.market.rights import WORKFLOW, prepare_market
from catalogue.products.pages import ProductPage
from catalogue.stalls.rights import add_merchant, give_rights, merchants_of, remove_merchant, stalls_of
from portal.audit.models import Entry
from portal.organisations.groups import sync_groups
from tests.factories import catalogue as factory
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_merchant_may_edit_and_add_below_the_own_stall_and_nowhere_else():
    stall, other = factory.stall(), factory.stall()
    merchant = factory.merchant(stall)
    own, foreign = stall.permissions_for_user(merchant), other.permissions_for_user(merchant)
    assert own.can_edit()
    assert own.can_add_subpage()
    assert not own.can_publish()
    assert not own.can_unpublish()
    assert not foreign.can_edit()
    assert not foreign.can_add_subpage()
    assert not Page.objects.get(pk=factory.market().pk).permissions_for_user(merchant).can_add_subpage()


def test_a_merchant_enters_the_admin_and_meets_no_foreign_draft(client):
    mine, foreign = factory.product(live=False), factory.product(live=False)
    client.force_login(factory.merchant(mine.stall))
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[mine.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[foreign.pk])).status_code == 302
    add = reverse("wagtailadmin_pages:add", args=["catalogue", "productpage", foreign.stall.pk])
    assert client.get(add).status_code in (302, 403)


def test_a_merchant_uses_the_pictures_of_the_own_stall_only():
    stall, other = factory.stall(), factory.stall()
    merchant = factory.merchant(stall)
    collections = permission_policy.collections_user_has_permission_for(merchant, "add")
    assert [collection.pk for collection in collections] == [stall.collection_id]
    assert other.collection_id != stall.collection_id
    seen_by_moderator = permission_policy.collections_user_has_permission_for(factory.moderator(), "choose")
    assert {stall.collection_id, other.collection_id} <= {collection.pk for collection in seen_by_moderator}


def test_goods_are_published_by_a_moderator_who_approves_them():
    product = factory.product(live=False)
    merchant = factory.merchant(product.stall)
    moderator = factory.moderator()
    workflow = product.get_workflow()
    assert workflow.name == WORKFLOW
    state = workflow.start(product, merchant)
    assert state.current_task_state.task.specific.get_actions(product, merchant) == []
    task = state.current_task_state.task.specific
    assert [name for name, *_ in task.get_actions(product, moderator)] == ["reject", "approve", "approve"]
    task.on_action(state.current_task_state, moderator, "approve")
    assert ProductPage.objects.get(pk=product.pk).live


def test_moderators_keep_their_rights_on_the_market_when_groups_are_set_anew():
    market, moderator = factory.market(), factory.moderator()
    sync_groups()
    rights = market.permissions_for_user(moderator)
    assert rights.can_publish_subpage()
    assert rights.can_lock()
    assert moderator.has_perm("catalogue.manage_stalls")
    assert moderator.has_perm("catalogue.change_marketpolicy")
    assert not market.get_parent().permissions_for_user(moderator).can_edit()


def test_preparing_the_market_twice_changes_nothing():
    market = factory.market()
    before = GroupPagePermission.objects.count()
    prepare_market(market=market)
    assert GroupPagePermission.objects.count() == before
    assert WorkflowPage.objects.filter(page=market).count() == 1


def test_giving_rights_twice_changes_nothing():
    stall = factory.stall()
    before = (stall.group_id, stall.collection_id, GroupPagePermission.objects.count())
    give_rights(stall=stall)
    assert (stall.group_id, stall.collection_id, GroupPagePermission.objects.count()) == before


def test_a_merchant_is_added_once_and_removed_with_all_rights():
    stall, user = factory.stall(), UserFactory()
    add_merchant(stall=stall, user=user)
    add_merchant(stall=stall, user=user)
    assert merchants_of(stall) == [user]
    assert list(stalls_of(user)) == [stall]
    assert stall.is_kept_by(user)
    assert Entry.objects.filter(action="stall.merchant_added").count() == 1
    remove_merchant(stall=stall, user=user)
    user = type(user).objects.get(pk=user.pk)
    assert not stall.is_kept_by(user)
    assert not stall.permissions_for_user(user).can_edit()
    assert not stalls_of(user).exists()


def test_a_moderator_cannot_keep_a_stall():
    stall, moderator = factory.stall(), factory.moderator()
    with pytest.raises(ValidationError):
        add_merchant(stall=stall, user=moderator)
    assert not stall.is_kept_by(moderator)
