"""What a table allows, and what an act does."""

from __future__ import annotations

import dataclasses

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import models

from portal.audit.selectors import entries_of
from portal.casework.actions import apply
from portal.casework.actors import SecretHolder
from portal.casework.errors import Conflict, InvalidData, NotAllowed, StateIsGuarded
from portal.casework.transitions import Transition, TransitionTable
from tests.factories.casework import LoanFactory, officer
from tests.factories.organisations import AgencyFactory
from tests.testapp.models import Loan
from tests.testapp.transitions import TABLE


class Light(models.TextChoices):
    RED = "red", "Đỏ"
    GREEN = "green", "Xanh"
    OUT = "out", "Tắt"


def anybody(actor, case):
    return True


GO = Transition(name="go", label="Đi", source=[Light.RED], target=Light.GREEN, allowed=anybody, shortcut="a")
END = Transition(name="end", label="Tắt", source=[Light.GREEN], target=Light.OUT, allowed=anybody)


def table(*transitions, **kwargs):
    return TransitionTable(
        **{"states": Light, "initial": ["red"], "closed": ["out"], **kwargs}, transitions=transitions
    )


def test_a_sound_table_is_accepted():
    assert [row.name for row in table(GO, END)] == ["go", "end"]


@pytest.mark.parametrize(
    ("transitions", "kwargs", "complaint"),
    [
        ((GO, END, dataclasses.replace(END, target="blue")), {}, "share a name"),
        ((GO, END, dataclasses.replace(END, name="x", target="blue")), {}, "unknown states: blue"),
        ((GO, END, dataclasses.replace(END, name="x", source=["blue"])), {}, "unknown states: blue"),
        ((GO, END, dataclasses.replace(END, name="x", source=[])), {}, "starts from no state"),
        ((END,), {}, "unreachable states: green, out"),
        ((GO, END), {"closed": []}, "no way out of open states: out"),
        ((GO, END), {"initial": []}, "needs an initial state"),
        ((GO, END), {"waiting": ["out"]}, "both waiting and closed"),
        ((GO, END, dataclasses.replace(GO, name="again", target="red")), {}, "share a shortcut"),
    ],
)
def test_a_wrong_table_stops_the_start(transitions, kwargs, complaint):
    with pytest.raises(ImproperlyConfigured, match=complaint):
        table(*transitions, **kwargs)


def test_an_act_changes_the_state_and_leaves_event_and_audit_entry(loan, specialist):
    applied = apply(case=loan, transition="take", actor=specialist)

    assert (applied.from_state, applied.to_state) == ("asked", "checking")
    assert loan.state == Loan.objects.get().state == "checking"
    event = loan.events.last()
    assert (event.transition, event.actor, event.actor_label) == ("take", specialist, "Lù Thị Chuyên Viên")
    assert event.step == "Xem lịch phòng"
    assert [entry.action for entry in entries_of(loan)] == ["case.opened", "case.take"]


def test_the_passing_on_of_a_step_starts_the_next(loan, specialist, leader):
    apply(case=loan, transition="take", actor=specialist)
    apply(case=loan, transition="pass_on", actor=specialist)

    assert [(step.key, step.state) for step in loan.all_steps] == [("check", "done"), ("decide", "active")]
    assert loan.all_steps[0].assignee == specialist
    assert loan.step_label == "Quyết định"
    apply(case=loan, transition="grant", actor=leader)
    assert (loan.state, loan.phase, loan.clock) == ("granted", "closed", "stopped")
    assert loan.closed_at is not None


def test_closing_a_case_skips_the_steps_that_are_left(loan, specialist):
    apply(case=loan, transition="decline", actor=specialist, data={"note": "Phòng đang sửa."})

    assert {step.state for step in loan.all_steps} == {"skipped"}
    assert loan.events.last().note == "Phòng đang sửa."


def test_an_act_that_needs_a_reason_is_refused_without_one(loan, specialist):
    with pytest.raises(InvalidData, match="Hãy ghi lý do") as caught:
        apply(case=loan, transition="decline", actor=specialist, data={"note": "  "})

    assert "note" in caught.value.form.errors
    assert Loan.objects.get().state == "asked"
    assert loan.events.count() == 1


def test_an_act_is_refused_in_the_wrong_state(loan, leader):
    with pytest.raises(NotAllowed, match="“Cho mượn” khi đang ở trạng thái “Mới hỏi mượn”"):
        apply(case=loan, transition="grant", actor=leader)


def test_an_act_that_is_not_in_the_table_is_refused(loan, leader):
    with pytest.raises(NotAllowed):
        apply(case=loan, transition="burn", actor=leader)


@pytest.mark.parametrize("role", ["leader", "communications", "supervisor"])
def test_other_roles_of_the_agency_may_not_do_the_specialists_work(loan, commune, role):
    with pytest.raises(NotAllowed, match="không có quyền"):
        apply(case=loan, transition="take", actor=officer(commune, role))


def test_an_officer_of_another_agency_may_not_act(loan):
    with pytest.raises(NotAllowed):
        apply(case=loan, transition="take", actor=officer(AgencyFactory()))


def test_a_step_that_somebody_took_is_theirs_alone(loan, commune, specialist):
    from portal.casework.steps import claim

    claim(case=loan, step_pk=loan.all_steps[0].pk, actor=specialist)
    with pytest.raises(NotAllowed):
        apply(case=loan, transition="take", actor=officer(commune))
    apply(case=Loan.objects.get(), transition="take", actor=specialist)


def test_the_system_may_only_do_automatic_acts(loan):
    with pytest.raises(NotAllowed):
        apply(case=loan, transition="take", actor=None)


def test_exactly_the_acts_one_may_do_now_are_offered(loan, specialist, leader):
    assert [row.name for row in TABLE.available(specialist, loan)] == ["take", "decline"]
    assert TABLE.available(leader, loan) == []
    assert TABLE.available(loan.applicant, loan) == []


def test_the_applicant_answers_with_number_and_secret_as_well(loan, specialist):
    apply(case=loan, transition="take", actor=specialist)
    apply(case=loan, transition="ask", actor=specialist, data={"note": "Ngày nào?"})

    other = LoanFactory(agency=loan.agency)
    with pytest.raises(NotAllowed):
        apply(case=loan, transition="explain", actor=SecretHolder.of(other), data={"note": "Mai"})
    applied = apply(case=loan, transition="explain", actor=SecretHolder.of(loan, "Giàng A"), data={"note": "Mai"})
    assert (applied.event.actor, applied.event.actor_label) == (None, "Giàng A")


def test_the_second_officer_is_told_who_was_quicker(loan, commune, specialist):
    seen_by_other = Loan.objects.get()
    apply(case=loan, transition="take", actor=specialist)

    with pytest.raises(Conflict, match=r"Lù Thị Chuyên Viên đã nhận xem lịch .* lúc \d\d:\d\d"):
        apply(case=seen_by_other, transition="take", actor=officer(commune))


def test_a_page_that_is_out_of_date_is_refused_even_if_the_act_were_possible(loan, specialist):
    apply(case=loan, transition="take", actor=specialist)
    revision = loan.revision
    apply(case=loan, transition="pass_on", actor=specialist)

    with pytest.raises(Conflict, match="Bạn đã trình lãnh đạo"):
        apply(case=loan, transition="pass_on", actor=specialist, revision=revision)


def test_the_state_cannot_be_changed_around_the_engine(loan):
    loan.state = "granted"
    with pytest.raises(StateIsGuarded):
        loan.save()
    with pytest.raises(StateIsGuarded):
        loan.save(update_fields=["state"])
    with pytest.raises(StateIsGuarded):
        Loan.objects.update(state="granted")
    with pytest.raises(StateIsGuarded):
        Loan.objects.filter(pk=loan.pk).bulk_update([loan], ["state"])
    with pytest.raises(StateIsGuarded):
        Loan.objects.update_or_create(pk=loan.pk, defaults={"state": "granted"})
    with pytest.raises(StateIsGuarded):
        LoanFactory(state="granted")
    deferred = Loan.objects.only("code").get()
    deferred.state = "granted"
    with pytest.raises(StateIsGuarded):
        deferred.save()
    assert Loan.objects.get(pk=loan.pk).state == "asked"


def test_a_failing_follow_up_undoes_everything(loan, specialist, monkeypatch):
    def fail(applied):
        raise RuntimeError("the printer is on fire")

    row = dataclasses.replace(TABLE["take"], follows=(fail,))
    monkeypatch.setitem(TABLE._by_name, "take", row)
    with pytest.raises(RuntimeError):
        apply(case=loan, transition="take", actor=specialist)

    assert Loan.objects.get().state == "asked"
    assert loan.events.count() == 1
    assert entries_of(loan).count() == 1


def test_an_act_outside_its_own_term_is_done_and_marked_late(commune, specialist):
    from datetime import datetime

    from django.utils import timezone

    monday = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.get_current_timezone())
    early, late = LoanFactory(agency=commune, now=monday), LoanFactory(agency=commune, now=monday)
    tuesday = monday.replace(day=24, hour=16)
    wednesday = monday.replace(day=25, hour=9)

    in_time = apply(case=early, transition="decline", actor=specialist, data={"note": "x"}, now=tuesday)
    too_late = apply(case=late, transition="decline", actor=specialist, data={"note": "x"}, now=wednesday)
    assert (in_time.late, too_late.late) == (False, True)
    assert late.events.last().late


@pytest.mark.django_db
def test_what_a_kind_locks_beforehand_is_locked_before_the_case_is_read(monkeypatch):
    """What another writer did while this act waited for that lock is seen by the act."""
    agency = AgencyFactory()
    loan = LoanFactory(agency=agency)

    def lock_beforehand(case):
        Loan._base_manager.filter(pk=case.pk).update(revision=case.revision + 1)

    monkeypatch.setattr(Loan, "lock_beforehand", lock_beforehand)
    with pytest.raises(Conflict):
        apply(case=loan, transition=TABLE.transitions[0].name, actor=officer(agency), revision=loan.revision)
