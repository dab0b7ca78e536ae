"""Steps: parallel ones, sending back, codes of cases."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.casework import steps
from portal.casework.actions import apply
from portal.casework.codes import next_code
from portal.casework.errors import NotAllowed
from portal.casework.steps import StepTemplate
from tests.factories.casework import LoanFactory, officer
from tests.factories.organisations import AgencyFactory
from tests.testapp.models import Loan, LoanStep

pytestmark = pytest.mark.django_db


def states(case):
    return [(step.key, step.round, step.state) for step in case.all_steps]


@pytest.fixture
def parallel(commune):
    """Land and tax check at the same time, then the leader decides."""
    land, tax = AgencyFactory(), AgencyFactory()
    templates = [
        StepTemplate(key="land", name="Địa chính", agency=land, role="specialist", position=1),
        StepTemplate(key="tax", name="Thuế", agency=tax, role="specialist", position=1),
        StepTemplate(key="decide", name="Quyết định", agency=commune, role="leader", position=2),
    ]
    return LoanFactory(agency=commune, templates=templates)


def test_parallel_steps_start_together_and_the_next_waits_for_all(parallel):
    land, tax, _decide = parallel.all_steps
    assert [step.state for step in parallel.all_steps] == ["active", "active", "waiting"]
    assert parallel.step_label == "Địa chính; Thuế"

    steps.finish_step(parallel, land)
    assert [step.state for step in parallel.all_steps] == ["done", "active", "waiting"]
    steps.finish_step(parallel, tax)
    assert [step.state for step in parallel.all_steps] == ["done", "done", "active"]
    assert parallel.step_label == "Quyết định"


def test_each_agency_may_do_its_own_parallel_step_only(parallel):
    land = officer(parallel.all_steps[0].agency)
    apply(case=parallel, transition="take", actor=land)
    apply(case=parallel, transition="pass_on", actor=land)
    assert [step.state for step in parallel.all_steps] == ["done", "active", "waiting"]
    with pytest.raises(NotAllowed):
        apply(case=parallel, transition="pass_on", actor=land)


def test_a_case_sent_back_runs_the_step_and_what_follows_once_more(loan, specialist, leader):
    apply(case=loan, transition="take", actor=specialist)
    apply(case=loan, transition="pass_on", actor=specialist)
    steps.return_to_step(loan, "check", actor=leader)

    assert states(loan) == [
        ("check", 1, "done"),
        ("decide", 1, "returned"),
        ("check", 2, "active"),
        ("decide", 2, "waiting"),
    ]
    again = loan.active_steps[0]
    assert again.assignee == specialist
    steps.finish_step(loan, again)
    assert [(step.key, step.round) for step in loan.active_steps] == [("decide", 2)]


def test_only_a_step_that_was_done_can_be_sent_back_to(loan):
    for key in ("check", "decide", "nonsense"):
        with pytest.raises(NotAllowed):
            steps.return_to_step(loan, key)


def test_a_finished_step_keeps_the_working_minutes_it_took(commune):
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.get_current_timezone())
    loan = LoanFactory(agency=commune, now=monday)
    step = loan.all_steps[0]
    assert step.due_at == monday.replace(day=24, hour=9)
    steps.finish_step(loan, step, now=monday.replace(hour=15))
    step.refresh_from_db()
    assert step.used_minutes == (2 * 60 + 30) + 2 * 60


def test_the_database_refuses_a_second_active_run_of_a_step(loan):
    step = loan.all_steps[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        LoanStep.objects.create(
            case=loan, key=step.key, name="x", agency=step.agency, position=1, round=2,
            state="active", started_at=timezone.now(),
        )  # fmt: skip


def test_the_database_refuses_a_done_step_without_its_hours(loan):
    with pytest.raises(IntegrityError), transaction.atomic():
        LoanStep.objects.filter(case=loan).update(state="done", started_at=None)


def test_codes_follow_the_agencys_pattern_day_by_day(commune):
    commune.case_code_prefix, commune.case_code_date, commune.case_code_width = "H38.9", "%y%m%d", 5
    commune.save()
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.get_current_timezone())
    assert next_code(agency=commune, at=monday) == "H38.9-261123-00001"
    assert next_code(agency=commune, at=monday) == "H38.9-261123-00002"
    assert next_code(agency=commune, at=monday, series="PA") == "PA-H38.9-261123-00001"
    assert next_code(agency=commune, at=monday.replace(day=24)) == "H38.9-261124-00001"
    assert next_code(agency=AgencyFactory(case_code_prefix="H38.8"), at=monday) == "H38.8-20261123-0001"


def test_two_cases_never_share_a_code(loan):
    with pytest.raises(IntegrityError), transaction.atomic():
        LoanFactory(agency=loan.agency, code=loan.code)
    assert Loan.objects.count() == 1
