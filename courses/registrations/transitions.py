"""The table of a registration: endorsed by the own agency, approved by the organiser, attended, finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from courses.attendance.messages import tell_not_approved
from courses.programme.policy import TrainingPolicy
from courses.registrations import consequences as then
from courses.registrations.forms import ConfirmForm, ResultForm
from courses.registrations.models import Registration
from courses.registrations.models import RegistrationState as State
from courses.registrations.permissions import (
    before_class,
    has_seat,
    is_not_own,
    is_offered,
    leads_home,
    manages_home,
    may_still_be_refused,
    organises,
    teaches,
)
from portal.casework.transitions import Clock, Reason, Transition, TransitionTable, all_of, any_of, is_applicant

if TYPE_CHECKING:
    from portal.working_time.time_limits import TimeLimit

IN_HAND = (State.SUBMITTED, State.ENDORSED, State.APPROVED)
endorses = all_of(leads_home, is_not_own)
approves = all_of(organises, is_not_own)
own_side = any_of(is_applicant, manages_home)
grades = all_of(any_of(teaches, organises), is_not_own, has_seat)


def nobody(actor: Any, case: Registration) -> bool:
    """For acts of the portal itself."""
    return False


def approve_limit(case: Registration) -> TimeLimit:
    return TrainingPolicy.load().approve_limit


TABLE = TransitionTable(
    states=State,
    initial=[State.SUBMITTED, State.ENDORSED],
    closed=[
        State.APPROVED,
        State.COMPLETED,
        State.NOT_COMPLETED,
        State.REFUSED,
        State.WITHDRAWN,
        State.LAPSED,
        State.CANCELLED,
    ],
    transitions=[
        Transition(
            name="endorse",
            label=_("Đồng ý cử đi học"),
            source=[State.SUBMITTED],
            target=State.ENDORSED,
            allowed=endorses,
            clock=Clock.START,
            limit=approve_limit,
            follows=(then.finish_active_step, then.tell),
            shortcut="d",
            primary=True,
            bulk=True,
        ),
        Transition(
            name="approve",
            label=_("Duyệt vào lớp"),
            source=[State.ENDORSED],
            target=State.APPROVED,
            allowed=approves,
            clock=Clock.STOP,
            follows=(then.finish_active_step, then.tell),
            shortcut="d",
            primary=True,
            bulk=True,
        ),
        Transition(
            name="not_endorse",
            label=_("Không cử đi học"),
            source=[State.SUBMITTED],
            target=State.REFUSED,
            allowed=endorses,
            reason=Reason.REQUIRED,
            reason_label=_("Lý do không cử đi học"),
            clock=Clock.STOP,
            fills=(then.fill_give_back,),
            follows=(then.tell, then.offer_seat_to_next),
            shortcut="k",
            danger=True,
        ),
        Transition(
            name="refuse",
            label=_("Không nhận vào lớp"),
            source=[State.ENDORSED, State.APPROVED],
            target=State.REFUSED,
            allowed=all_of(approves, may_still_be_refused),
            reason=Reason.REQUIRED,
            reason_label=_("Lý do không nhận vào lớp"),
            clock=Clock.STOP,
            fills=(then.fill_give_back,),
            follows=(then.tell, then.offer_seat_to_next),
            shortcut="k",
            danger=True,
        ),
        Transition(
            name="withdraw",
            label=_("Rút đăng ký"),
            source=IN_HAND,
            target=State.WITHDRAWN,
            allowed=all_of(own_side, before_class),
            reason=Reason.OPTIONAL,
            reason_label=_("Lý do rút"),
            clock=Clock.STOP,
            fills=(then.fill_give_back,),
            follows=(then.tell, then.offer_seat_to_next),
        ),
        Transition(
            name="confirm",
            label=_("Xác nhận đi học"),
            source=IN_HAND,
            allowed=all_of(own_side, is_offered),
            form=ConfirmForm,
            fills=(then.fill_confirmed,),
            follows=(then.tell,),
            primary=True,
        ),
        Transition(
            name="lapse",
            label=_("Hết giờ xác nhận"),
            source=IN_HAND,
            target=State.LAPSED,
            allowed=nobody,
            automatic=True,
            clock=Clock.STOP,
            fills=(then.fill_give_back,),
            follows=(then.tell, then.offer_seat_to_next),
        ),
        Transition(
            name="miss",
            label=_("Lớp bắt đầu khi chưa có chỗ"),
            source=IN_HAND,
            target=State.REFUSED,
            allowed=nobody,
            automatic=True,
            clock=Clock.STOP,
            fills=(then.fill_give_back,),
            follows=(then.tell,),
        ),
        Transition(
            name="cancel",
            label=_("Lớp bị hủy"),
            source=IN_HAND,
            target=State.CANCELLED,
            allowed=nobody,
            automatic=True,
            reason=Reason.OPTIONAL,
            clock=Clock.STOP,
            fills=(then.fill_give_back,),
            follows=(then.tell,),
        ),
        Transition(
            name="close",
            label=_("Lớp kết thúc khi chưa được duyệt"),
            source=[State.SUBMITTED, State.ENDORSED],
            target=State.REFUSED,
            allowed=nobody,
            automatic=True,
            clock=Clock.STOP,
            fills=(then.fill_give_back,),
            follows=(tell_not_approved,),
        ),
        Transition(
            name="complete",
            label=_("Ghi hoàn thành"),
            source=[State.APPROVED, State.NOT_COMPLETED],
            target=State.COMPLETED,
            allowed=grades,
            reason=Reason.OPTIONAL,
            form=ResultForm,
            fills=(then.fill_result,),
            follows=(then.record_completion, then.tell),
        ),
        Transition(
            name="not_complete",
            label=_("Ghi không hoàn thành"),
            source=[State.APPROVED],
            target=State.NOT_COMPLETED,
            allowed=grades,
            reason=Reason.OPTIONAL,
            form=ResultForm,
            fills=(then.fill_result,),
            follows=(then.tell,),
        ),
        Transition(
            name="take_back",
            label=_("Sửa thành không hoàn thành"),
            source=[State.COMPLETED],
            target=State.NOT_COMPLETED,
            allowed=all_of(organises, is_not_own),
            reason=Reason.REQUIRED,
            reason_label=_("Vì sao sửa kết quả? Chứng nhận đã cấp bị thu hồi với lý do này."),
            fills=(then.fill_result,),
            follows=(then.take_back_completion, then.tell),
            danger=True,
        ),
    ],
)
