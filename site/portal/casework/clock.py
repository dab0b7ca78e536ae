"""The clock of a case and of its steps, in working time.

The functions change fields in memory, inside the transaction of `portal.casework.actions`, which saves them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.casework.models import ClockState, Phase
from portal.working_time.arithmetic import add_minutes, explain, minutes_between
from portal.working_time.selectors import current_calendar

if TYPE_CHECKING:
    from datetime import datetime

    from portal.casework.models import Case, CaseStep
    from portal.working_time.arithmetic import Deadline

DAY = 480
SOON = 240


def moment(at: datetime) -> str:
    """`09:12 ngày 23/11/2026`, in local time."""
    return timezone.localtime(at).strftime("%H:%M ngày %d/%m/%Y")


def in_words(minutes: int) -> str:
    """Working minutes as a person says them: `3 ngày`, `1 ngày 2 giờ`, `5 giờ`, `40 phút`."""
    days, rest = divmod(minutes, DAY)
    hours, rest = divmod(rest, 60)
    if days >= 3:
        return _("%d ngày") % days
    if days:
        return _("%(days)d ngày %(hours)d giờ") % {"days": days, "hours": hours} if hours else _("%d ngày") % days
    if hours:
        return _("%d giờ") % hours
    return _("%d phút") % max(rest, 1)


def start(case: Case, limit: Any, now: datetime) -> None:
    """Starts the clock of `case` by `limit` (a TimeLimit, or None: the case runs without an appointed hour)."""
    case.paused_at = case.remaining_minutes = None
    if limit is None:
        case.clock, case.due_at, case.due_trace = ClockState.NOT_STARTED, None, []
        return
    deadline: Deadline = limit.deadline(current_calendar(case.agency), now)
    case.clock, case.due_at, case.due_trace = ClockState.RUNNING, deadline.at, list(explain(deadline.trace))


def pause(case: Case, now: datetime) -> None:
    """Stops counting; remembers how many working minutes are left (0 for a case that is overdue already)."""
    if case.clock != ClockState.RUNNING or case.due_at is None:
        return
    calendar = current_calendar(case.agency)
    case.remaining_minutes = minutes_between(calendar, now, case.due_at) if now < case.due_at else 0
    case.clock, case.paused_at = ClockState.PAUSED, now
    left = in_words(case.remaining_minutes) if case.remaining_minutes else _("không còn thời gian")
    case.due_trace = [
        *case.due_trace,
        _("Tạm dừng tính giờ lúc %(at)s; còn lại: %(left)s.") % {"at": moment(now), "left": left},
    ]
    for step in case.active_steps:
        pause_step(step, now)


def resume(case: Case, now: datetime) -> None:
    """Counts on with the same remainder; a case that was overdue before the pause keeps its old due time."""
    if case.clock != ClockState.PAUSED:
        return
    if case.remaining_minutes:
        deadline = add_minutes(current_calendar(case.agency), now, case.remaining_minutes)
        lines = explain(deadline.trace)
        case.due_at = deadline.at
    else:
        lines = [_("Đã quá hạn từ trước khi tạm dừng: giữ nguyên hạn cũ.")]
    case.due_trace = [*case.due_trace, _("Tính giờ tiếp từ %s.") % moment(now), *lines]
    case.clock, case.paused_at, case.remaining_minutes = ClockState.RUNNING, None, None
    for step in case.active_steps:
        run_step(step, now)


def stop(case: Case, now: datetime) -> None:
    """Ends the counting for good. The due time stays, so that punctuality can be told later."""
    if case.clock in (ClockState.RUNNING, ClockState.PAUSED):
        case.due_trace = [*case.due_trace, _("Dừng tính giờ lúc %s.") % moment(now)]
        case.clock = ClockState.STOPPED
    case.paused_at = case.remaining_minutes = None


def run_step(step: CaseStep, now: datetime) -> None:
    """Starts or goes on counting the working minutes of `step`, and saves it."""
    step.running_since = now
    if step.minutes is not None and step.used_minutes < step.minutes:
        step.due_at = add_minutes(current_calendar(step.agency), now, step.minutes - step.used_minutes).at
    elif step.minutes is not None and step.due_at is None:
        step.due_at = now
    step.save()


def pause_step(step: CaseStep, now: datetime) -> None:
    """Adds the minutes since the clock ran to the used ones, and saves the step."""
    if step.running_since is not None:
        step.used_minutes += minutes_between(current_calendar(step.agency), step.running_since, now)
        step.running_since = None
    step.save()


@dataclass(frozen=True)
class DueWords:
    """The due time as an officer reads it; `level` (ok, soon, late, paused, done, none) gives the colour."""

    text: str
    level: str


def due_in_words(case: Case, now: datetime) -> DueWords:
    """`còn 3 giờ`, `quá hạn 1 ngày`, `chờ bổ sung, còn 5 ngày`, `đúng hạn`."""
    if case.phase == Phase.CLOSED:
        if case.due_at is None or case.closed_at is None:
            return DueWords("", "none")
        on_time = case.closed_at <= case.due_at
        return DueWords(_("đúng hạn"), "done") if on_time else DueWords(_("trễ hạn"), "late")
    if case.clock == ClockState.PAUSED:
        left = case.remaining_minutes or 0
        return DueWords(_("tạm dừng, còn %s") % in_words(left) if left else _("tạm dừng, đã quá hạn"), "paused")
    return words_until(case.due_at, now, case.agency)


def words_until(due_at: datetime | None, now: datetime, agency: Any) -> DueWords:
    """The working time from `now` to `due_at` in words."""
    if due_at is None:
        return DueWords("", "none")
    calendar = current_calendar(agency)
    if now > due_at:
        minutes = minutes_between(calendar, due_at, now)
        return DueWords(_("quá hạn %s") % in_words(minutes), "late")
    minutes = minutes_between(calendar, now, due_at)
    return DueWords(_("còn %s") % in_words(minutes), "soon" if minutes <= SOON else "ok")
