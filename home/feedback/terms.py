"""How long each act may take: the terms of the national index for feedback (Decision 766/QĐ-TTg)."""

from portal.working_time.time_limits import TimeLimit, Unit

REFUSE = TimeLimit(2, Unit.WORKING_DAYS)
ASK_SUPPLEMENT = TimeLimit(5, Unit.WORKING_DAYS)
ANSWER = TimeLimit(15, Unit.WORKING_DAYS)
PUBLISH = TimeLimit(2, Unit.WORKING_DAYS)
