"""The clock of a case and of its steps, in working time.

The functions change fields in memory, inside the transaction of `portal.casework.actions`, which saves them. The trace
of a deadline is kept as JSON and explains itself by `explanation`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.casework.deadlines import answer_by
from portal.casework.models import ClockState, Phase
from portal.working_time import arithmetic
from portal.working_time.selectors import current_calendar
from portal.working_time.trace import Kind, TraceLine, explain, from_json, to_json
from portal.working_time.urgency import remaining_in_words, urgency
from portal.working_time.wording import duration_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from portal.casework.models import Case, CaseStep
    from portal.organisations.models import Agency
    from portal.working_time.arithmetic import Deadline
    from portal.working_time.time_limits import TimeLimit

SOON = 240


def explanation(case: Case) -> list[str]:
    """How the due time came about, in sentences for officer and applicant."""
    return explain(from_json(case.due_trace))


def start(case: Case, limit: TimeLimit | None, now: datetime, *, difficult: bool | None = None) -> None:
    """Starts the clock of `case` by `limit` (None: the case runs without an appointed hour).

    `difficult` grants the limit's extra days; left out, it follows from the commune of the competent agency.
    """
    case.paused_at = case.remaining_minutes = None
    if limit is None:
        case.clock, case.due_at, case.due_trace = ClockState.NOT_STARTED, None, []
        return
    if difficult is None:
        difficult = bool(case.agency.unit_id and case.agency.unit and case.agency.unit.is_specially_difficult)
    deadline = limit.deadline(current_calendar(case.agency), now, difficult=difficult)
    case.clock = ClockState.RUNNING
    _keep(case, deadline)


def pause(case: Case, now: datetime, reason: str = "") -> None:
    """Stops counting; remembers how many working minutes are left (0 for a case that is overdue already)."""
    if case.clock != ClockState.RUNNING or case.due_at is None:
        return
    deadline = arithmetic.Deadline(case.due_at, from_json(case.due_trace))
    left = arithmetic.minutes_left(current_calendar(case.agency), deadline, now)
    case.clock, case.paused_at, case.remaining_minutes = ClockState.PAUSED, now, left
    line = TraceLine(Kind.PAUSED, start=now, minutes=left, name=reason)
    case.due_trace = [*case.due_trace, *to_json([line])]
    for step in case.active_steps:
        pause_step(step, now)


def resume(case: Case, now: datetime) -> None:
    """Counts on with the same remainder; a case that was overdue before the pause keeps its old due time."""
    if case.clock != ClockState.PAUSED or case.due_at is None or case.paused_at is None:
        return
    deadline, reason = _before_the_pause(case)
    deadline = arithmetic.resume(
        current_calendar(case.agency),
        deadline,
        paused_at=case.paused_at,
        resumed_at=now,
        reason=reason,
        left=case.remaining_minutes,
    )
    case.clock, case.paused_at, case.remaining_minutes = ClockState.RUNNING, None, None
    _keep(case, deadline)
    for step in case.active_steps:
        run_step(step, now)


def stop(case: Case, now: datetime) -> None:
    """Ends the counting for good. The due time stays, so that punctuality can be told later."""
    if case.clock == ClockState.RUNNING:
        case.clock = ClockState.STOPPED
    elif case.clock == ClockState.PAUSED:
        case.clock = ClockState.STOPPED
        deadline, reason = _before_the_pause(case)
        line = TraceLine(Kind.PAUSED, start=case.paused_at, end=now, minutes=case.remaining_minutes or 0, name=reason)
        case.due_trace = to_json([*deadline.trace, line])
    case.paused_at = case.remaining_minutes = None


def _keep(case: Case, deadline: Deadline) -> None:
    case.due_at, case.due_trace = deadline.at, to_json(deadline.trace)


def _before_the_pause(case: Case) -> tuple[Deadline, str]:
    """The deadline as it was before the open pause, and the pause's reason."""
    trace = from_json(case.due_trace)
    reason = trace[-1].name if trace and trace[-1].kind is Kind.PAUSED and trace[-1].end is None else ""
    kept = tuple(line for line in trace if not (line.kind is Kind.PAUSED and line.end is None))
    if case.due_at is None:
        raise ValueError("a case with a pause has a due time")
    return arithmetic.Deadline(case.due_at, kept), reason


def run_step(step: CaseStep, now: datetime) -> None:
    """Starts or goes on counting the working minutes of `step`, and saves it."""
    step.running_since = now
    if step.minutes is not None and step.used_minutes < step.minutes:
        step.due_at = arithmetic.add_minutes(current_calendar(step.agency), now, step.minutes - step.used_minutes).at
    elif step.minutes is not None and step.due_at is None:
        step.due_at = now
    step.save()


def pause_step(step: CaseStep, now: datetime) -> None:
    """Adds the minutes since the clock ran to the used ones, and saves the step."""
    if step.running_since is not None:
        step.used_minutes += arithmetic.minutes_between(current_calendar(step.agency), step.running_since, now)
        step.running_since = None
    step.save()


@dataclass(frozen=True)
class DueWords:
    """The due time as an officer reads it; `level` (ok, soon, late, paused, done, none) gives the colour."""

    text: str
    level: str


def due_in_words(case: Case, now: datetime) -> DueWords:
    """`còn 3 giờ`, `quá hạn 1 ngày`, `tạm dừng, còn 5 ngày làm việc`, `đúng hạn`."""
    if case.phase == Phase.CLOSED:
        if case.due_at is None or case.closed_at is None:
            return DueWords("", "none")
        return DueWords(_("đúng hạn"), "done") if case.closed_at <= case.due_at else DueWords(_("trễ hạn"), "late")
    if case.clock == ClockState.PAUSED:
        left = case.remaining_minutes or 0
        text = _("tạm dừng, còn %s") % duration_in_words(left) if left else _("tạm dừng, đã quá hạn")
        return DueWords(text, "paused")
    return words_until(case.due_at, now, case.agency)


def next_due_in_words(case: Case, now: datetime) -> DueWords:
    """As `due_in_words`; for a case that nobody has taken in yet, how long that may still wait."""
    at = answer_by(case) if case.phase == Phase.ACTIVE else None
    if at is None:
        return due_in_words(case, now)
    words = words_until(at, now, case.agency)
    return DueWords(_("tiếp nhận: %s") % words.text, words.level)


def words_until(due_at: datetime | None, now: datetime, agency: Agency) -> DueWords:
    """The working time from `now` to `due_at` in words."""
    if due_at is None:
        return DueWords("", "none")
    calendar = current_calendar(agency)
    grade = urgency(calendar, now, due_at, soon=SOON)
    level = {"ok": "ok", "soon": "soon", "overdue": "late"}[grade.value]
    return DueWords(remaining_in_words(calendar, now, due_at), level)
