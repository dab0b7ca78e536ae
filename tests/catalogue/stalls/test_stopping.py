"""A stall that stops being open takes everything of it along at once, and gets exactly that back."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from catalogue.market.shelf import ShelfItem
from catalogue.products.pages import ProductPage
from catalogue.stalls import actions
from catalogue.stalls.openings.models import OpeningState
from catalogue.stalls.pages import StallPage, Standing
from catalogue.stalls.signals import stall_opened, stall_stopped
from catalogue.stalls.standing import WrongStanding
from catalogue.trade.addresses import enquiry_url
from portal.audit.models import Entry
from portal.casework.errors import NotAllowed
from portal.notifications.models import Message
from tests.factories import catalogue as factory
from tests.factories import market_cases as cases
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
REASON = "Bán hàng không rõ nguồn gốc."


@pytest.fixture
def moderator():
    return factory.moderator()


def live(*pages) -> list[bool]:
    return [Page.objects.get(pk=page.pk).live for page in pages]


def test_everything_of_a_suspended_stall_is_gone_at_once(client, moderator):
    product = factory.product()
    stall = product.stall
    other = factory.product()
    assert ShelfItem.objects.filter(stall=stall).exists()
    actions.suspend(stall=stall, reason=REASON, actor=moderator)
    assert not stall.is_open
    assert live(stall, product) == [False, False]
    assert client.get(stall.url).status_code == 404
    assert client.get(f"{stall.url}{product.slug}/").status_code == 404
    assert not ShelfItem.objects.filter(stall=stall).exists()
    assert enquiry_url(stall=StallPage.objects.get(pk=stall.pk), product=product) == ""
    assert not ProductPage.objects.get(pk=product.pk).may_be_seen
    assert client.get(other.url).status_code == 200
    assert ShelfItem.objects.filter(page=other).exists()


def test_lifting_restores_exactly_what_was_live(client, moderator):
    product = factory.product()
    stall = product.stall
    draft = factory.product(stall, live=False)
    taken_down = factory.product(stall)
    actions.suspend(stall=stall, reason=REASON, actor=moderator)
    ProductPage.objects.filter(pk=taken_down.pk).update(taken_down_because="Hàng giả")
    actions.lift(stall=stall, actor=moderator)
    assert stall.standing == Standing.OPEN
    assert live(stall, product, draft, taken_down) == [True, True, False, False]
    assert client.get(product.url).status_code == 200
    assert list(ShelfItem.objects.filter(stall=stall).values_list("page_id", flat=True)) == [product.pk]
    assert not ProductPage.objects.filter(hidden_with_stall=True).exists()
    assert not StallPage.objects.filter(hidden_with_stall=True).exists()


def test_the_merchants_are_told_why_and_the_audit_keeps_who(moderator):
    stall = factory.stall(email="gianhang@example.com")
    merchant = factory.merchant(stall)
    actions.suspend(stall=stall, reason=REASON, actor=moderator)
    sent = Message.objects.filter(key__startswith=f"stall:{stall.pk}:suspended")
    assert {message.to for message in sent} == {merchant.email, "gianhang@example.com"}
    assert all(REASON in message.body for message in sent)
    assert Entry.objects.get(action="stall.suspended").actor == moderator
    actions.lift(stall=stall, actor=moderator)
    actions.suspend(stall=stall, reason=REASON, actor=moderator)
    assert Message.objects.filter(key__startswith=f"stall:{stall.pk}:suspended").count() == 4


def test_nothing_can_be_published_below_a_suspended_stall(client, moderator):
    product = factory.product()
    stall = product.stall
    draft = factory.product(stall, live=False)
    actions.suspend(stall=stall, reason=REASON, actor=moderator)
    for page in (draft, product, stall):
        page = page.specific_class.objects.get(pk=page.pk)
        assert not page.permissions_for_user(moderator).can_publish()
        with pytest.raises(PublishPagePermissionError):
            page.save_revision().publish(user=moderator)
        with pytest.raises(PublishPagePermissionError):
            page.save_revision().publish()
    assert live(stall, product, draft) == [False, False, False]


def edit_form(product) -> dict[str, str]:
    """What the editor sends with the button "publish"."""
    return nested_form_data(
        {
            "title": product.title,
            "slug": product.slug,
            "category": product.category_id,
            "origin": product.origin_id,
            "description": rich_text("<p>Gạo thơm.</p>"),
            "description_en": rich_text(""),
            "description_zh": rich_text(""),
            "photos": inline_formset([]),
            "certificates": inline_formset([]),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )


def test_a_moderator_who_presses_publish_below_a_suspended_stall_gets_a_draft(client, moderator):
    free, product = factory.product(live=False), factory.product(live=False)
    actions.suspend(stall=product.stall, reason=REASON, actor=moderator)
    client.force_login(moderator)
    for page in (free, product):
        answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), edit_form(page))
        assert answer.status_code == 302, answer.context["form"].errors
    assert live(free, product) == [True, False]


def test_an_approval_in_the_workflow_does_not_publish_below_a_suspended_stall(moderator):
    product = factory.product(live=False)
    state = product.get_workflow().start(product, factory.merchant(product.stall))
    actions.suspend(stall=product.stall, reason=REASON, actor=moderator)
    task = state.current_task_state
    with pytest.raises(PublishPagePermissionError):
        task.task.specific.on_action(task, moderator, "approve")
    assert live(product) == [False]


def test_a_publication_for_a_later_hour_waits_for_the_stall(moderator):
    product = factory.product(live=False)
    product.go_live_at = timezone.now() + timedelta(seconds=30)
    product.save_revision().publish()
    a_minute_ago = timezone.now() - timedelta(minutes=1)
    product.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=a_minute_ago)
    actions.suspend(stall=product.stall, reason=REASON, actor=moderator)
    call_command("publish_scheduled", stdout=StringIO())
    assert live(product) == [False]
    actions.lift(stall=product.stall, actor=moderator)
    revision = product.get_latest_revision()
    revision.content["go_live_at"] = a_minute_ago.isoformat()
    revision.save(update_fields=["content"])
    call_command("publish_scheduled", stdout=StringIO())
    assert live(product) == [True]


def test_an_old_revision_does_not_bring_an_old_standing_back(moderator):
    stall = factory.stall()
    actions.suspend(stall=stall, reason=REASON, actor=moderator)
    revision = StallPage.objects.get(pk=stall.pk).save_revision()
    actions.lift(stall=stall, actor=moderator)
    revision.publish()
    kept = StallPage.objects.get(pk=stall.pk)
    assert (kept.standing, kept.hidden_with_stall, kept.group_id) == (Standing.OPEN, False, stall.group_id)
    assert kept.is_open


def test_a_stall_is_neither_deleted_nor_moved_nor_unpublished(moderator):
    stall = factory.stall()
    merchant = factory.merchant(stall)
    for user in (moderator, merchant):
        rights = stall.permissions_for_user(user)
        assert not rights.can_delete()
        assert not rights.can_move()
        assert not rights.can_unpublish()


def test_a_merchant_cannot_delete_what_was_hidden(moderator):
    product = factory.product()
    merchant = factory.merchant(product.stall)
    actions.suspend(stall=product.stall, reason=REASON, actor=moderator)
    assert not ProductPage.objects.get(pk=product.pk).permissions_for_user(merchant).can_delete()


def test_closing_calls_off_what_waits_for_approval_or_for_its_hour(moderator):
    product = factory.product(live=False)
    stall = product.stall
    state = product.get_workflow().start(product, factory.merchant(stall))
    later = factory.product(stall, live=False)
    later.go_live_at = timezone.now() + timedelta(days=1)
    later.save_revision().publish()
    actions.close(stall=stall, reason="Giải thể.", actor=moderator)
    state.refresh_from_db()
    assert state.status == state.STATUS_CANCELLED
    assert not later.revisions.exclude(approved_go_live_at=None).exists()
    with pytest.raises(WrongStanding):
        actions.lift(stall=stall, actor=moderator)
    with pytest.raises(WrongStanding):
        actions.suspend(stall=stall, reason=REASON, actor=moderator)


def test_a_suspended_stall_can_be_closed(moderator):
    stall = factory.stall()
    actions.suspend(stall=stall, reason=REASON, actor=moderator)
    actions.close(stall=stall, reason="Giải thể.", actor=moderator)
    assert StallPage.objects.get(pk=stall.pk).standing == Standing.CLOSED


def test_stopping_twice_or_without_a_reason_is_refused(moderator):
    stall = factory.stall()
    with pytest.raises(WrongStanding):
        actions.suspend(stall=stall, reason="  ", actor=moderator)
    actions.suspend(stall=stall, reason=REASON, actor=moderator)
    with pytest.raises(WrongStanding):
        actions.suspend(stall=stall, reason=REASON, actor=moderator)
    assert Entry.objects.filter(action="stall.suspended").count() == 1


def test_the_opening_case_moves_along_and_its_table_decides_who_may(moderator):
    case = cases.approved()
    with pytest.raises(NotAllowed):
        actions.suspend(stall=case.stall, reason=REASON, actor=UserFactory())
    actions.suspend(stall=case.stall, reason=REASON, actor=moderator)
    case.refresh_from_db()
    assert case.state == OpeningState.SUSPENDED
    actions.lift(stall=case.stall, actor=moderator)
    case.refresh_from_db()
    assert case.state == OpeningState.APPROVED


def test_other_rooms_hear_of_it_and_may_object(moderator):
    heard = []

    def listen(sender, stall, **kwargs):
        heard.append((stall.standing, kwargs.get("reason")))

    def object_to(sender, **kwargs):
        raise RuntimeError("a trade cannot stop")

    stall = factory.stall()
    stall_stopped.connect(listen)
    stall_opened.connect(listen)
    try:
        actions.suspend(stall=stall, reason=REASON, actor=moderator)
        actions.lift(stall=stall, actor=moderator)
        assert heard == [(Standing.SUSPENDED, REASON), (Standing.OPEN, None)]
        stall_stopped.connect(object_to)
        with pytest.raises(RuntimeError):
            actions.suspend(stall=stall, reason=REASON, actor=moderator)
    finally:
        stall_stopped.disconnect(listen)
        stall_opened.disconnect(listen)
        stall_stopped.disconnect(object_to)
    assert StallPage.objects.get(pk=stall.pk).is_open


def test_suspending_costs_the_same_for_one_product_and_for_many(moderator, django_assert_max_num_queries):
    stall = factory.stall()
    for _number in range(5):
        factory.product(stall)
    with django_assert_max_num_queries(60):
        actions.suspend(stall=stall, reason=REASON, actor=moderator)
