"""What follows the acts on registrations, inside their transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from courses.attendance import shares
from courses.certificates import issuing
from courses.progress import completions
from courses.registrations import messages, seats
from courses.registrations.models import Place
from portal.casework.steps import StepTemplate, finish_step
from portal.organisations.models import Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from courses.programme.policy import TrainingPolicy
    from courses.registrations.models import Registration
    from portal.casework.transitions import Applied
    from portal.organisations.models import Agency

ENDORSE, APPROVE = "endorse", "approve"


def steps_for(*, home: Agency, organiser: Agency, policy: TrainingPolicy, endorsed: bool) -> list[StepTemplate]:
    """The own agency's head, then the organiser; without the first where the head registers in person."""
    first = StepTemplate(
        key=ENDORSE,
        name="Cơ quan duyệt cử đi học",
        agency=home,
        role=Role.LEADER,
        position=1,
        minutes=policy.endorse_limit.minutes,
    )
    second = StepTemplate(
        key=APPROVE,
        name="Đơn vị tổ chức duyệt",
        agency=organiser,
        role=Role.TRAINING_ORGANISER,
        position=2,
        minutes=policy.approve_limit.minutes,
    )
    return [second] if endorsed else [first, second]


def finish_active_step(applied: Applied) -> None:
    """Ends the step that the act answers, whoever of those who may act had taken it."""
    for step in applied.case.active_steps:
        finish_step(applied.case, step, outcome=applied.transition.name, actor=applied.officer, now=applied.at)


def fill_give_back(case: Registration, data: Mapping[str, Any], at: datetime) -> None:
    """The seat, or the place on the waiting list, is given up as the state changes."""
    seats.give_back(case, seats.lock_session(case.session_id))


def fill_confirmed(case: Registration, data: Mapping[str, Any], at: datetime) -> None:
    case.place, case.confirm_by = Place.SEAT, None


def fill_result(case: Registration, data: Mapping[str, Any], at: datetime) -> None:
    """The share of meetings attended is fixed; a score that was given with the act replaces the earlier one."""
    case.attended_share = shares.share_of(case)
    if data.get("score") is not None:
        case.score = data["score"]


def offer_seat_to_next(applied: Applied) -> None:
    """Whoever waits longest gets the seat that has become free, and is told until when to confirm."""
    case: Registration = applied.case
    for offered in seats.offer_free_seats(seats.lock_session(case.session_id), now=applied.at):
        messages.tell_offer(offered)


def tell(applied: Applied) -> None:
    messages.tell(applied)


def record_completion(applied: Applied) -> None:
    """The module counts as completed; where the course gives one, the certificate is issued."""
    completions.record(applied.case, on=applied.at)
    issuing.issue_for(applied.case, actor=applied.officer, now=applied.at)


def take_back_completion(applied: Applied) -> None:
    """A result that was corrected downwards: what it brought is taken back, with the reason."""
    completions.take_back(applied.case)
    issuing.revoke_of(applied.case, actor=applied.officer, reason=applied.note, now=applied.at)
