"""From a report to its consequence: the reporter is answered, the merchant told, and never by whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalogue.market.policy import MarketPolicy
from catalogue.market.shelf import ShelfItem
from catalogue.products import takedown
from catalogue.products.pages import ProductPage
from catalogue.stalls import actions as stalls
from catalogue.stalls.pages import StallPage, Standing
from catalogue.violations import actions
from catalogue.violations.models import Decision, ReportState, ViolationReport
from portal.audit.models import Entry
from portal.casework.actions import apply
from portal.casework.actors import SecretHolder
from portal.casework.errors import InvalidData, NotAllowed
from portal.casework.models import ClockState
from portal.notifications.models import Message
from portal.organisations.models import Membership, Role
from tests.factories import catalogue as market
from tests.factories import market_cases as factory
from tests.factories.accounts import UserFactory
from tests.factories.casework import officer
from tests.factories.services import TUESDAY_MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WORDS = factory.WORDS


@pytest.fixture
def moderator():
    return market.moderator()


def act(case, name, actor, *, now=None, **data):
    return apply(case=case, transition=name, actor=actor, data=data, now=now)


def mails_to_merchants(stall) -> str:
    return "\n".join(
        f"{message.subject}\n{message.body}" for message in Message.objects.filter(key__startswith=f"stall:{stall.pk}:")
    )


def test_a_report_is_the_operators_case_with_a_deadline_and_the_reporter_gets_number_and_secret():
    report = factory.report(now=TUESDAY_MORNING)
    assert report.agency == MarketPolicy.load().operator
    assert report.code.startswith("VP-")
    assert (report.due_at.date() - TUESDAY_MORNING.date()).days == 2
    mail = Message.objects.get(key=f"report:{report.pk}:received")
    assert mail.to == "nguoibao@example.com"
    assert report.code in mail.body
    assert report.shown_secret in mail.body
    assert mails_to_merchants(report.stall) == ""


def test_taking_the_product_down_hides_it_and_keeps_it_down(client, moderator):
    product = market.product()
    merchant = market.merchant(product.stall)
    report = factory.report(product)
    act(report, "uphold", moderator, decision="take_down", **WORDS)
    product = ProductPage.objects.get(pk=product.pk)
    assert (report.state, report.decision) == (ReportState.UPHELD, Decision.TAKE_DOWN)
    assert (product.live, product.taken_down_because) == (False, WORDS["finding"])
    assert client.get(f"{product.stall.url}{product.slug}/").status_code == 404
    assert not ShelfItem.objects.filter(page=product).exists()
    assert not product.permissions_for_user(moderator).can_publish()
    assert not product.permissions_for_user(merchant).can_delete()
    with pytest.raises(Exception, match="đã bị gỡ"):
        product.save_revision().publish(user=moderator)
    assert Entry.objects.get(action="product.taken_down").actor == moderator
    assert WORDS["finding"] in mails_to_merchants(product.stall)
    assert Message.objects.filter(to=merchant.email).exists()
    assert WORDS["answer"] in Message.objects.get(key__startswith=f"report:{report.pk}:uphold").body


def test_a_cleared_product_is_published_by_the_usual_way_again(moderator):
    product = market.product()
    takedown.take_down(product=product, reason="Sai nhãn", actor=moderator)
    takedown.clear(product=product, actor=moderator)
    assert not ProductPage.objects.get(pk=product.pk).live
    page = ProductPage.objects.get(pk=product.pk)
    page.save_revision().publish(user=moderator)
    assert ProductPage.objects.get(pk=product.pk).live
    assert ShelfItem.objects.filter(page=product).exists()


def test_an_older_revision_does_not_bring_a_product_back(moderator):
    product = market.product()
    before = product.save_revision()
    takedown.take_down(product=product, reason="Sai nhãn", actor=moderator)
    with pytest.raises(Exception, match="đã bị gỡ"):
        before.publish(user=moderator)
    kept = ProductPage.objects.get(pk=product.pk)
    assert (kept.live, kept.taken_down_because) == (False, "Sai nhãn")


def test_a_product_waiting_for_approval_leaves_the_queue_when_it_is_taken_down(moderator):
    product = market.product(live=False)
    state = product.get_workflow().start(product, market.merchant(product.stall))
    takedown.take_down(product=product, reason="Sai nhãn", actor=moderator)
    state.refresh_from_db()
    assert state.status == state.STATUS_CANCELLED


def test_only_who_manages_stalls_takes_down_and_only_once(moderator):
    product = market.product()
    merchant = market.merchant(product.stall)
    for act_on in (
        lambda: takedown.take_down(product=product, reason="x", actor=merchant),
        lambda: takedown.clear(product=product, actor=merchant),
    ):
        with pytest.raises(NotAllowed):
            act_on()
    with pytest.raises(takedown.NothingToDo):
        takedown.clear(product=product, actor=moderator)
    takedown.take_down(product=product, reason="x", actor=moderator)
    with pytest.raises(takedown.NothingToDo):
        takedown.take_down(product=product, reason="x", actor=moderator)


def test_a_product_taken_down_while_its_stall_is_suspended_stays_down_when_it_opens(moderator):
    product = market.product()
    stalls.suspend(stall=product.stall, reason="Thiếu giấy", actor=moderator)
    takedown.take_down(product=ProductPage.objects.get(pk=product.pk), reason="Hàng giả", actor=moderator)
    stalls.lift(stall=product.stall, actor=moderator)
    assert not ProductPage.objects.get(pk=product.pk).live


def test_suspending_the_stall_by_a_report_moves_its_opening_case_along(moderator):
    case = factory.approved()
    product = market.product(case.stall)
    report = factory.report(product)
    act(report, "uphold", moderator, decision="suspend", **WORDS)
    case.refresh_from_db()
    assert case.state == "suspended"
    assert StallPage.objects.get(pk=case.stall_id).standing == Standing.SUSPENDED
    assert StallPage.objects.get(pk=case.stall_id).standing_reason == WORDS["finding"]


def test_a_warning_takes_nothing_away(moderator):
    product = market.product()
    report = factory.report(product)
    act(report, "uphold", moderator, decision="warn", **WORDS)
    assert ProductPage.objects.get(pk=product.pk).live
    assert WORDS["finding"] in mails_to_merchants(product.stall)


def test_the_merchant_mends_until_a_day_and_the_moderators_look_afterwards(moderator):
    report = factory.report()
    until = timezone.localdate() + timedelta(days=7)
    act(report, "order_mending", moderator, until=until.isoformat(), **WORDS)
    assert (report.state, report.decision, report.mend_until) == (ReportState.MENDING, Decision.MEND, until)
    assert report.clock == ClockState.RUNNING
    assert report.due_at.date() > until
    assert [step.key for step in report.active_steps] == ["follow_up"]
    assert until.strftime("%d/%m/%Y") in mails_to_merchants(report.stall)
    act(report, "confirm_mended", moderator)
    assert (report.state, report.decision) == (ReportState.UPHELD, Decision.MEND)


def test_whoever_does_not_mend_meets_the_harder_consequence(moderator):
    report = factory.report()
    until = timezone.localdate() + timedelta(days=1)
    act(report, "order_mending", moderator, until=until.isoformat(), **WORDS)
    act(report, "uphold", moderator, decision="take_down", **WORDS)
    assert report.state == ReportState.UPHELD
    assert ProductPage.objects.get(pk=report.product_id).taken_down_because


@pytest.mark.parametrize("days", [0, -1, 91])
def test_a_day_that_is_past_or_far_away_is_no_time_to_mend(moderator, days):
    report = factory.report()
    with pytest.raises(InvalidData):
        act(
            report, "order_mending", moderator, until=(timezone.localdate() + timedelta(days=days)).isoformat(), **WORDS
        )


def test_a_dismissal_answers_the_reporter_and_tells_the_merchant_nothing(moderator):
    report = factory.report()
    with pytest.raises(InvalidData):
        act(report, "dismiss", moderator, answer="")
    act(report, "dismiss", moderator, answer="Nhãn ghi đúng.")
    assert report.state == ReportState.DISMISSED
    assert mails_to_merchants(report.stall) == ""
    assert ProductPage.objects.get(pk=report.product_id).live


def test_a_question_to_the_reporter_stops_the_clock(moderator):
    report = factory.report()
    act(report, "ask_more", moderator, note="Bạn mua ngày nào?")
    assert (report.state, report.clock) == (ReportState.NEEDS_MORE, ClockState.PAUSED)
    with pytest.raises(NotAllowed):
        act(report, "tell_more", UserFactory(), note="Tôi không báo")
    act(report, "tell_more", SecretHolder.of(report), note="Ngày 2 tháng 3")
    assert (report.state, report.clock) == (ReportState.RECEIVED, ClockState.RUNNING)


def test_a_decision_behind_its_hour_is_marked_late(moderator):
    report = factory.report(now=TUESDAY_MORNING)
    act(report, "uphold", moderator, now=TUESDAY_MORNING + timedelta(days=10), decision="warn", **WORDS)
    assert report.events.get(transition="uphold").late
    early = factory.report(now=TUESDAY_MORNING)
    act(early, "uphold", moderator, now=TUESDAY_MORNING + timedelta(hours=1), decision="warn", **WORDS)
    assert not early.events.get(transition="uphold").late


def test_the_merchant_never_learns_who_reported(moderator):
    reporter = UserFactory(full_name="Vàng Thị Báo Tin", email="vangbaotin@example.com")
    product = market.product()
    report = factory.report(product, applicant=reporter, thu_dien_tu="lienhe@example.com")
    for leak in ("Vàng Thị Báo Tin đã báo.", "Theo VANGBAOTIN@example.com", "Hỏi lienhe@example.com"):
        with pytest.raises(InvalidData) as refused:
            act(report, "uphold", moderator, decision="warn", finding=leak, answer="Đã xử lý.")
        assert "finding" in refused.value.form.errors
    act(report, "uphold", moderator, decision="take_down", **WORDS)
    told = mails_to_merchants(product.stall)
    for secret in (report.code, report.secret, reporter.full_name, reporter.email, report.details, "lienhe@"):
        assert secret not in told


@pytest.mark.parametrize("name", ["uphold", "order_mending", "dismiss", "ask_more"])
def test_only_moderators_decide_and_nobody_about_a_report_of_their_own(moderator, name):
    report = factory.report(applicant=moderator)
    data = {**WORDS, "decision": "warn", "until": "2030-01-01", "note": "x"}
    for actor in (
        moderator,
        UserFactory(),
        market.merchant(report.stall),
        officer(report.agency, Role.SPECIALIST),
        officer(report.agency, Role.SUPERVISOR, scope=Membership.Scope.PROVINCE),
    ):
        with pytest.raises(NotAllowed):
            act(report, name, actor, **data)


def test_what_is_gone_already_is_not_offered(moderator):
    product = market.product()
    first, second = factory.report(product), factory.report(product)
    of_the_stall = factory.report(product.stall)
    act(first, "uphold", moderator, decision="take_down", **WORDS)
    second.refresh_from_db()
    for report in (second, of_the_stall):
        with pytest.raises(InvalidData) as refused:
            act(report, "uphold", moderator, decision="take_down", **WORDS)
        assert "decision" in refused.value.form.errors


def test_reports_of_the_same_thing_are_found_together():
    product = market.product()
    other = market.product(product.stall)
    first, second, third = factory.report(product), factory.report(product), factory.report(other)
    stall = factory.report(product.stall)
    same = ViolationReport.objects.of_the_same
    assert set(same(first)) == {second}
    assert set(same(stall)) == {first, second, third}


# --- Taking in --------------------------------------------------------------------------------------------------------


def test_the_same_submission_twice_is_one_report():
    submission = factory.report_submission(market.product())
    assert actions.receive(submission=submission) == actions.receive(submission=submission)
    assert ViolationReport.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"hang": {"kind": "product", "pk": 10**8, "name": "x"}}, {"hang": None}, {"noi_dung": ""}]
)
def test_a_report_about_nothing_or_without_words_is_refused(wrong):
    with pytest.raises(ValidationError):
        factory.report(**wrong)
    assert not ViolationReport.objects.exists()


def test_an_unknown_reason_becomes_another_matter():
    assert factory.report(ly_do="la-lung").reason == "khac"


def test_without_an_operator_nothing_is_taken_in():
    submission = factory.report_submission(market.product())
    MarketPolicy.objects.update(operator=None)
    with pytest.raises(ValidationError, match="cơ quan vận hành"):
        actions.receive(submission=submission)


# --- What the database holds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("changes", [{"finding": ""}, {"answer": ""}, {"decision": ""}, {"answered_at": None}])
def test_the_database_refuses_a_decision_without_words(moderator, changes):
    report = factory.report()
    act(report, "uphold", moderator, decision="warn", **WORDS)
    with pytest.raises(IntegrityError), transaction.atomic():
        ViolationReport.objects.filter(pk=report.pk).update(**changes)


def test_the_database_refuses_a_dismissal_without_answer_and_mending_without_a_day(moderator):
    dismissed, mending = factory.report(), factory.report()
    act(dismissed, "dismiss", moderator, answer="Không có.")
    until = (timezone.localdate() + timedelta(days=2)).isoformat()
    act(mending, "order_mending", moderator, until=until, **WORDS)
    for report, changes in (
        (dismissed, {"answer": ""}),
        (dismissed, {"decision": "warn"}),
        (mending, {"mend_until": None}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ViolationReport.objects.filter(pk=report.pk).update(**changes)


def test_a_product_that_was_taken_down_may_be_let_back_once(moderator):
    product = market.product()
    case = factory.report(product)
    apply(case=case, transition="uphold", actor=moderator, data={**WORDS, "decision": Decision.TAKE_DOWN})
    assert ProductPage.objects.get(pk=product.pk).taken_down_because
    apply(case=case, transition="restore", actor=moderator, data={"note": "Đã thay nhãn."})
    product = ProductPage.objects.get(pk=product.pk)
    assert (product.taken_down_because, product.live, case.state) == ("", False, ReportState.UPHELD)
    with pytest.raises(NotAllowed):
        apply(case=case, transition="restore", actor=moderator, data={"note": "Lần nữa."})
