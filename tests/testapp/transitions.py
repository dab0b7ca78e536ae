from portal.casework.steps import finish_own_step
from portal.casework.transitions import Clock, Reason, Transition, TransitionTable, holds_active_step, is_applicant
from portal.working_time.time_limits import TimeLimit
from tests.testapp.models.loans import LoanState as S

clerk, leader = holds_active_step("desk", "specialist"), holds_active_step("leader")

TABLE = TransitionTable(
    states=S,
    initial=[S.ASKED],
    waiting=[S.UNCLEAR],
    closed=[S.GRANTED, S.DECLINED],
    transitions=[
        Transition(name="take", label="Nhận xem lịch", source=[S.ASKED], target=S.CHECKING, allowed=clerk,
                   clock=Clock.START, limit=TimeLimit(2, "working_days"), shortcut="a", primary=True, bulk=True),
        Transition(name="ask", label="Hỏi lại", source=[S.CHECKING], target=S.UNCLEAR, allowed=clerk,
                   reason=Reason.REQUIRED, clock=Clock.PAUSE, shortcut="b"),
        Transition(name="explain", label="Trả lời", source=[S.UNCLEAR], target=S.CHECKING, allowed=is_applicant,
                   reason=Reason.REQUIRED, clock=Clock.RESUME),
        Transition(name="pass_on", label="Trình lãnh đạo", source=[S.CHECKING], allowed=clerk,
                   follows=(finish_own_step,), public=False),
        Transition(name="grant", label="Cho mượn", source=[S.CHECKING], target=S.GRANTED, allowed=leader,
                   follows=(finish_own_step,), primary=True),
        Transition(name="decline", label="Từ chối", source=[S.ASKED, S.CHECKING], target=S.DECLINED, danger=True,
                   allowed=holds_active_step(), reason=Reason.REQUIRED, within=TimeLimit(1, "working_days")),
    ],
)  # fmt: skip
