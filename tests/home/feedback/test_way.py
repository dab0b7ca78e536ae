"""Feedback from the sender to the published answer, with the terms of the national index."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.feedback.models import FeedbackCase
from portal.casework.actions import apply
from portal.casework.actors import SecretHolder
from portal.casework.errors import InvalidData, NotAllowed
from portal.notifications.models import Message
from portal.working_time.arithmetic import minutes_between
from portal.working_time.selectors import current_calendar
from tests.factories.casework import officer
from tests.factories.feedback import PUBLIC, submission
from tests.factories.organisations import AgencyFactory

pytestmark = pytest.mark.django_db


def at(day: int, hour: int) -> datetime:
    """October 2026; the 5th is a Monday."""
    return datetime(2026, 10, day, hour, tzinfo=timezone.get_current_timezone())


def test_feedback_is_received_with_number_secret_and_term(office):
    case = office.received(now=at(5, 9))
    assert case.state == "received"
    assert case.code == f"PA-{office.province.code}-20261005-0001"
    assert case.due_at == at(26, 17)
    message = Message.objects.get()
    assert message.to == "nguoigui@example.com"
    assert case.code in message.body
    assert case.shown_secret in message.body


def test_the_same_form_sent_twice_gives_one_case(office):
    first = office.received(idempotency_key="once")
    assert office.received(idempotency_key="once") == first
    assert FeedbackCase.objects.count() == Message.objects.count() == 1


def test_feedback_without_a_text_is_refused(office):
    with pytest.raises(ValidationError):
        office.received(noi_dung="")


def test_a_sender_without_mail_gets_a_short_message(office):
    office.received(thu_dien_tu="", dien_thoai="+84912345678")
    assert Message.objects.get().channel == "sms"


@pytest.mark.parametrize("who", ["editor", "supervisor"])
def test_the_province_assigns_it_to_an_agency(office, who):
    case = office.received()
    apply(case=case, transition="assign", actor=getattr(office, who), data={"agency": office.commune.pk})
    assert case.state == "assigned"
    assert case.agency == office.commune
    assert [step.key for step in case.active_steps] == ["answer"]


def test_others_do_not_assign(office):
    case = office.received()
    for user in (office.specialist, office.leader, officer(AgencyFactory(), "communications")):
        with pytest.raises(NotAllowed):
            apply(case=case, transition="assign", actor=user, data={"agency": office.commune.pk})


@pytest.mark.parametrize("who", ["specialist", "leader"])
def test_the_agency_answers_and_the_sender_is_told(office, who):
    case = office.assigned()
    apply(case=case, transition="answer", actor=getattr(office, who), data={"answer": "Đã thay bóng đèn."})
    assert case.state == "answered"
    assert "Đã thay bóng đèn." in Message.objects.get(subject=f"Trả lời phản ánh {case.code}").body


def test_nobody_else_answers(office):
    case = office.assigned()
    for user in (office.editor, office.supervisor, officer(AgencyFactory(), "specialist")):
        with pytest.raises(NotAllowed):
            apply(case=case, transition="answer", actor=user, data={"answer": "x"})


def test_an_answer_after_the_term_is_marked_late_and_publishing_has_its_own_term(office):
    in_time, late = office.assigned(now=at(5, 9)), office.assigned(now=at(5, 9))
    for case, when, is_late in ((in_time, at(26, 16), False), (late, at(27, 8), True)):
        apply(case=case, transition="answer", actor=office.leader, data={"answer": "Đã sửa."}, now=when)
        assert case.events.last().late is is_late
    assert in_time.due_at == at(28, 17)


def test_a_refusal_after_two_working_days_is_marked_late(office):
    for when, is_late in ((at(7, 16), False), (at(8, 8), True)):
        case = office.received(now=at(5, 9))
        apply(case=case, transition="refuse", actor=office.editor, data={"note": "Không thuộc thẩm quyền."}, now=when)
        assert case.events.last().late is is_late


def test_asking_for_a_supplement_stops_the_clock_until_the_sender_answers(office):
    case = office.assigned(now=at(5, 9))
    apply(case=case, transition="ask_supplement", actor=office.specialist, data={"note": "Ở đâu?"}, now=at(7, 9))
    assert (case.state, case.clock) == ("needs_more", "paused")
    left = case.remaining_minutes

    sender = SecretHolder.of(case, case.sender_name)
    assert [row.name for row in case.table().available(sender, case)] == ["supplement_to_agency"]
    apply(case=case, transition="supplement_to_agency", actor=sender, data={"note": "Ngã ba."}, now=at(14, 9))
    assert (case.state, case.clock) == ("assigned", "running")
    assert minutes_between(current_calendar(case.agency), at(14, 9), case.due_at) == left


def test_a_supplement_asked_for_by_the_province_comes_back_to_the_province(office):
    case = office.received()
    apply(case=case, transition="ask_supplement", actor=office.editor, data={"note": "Ở đâu?"})
    apply(case=case, transition="supplement", actor=SecretHolder.of(case), data={"note": "Ngã ba."})
    assert case.state == "received"


def test_an_agency_that_is_not_competent_gives_it_back_and_another_is_asked(office):
    case = office.assigned()
    apply(case=case, transition="give_back", actor=office.leader, data={"note": "Đường tỉnh."})
    assert (case.state, case.agency) == ("received", office.province)
    other = AgencyFactory()
    apply(case=case, transition="assign", actor=office.editor, data={"agency": other.pk})
    assert [(step.key, step.round, step.agency) for step in case.active_steps] == [("answer", 2, other)]
    assert FeedbackCase.objects.visible_to(office.leader).filter(pk=case.pk).exists()


def test_publishing_needs_the_senders_consent(office):
    case = office.answered(dong_y_cong_khai=False)
    with pytest.raises(NotAllowed):
        apply(case=case, transition="publish", actor=office.editor, data=PUBLIC)
    apply(case=case, transition="close", actor=office.editor)
    assert case.state == "closed"


@pytest.mark.parametrize(
    "text", ["Gọi 0912 345 678 nhé", "Ông LO THI THU nói", "Số 010204001234", "viết cho toi@example.com"]
)
def test_personal_data_is_not_published(office, text):
    case = office.answered()
    with pytest.raises(InvalidData, match="Còn dữ liệu cá nhân"):
        apply(case=case, transition="publish", actor=office.editor, data={**PUBLIC, "public_content": text})
    assert FeedbackCase.objects.get(pk=case.pk).state == "answered"


def test_a_published_answer_can_be_taken_down(office):
    case = office.published()
    assert list(FeedbackCase.objects.published()) == [case]
    apply(case=case, transition="unpublish", actor=office.editor, data={"note": "Lộ địa chỉ."})
    assert not FeedbackCase.objects.published().exists()
    assert case.published_at is None


def test_reading_is_for_those_who_sort_and_those_who_answer(office):
    case = office.assigned()
    sees = FeedbackCase.objects.visible_to
    assert all(case in sees(user) for user in (office.editor, office.supervisor, office.specialist, office.leader))
    foreign = AgencyFactory()
    for role in ("specialist", "leader", "communications", "desk"):
        assert case not in sees(officer(foreign, role))
    assert case not in sees(officer(office.province, "training_manager", scope="province"))


def test_a_submission_keeps_the_form_as_it_was(office):
    sent = submission()
    assert office.received().version == sent.version
