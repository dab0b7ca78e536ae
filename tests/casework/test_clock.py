"""Due times of cases and steps in working time, with their pauses."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.casework import clock
from portal.casework.actions import apply
from portal.casework.actors import SecretHolder
from portal.working_time.arithmetic import minutes_between
from portal.working_time.selectors import current_calendar
from tests.factories.casework import LoanFactory
from tests.testapp.models import Loan


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=timezone.get_current_timezone())


@pytest.fixture
def running(commune, specialist):
    """Taken in on Monday at nine, due on Wednesday at closing time."""
    loan = LoanFactory(agency=commune, now=at(23, 8))
    apply(case=loan, transition="take", actor=specialist, now=at(23, 9))
    return loan


def test_acceptance_starts_the_clock(running):
    assert running.clock == "running"
    assert running.due_at == at(25, 17)
    assert any("2 ngày làm việc" in line for line in clock.explanation(running))


def test_supplement_request_stops_the_clock_and_the_answer_resumes_it_with_the_same_remainder(running, specialist):
    calendar = current_calendar(running.agency)
    apply(case=running, transition="ask", actor=specialist, data={"note": "Ngày nào?"}, now=at(24, 10))

    left = running.remaining_minutes
    assert (running.clock, running.phase, running.paused_at) == ("paused", "waiting", at(24, 10))
    assert left == minutes_between(calendar, at(24, 10), at(25, 17))
    assert clock.due_in_words(running, at(27, 9)).level == "paused"

    apply(case=running, transition="explain", actor=SecretHolder.of(running), data={"note": "Mai"}, now=at(30, 8))
    assert (running.clock, running.paused_at, running.remaining_minutes) == ("running", None, None)
    assert minutes_between(calendar, at(30, 8), running.due_at) == left
    assert any("Tạm dừng" in line for line in clock.explanation(running))


def test_the_step_stops_and_resumes_with_its_case(running, specialist):
    calendar = current_calendar(running.agency)
    step = running.active_steps[0]
    due_before = step.due_at
    apply(case=running, transition="ask", actor=specialist, data={"note": "Ngày nào?"}, now=at(23, 10))
    step.refresh_from_db()
    assert step.used_minutes == 120
    assert step.running_since is None
    apply(case=running, transition="explain", actor=SecretHolder.of(running), data={"note": "Mai"}, now=at(25, 8))
    step.refresh_from_db()
    assert step.due_at > due_before
    assert minutes_between(calendar, at(25, 8), step.due_at) == 480 - 120


def test_an_overdue_case_stays_overdue_through_a_pause(running, specialist):
    apply(case=running, transition="ask", actor=specialist, data={"note": "Ngày nào?"}, now=at(26, 10))
    assert running.remaining_minutes == 0
    apply(case=running, transition="explain", actor=SecretHolder.of(running), data={"note": "Mai"}, now=at(27, 10))
    assert running.due_at == at(25, 17)
    assert clock.due_in_words(running, at(27, 11)).level == "late"


def test_due_time_in_words(running):
    assert clock.due_in_words(running, at(25, 14)).text == "còn 3 giờ"
    assert clock.due_in_words(running, at(25, 14)).level == "soon"
    assert clock.due_in_words(running, at(26, 17)).text == "quá hạn 1 ngày"
    assert clock.due_in_words(running, at(24, 8)).level == "ok"


def test_a_closed_case_says_whether_it_was_in_time(running, specialist):
    apply(case=running, transition="decline", actor=specialist, data={"note": "Bận"}, now=at(24, 9))
    assert clock.due_in_words(running, at(30, 9)).text == "đúng hạn"
    assert running.due_at == at(25, 17)


def test_a_pause_without_its_hour_cannot_be_stored(running):
    for change in ({"clock": "paused"}, {"paused_at": at(24, 9)}, {"due_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Loan.objects.filter(pk=running.pk).update(**change)
