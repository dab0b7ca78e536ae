"""Until when an act ought to be done, by its own time limit and not by the case's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.working_time.selectors import current_calendar

if TYPE_CHECKING:
    from datetime import datetime

    from portal.casework.models import Case
    from portal.casework.transitions import Transition


def act_deadline(case: Case, row: Transition) -> datetime | None:
    """Until when the act ought to be done by its own time limit, counted from the case's receipt."""
    limit = row.within(case) if callable(row.within) else row.within
    if limit is None:
        return None
    return limit.deadline(current_calendar(case.agency), case.received_at).at


def answer_by(case: Case) -> datetime | None:
    """Until when somebody ought to take in a case whose clock has not started; None once it was answered in any way."""
    if case.clock != "not_started" or case.was_answered:
        return None
    row = case.table().opening.get(case.state)
    return act_deadline(case, row) if row else None
