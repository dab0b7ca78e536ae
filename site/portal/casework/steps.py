"""The steps of a case: starting, finishing, sending back, taking, assigning. Writes, each in one transaction.

All of them take a case whose row the caller has locked, or lock it themselves when called from a view
(`claim`, `assign`, `release`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.casework import clock, recording
from portal.casework.errors import Conflict, NotAllowed
from portal.casework.locking import lock
from portal.casework.models import ClockState, StepState
from portal.casework.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from portal.accounts.models import User
    from portal.casework.models import Case, CaseStep
    from portal.casework.transitions import Applied
    from portal.organisations.models import Agency


@dataclass(frozen=True, kw_only=True)
class StepTemplate:
    """A step to be run: `minutes` are working minutes, `role` empty for anybody of `agency`."""

    key: str
    name: str
    agency: Agency
    role: str = ""
    position: int = 1
    minutes: int | None = None
    assignee: User | None = None


def start_steps(case: Case, templates: Iterable[StepTemplate], *, now: datetime | None = None) -> list[CaseStep]:
    """Copies `templates` into steps of `case` and starts those of the lowest position; part of a transaction."""
    model: Any = case.step_model()
    rounds: dict[str, int] = {}
    for step in case.all_steps:
        rounds[step.key] = max(rounds.get(step.key, 0), step.round)
    steps = [
        model(
            case=case,
            position=item.position,
            round=rounds.get(item.key, 0) + 1,
            key=item.key,
            name=item.name,
            agency=item.agency,
            role=item.role,
            minutes=item.minutes,
            assignee=item.assignee,
        )
        for item in templates
    ]
    model._default_manager.bulk_create(steps)
    case.involved_agencies.add(*{step.agency_id for step in steps})
    case.forget_steps()
    start_next(case, now=now)
    return steps


def start_next(case: Case, *, now: datetime | None = None) -> None:
    """Starts the waiting steps of the next position when no step is active, and keeps the case's summary of them."""
    now = now or timezone.now()
    if not case.active_steps:
        waiting = [step for step in case.all_steps if step.state == StepState.WAITING]
        first = min((step.position for step in waiting), default=None)
        for step in waiting:
            if step.position == first:
                step.state, step.started_at = StepState.ACTIVE, now
                if case.clock == ClockState.PAUSED:
                    step.save()
                else:
                    clock.run_step(step, now)
    summarise(case)


def summarise(case: Case) -> None:
    """Keeps the case's assignee and the wording of where it lies; saves both."""
    active = case.active_steps
    case.assignee = active[0].assignee if len(active) == 1 else None
    case.step_label = "; ".join(step.name for step in active)[:250]
    case.save(update_fields=["assignee", "step_label"])


def finish_step(
    case: Case, step: CaseStep, *, outcome: str = "", actor: User | None = None, now: datetime | None = None
) -> None:
    """Ends an active step of `case` and starts what follows; `actor` is written down when nobody had taken it."""
    now = now or timezone.now()
    _end(step, StepState.DONE, now, outcome=outcome, actor=actor)
    case.forget_steps()
    start_next(case, now=now)


def skip_steps(case: Case, *, now: datetime | None = None) -> None:
    """Ends every step that is not done: the case is closed, or takes another way."""
    now = now or timezone.now()
    for step in case.all_steps:
        if step.state in (StepState.WAITING, StepState.ACTIVE):
            _end(step, StepState.SKIPPED, now)
    case.forget_steps()
    summarise(case)


def return_to_step(case: Case, key: str, *, actor: User | None = None, now: datetime | None = None) -> CaseStep:
    """Sends the case back to the step `key`: active steps end as returned, it and what follows run once more.

    The earlier runs stay as they were. The step goes back to whoever did it. Raises NotAllowed for an unknown step,
    or one that has not been done.
    """
    now = now or timezone.now()
    steps = case.all_steps
    done = [step for step in steps if step.key == key and step.state == StepState.DONE]
    if not done:
        raise NotAllowed(_("Chỉ có thể trả lại bước đã làm xong."))
    again = done[-1]
    for step in steps:
        if step.state == StepState.ACTIVE:
            _end(step, StepState.RETURNED, now, actor=actor)
    latest: dict[str, CaseStep] = {}
    for step in steps:
        latest[step.key] = step
    model: Any = case.step_model()
    copies = []
    for step in latest.values():
        repeat = step.key == key or step.position > again.position
        if not repeat or step.state == StepState.WAITING:
            continue
        copies.append(
            model(
                case=case,
                position=step.position,
                round=step.round + 1,
                key=step.key,
                name=step.name,
                agency_id=step.agency_id,
                role=step.role,
                minutes=step.minutes,
                assignee_id=step.assignee_id,
            )
        )
    model._default_manager.bulk_create(copies)
    case.forget_steps()
    start_next(case, now=now)
    return next(copy for copy in copies if copy.key == key)


def send_back(case: Case, templates: Iterable[StepTemplate], *, now: datetime | None = None) -> None:
    """Active steps end as returned, waiting ones are skipped, and `templates` run instead."""
    now = now or timezone.now()
    for step in case.all_steps:
        if step.state == StepState.ACTIVE:
            _end(step, StepState.RETURNED, now)
        elif step.state == StepState.WAITING:
            _end(step, StepState.SKIPPED, now)
    case.forget_steps()
    start_steps(case, templates, now=now)


def _end(step: CaseStep, state: StepState, now: datetime, *, outcome: str = "", actor: User | None = None) -> None:
    if state != StepState.SKIPPED and step.state != StepState.ACTIVE:
        raise Conflict(_("Bước “%s” không còn đang xử lý.") % step.name)
    if step.assignee_id is None and actor is not None and actor.pk is not None and state != StepState.SKIPPED:
        step.assignee = actor
    step.state, step.finished_at, step.outcome = state, now, outcome
    clock.pause_step(step, now)


# --- Taking and giving ------------------------------------------------------------------------------------------------
def claim(*, case: Case, step_pk: int, actor: User) -> CaseStep:
    """`actor` takes an unassigned active step of their agency and role. Raises Conflict when another was quicker."""
    with transaction.atomic():
        locked = lock(case)
        step = _active(locked, step_pk)
        if not standing_of(actor).may_take(step.agency_id, step.role):
            raise NotAllowed(_("Bước này không thuộc cơ quan và vai trò của bạn."))
        if step.assignee_id == actor.pk:
            return step
        if step.assignee_id is not None:
            raise Conflict(_("%(who)s đã nhận bước “%(step)s”.") % {"who": step.assignee, "step": step.name})
        _give(locked, step, to=actor, actor=actor, act="claimed", label=_("Nhận xử lý"))
    return step


def assign(*, case: Case, step_pk: int, to: User, actor: User) -> CaseStep:
    """A leader of the step's agency gives it to `to`, who must be able to take it."""
    with transaction.atomic():
        locked = lock(case)
        step = _active(locked, step_pk)
        if not may_assign(actor, step):
            raise NotAllowed(_("Chỉ lãnh đạo cơ quan được phân công bước này."))
        if not standing_of(to).may_take(step.agency_id, step.role):
            raise NotAllowed(_("%s không có vai trò để xử lý bước này.") % to)
        _give(locked, step, to=to, actor=actor, act="assigned", label=_("Phân công cho %s") % to)
    return step


def release(*, case: Case, step_pk: int, actor: User) -> CaseStep:
    """The assignee, or a leader of the agency, gives the step back to the desk."""
    with transaction.atomic():
        locked = lock(case)
        step = _active(locked, step_pk)
        if step.assignee_id != actor.pk and not may_assign(actor, step):
            raise NotAllowed(_("Chỉ người đang xử lý hoặc lãnh đạo cơ quan được trả bước này về."))
        _give(locked, step, to=None, actor=actor, act="released", label=_("Trả về hàng chờ"))
    return step


def may_assign(actor: User, step: CaseStep) -> bool:
    """Whether `actor` leads the agency of `step`."""
    return standing_of(actor).has_role(("leader",), step.agency_id)


def _active(case: Case, step_pk: int) -> CaseStep:
    for step in case.active_steps:
        if step.pk == step_pk:
            return step
    raise Conflict(_("Bước này không còn đang xử lý. Hãy tải lại trang."))


def _give(case: Case, step: CaseStep, *, to: User | None, actor: User, act: str, label: str) -> None:
    step.assignee = to
    step.save(update_fields=["assignee"])
    case.revision += 1
    case.save(update_fields=["revision"])
    summarise(case)
    recording.write_down(case, act=act, label=label, actor=actor, step=step.name, audited={"step": step.key})


# --- For the `follows` of a table -------------------------------------------------------------------------------------
def finish_own_step(applied: Applied) -> None:
    """Ends the step the actor held when acting (none: nothing happens)."""
    if applied.step is not None:
        actor = applied.actor if applied.actor is not None and applied.actor.pk is not None else None
        own = next((step for step in applied.case.active_steps if step.pk == applied.step.pk), None)
        if own is not None:
            finish_step(applied.case, own, outcome=applied.transition.name, actor=actor, now=applied.at)  # type: ignore[arg-type]
