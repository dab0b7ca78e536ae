"""The dossier's table: every act, from where to where, by whom, with what effect on the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from portal.casework.steps import finish_own_step
from portal.casework.transitions import Clock, Reason, Transition, TransitionTable, all_of, any_of
from portal.working_time.time_limits import TimeLimit, Unit
from services.dossiers import consequences, permissions
from services.dossiers.act_forms import (
    DecisionForm,
    PaymentRequestForm,
    ReturnForm,
    SendBackForm,
    SupplementForm,
)
from services.dossiers.states import BEFORE_THE_END, CLOSED, INITIAL, UNDER_WAY, WAITING_FOR_CITIZEN, DossierState
from services.procedures.blocks import StepTask

if TYPE_CHECKING:
    from services.dossiers.models import Dossier

# An online filing is answered within eight working hours (Decree 45/2020/NĐ-CP).
ANSWER_TO_FILING = TimeLimit(8, Unit.HOURS)
CHECKING = permissions.holds_step(StepTask.CHECK)
WORKING = permissions.holds_step(StepTask.CHECK, StepTask.APPROVE)


def limit_of(dossier: Dossier) -> TimeLimit:
    return dossier.snapshot.time_limit


def clock_runs(actor: object, dossier: Dossier) -> bool:
    return dossier.clock != "not_started"


def clock_has_not_begun(actor: object, dossier: Dossier) -> bool:
    return dossier.clock == "not_started"


TABLE = TransitionTable(
    states=DossierState,
    initial=INITIAL,
    waiting=WAITING_FOR_CITIZEN,
    closed=CLOSED,
    transitions=[
        Transition(
            name="accept",
            label=_("Tiếp nhận"),
            source=[DossierState.REGISTERED],
            target=DossierState.ACCEPTED,
            allowed=permissions.holds_step(StepTask.INTAKE),
            clock=Clock.START,
            limit=limit_of,
            within=ANSWER_TO_FILING,
            follows=(finish_own_step, consequences.issue_receipt, consequences.tell_accepted),
            shortcut="a",
            primary=True,
            bulk=True,
            help=_("Bắt đầu tính giờ và lập giấy tiếp nhận, hẹn trả kết quả (mẫu 01)."),
        ),
        Transition(
            name="ask_supplement_before_intake",
            label=_("Yêu cầu bổ sung"),
            source=[DossierState.REGISTERED],
            target=DossierState.SUPPLEMENT,
            allowed=permissions.holds_step(StepTask.INTAKE),
            form=SupplementForm,
            within=ANSWER_TO_FILING,
            follows=(consequences.keep_supplement, consequences.tell_supplement),
            shortcut="b",
        ),
        Transition(
            name="ask_supplement",
            label=_("Yêu cầu bổ sung"),
            source=UNDER_WAY,
            target=DossierState.SUPPLEMENT,
            allowed=CHECKING,
            form=SupplementForm,
            clock=Clock.PAUSE,
            follows=(consequences.keep_supplement, consequences.tell_supplement),
            shortcut="b",
        ),
        Transition(
            name="answer_supplement_before_intake",
            label=_("Bổ sung hồ sơ"),
            source=[DossierState.SUPPLEMENT],
            target=DossierState.REGISTERED,
            allowed=all_of(clock_has_not_begun, any_of(permissions.is_applicant, permissions.at_desk)),
            follows=(consequences.close_supplement,),
            page="supplement",
        ),
        Transition(
            name="answer_supplement",
            label=_("Bổ sung hồ sơ"),
            source=[DossierState.SUPPLEMENT],
            target=DossierState.PROCESSING,
            allowed=all_of(clock_runs, any_of(permissions.is_applicant, permissions.at_desk)),
            clock=Clock.RESUME,
            follows=(consequences.close_supplement,),
            page="supplement",
        ),
        Transition(
            name="refuse",
            label=_("Từ chối tiếp nhận"),
            source=[DossierState.REGISTERED],
            target=DossierState.REFUSED,
            allowed=permissions.holds_step(StepTask.INTAKE),
            reason=Reason.REQUIRED,
            reason_label=_("Lý do từ chối và cách làm đúng"),
            clock=Clock.STOP,
            within=ANSWER_TO_FILING,
            follows=(consequences.issue_refusal, consequences.tell_refused),
            shortcut="s",
            danger=True,
        ),
        Transition(
            name="pass_on",
            label=_("Chuyển bước tiếp theo"),
            source=UNDER_WAY,
            target=DossierState.PROCESSING,
            allowed=permissions.holds_step(StepTask.CHECK, last=False),
            reason=Reason.OPTIONAL,
            reason_label=_("Ý kiến thẩm tra"),
            follows=(finish_own_step,),
            shortcut="c",
            primary=True,
            help=_("Hồ sơ sang bước sau. Ý kiến chỉ cán bộ xem được."),
            public=False,
        ),
        Transition(
            name="approve",
            label=_("Đồng ý, chuyển tiếp"),
            source=UNDER_WAY,
            target=DossierState.PROCESSING,
            allowed=permissions.holds_step(StepTask.APPROVE, last=False),
            reason=Reason.OPTIONAL,
            reason_label=_("Ý kiến"),
            follows=(finish_own_step,),
            shortcut="d",
            primary=True,
            help=_("Hồ sơ sang bước sau, chưa ban hành kết quả. Ý kiến chỉ cán bộ xem được."),
            public=False,
        ),
        Transition(
            name="decide",
            label=_("Ký, ban hành kết quả"),
            source=UNDER_WAY,
            target=DossierState.FINISHED,
            allowed=permissions.holds_step(StepTask.APPROVE, last=True),
            form=DecisionForm,
            clock=Clock.STOP,
            follows=(finish_own_step, consequences.keep_result, consequences.tell_finished),
            shortcut="y",
            primary=True,
        ),
        Transition(
            name="finish",
            label=_("Hoàn thành xử lý"),
            source=UNDER_WAY,
            target=DossierState.FINISHED,
            allowed=permissions.holds_step(StepTask.CHECK, last=True),
            form=DecisionForm,
            clock=Clock.STOP,
            follows=(finish_own_step, consequences.keep_result, consequences.tell_finished),
            shortcut="h",
            primary=True,
        ),
        Transition(
            name="send_back",
            label=_("Trả lại bước trước"),
            source=UNDER_WAY,
            target=DossierState.PROCESSING,
            allowed=all_of(WORKING, permissions.has_work_to_repeat),
            reason=Reason.REQUIRED,
            reason_label=_("Cần xem lại điều gì"),
            form=SendBackForm,
            follows=(consequences.repeat_step,),
            shortcut="t",
            public=False,
        ),
        Transition(
            name="request_payment",
            label=_("Yêu cầu nộp phí, lệ phí"),
            source=UNDER_WAY,
            target=DossierState.PAYMENT,
            allowed=CHECKING,
            form=PaymentRequestForm,
            clock=Clock.PAUSE,
            fills=(consequences.keep_amount,),
            follows=(consequences.tell_payment,),
            shortcut="p",
        ),
        Transition(
            name="confirm_payment",
            label=_("Xác nhận đã nộp phí"),
            source=[DossierState.PAYMENT],
            target=DossierState.PROCESSING,
            allowed=any_of(permissions.at_desk, CHECKING),
            reason=Reason.OPTIONAL,
            reason_label=_("Số biên lai, ghi chú"),
            clock=Clock.RESUME,
            fills=(consequences.mark_paid,),
            shortcut="p",
            primary=True,
        ),
        Transition(
            name="return_result",
            label=_("Trả kết quả"),
            source=[DossierState.FINISHED],
            target=DossierState.RETURNED,
            allowed=permissions.holds_step(StepTask.RETURN),
            form=ReturnForm,
            fills=(consequences.mark_delivered,),
            follows=(finish_own_step, consequences.keep_result, consequences.tell_returned),
            shortcut="r",
            primary=True,
        ),
        Transition(
            name="withdraw",
            label=_("Rút hồ sơ"),
            source=BEFORE_THE_END,
            target=DossierState.WITHDRAWN,
            allowed=any_of(permissions.is_applicant, permissions.at_desk),
            reason=Reason.OPTIONAL,
            reason_label=_("Vì sao rút hồ sơ"),
            clock=Clock.STOP,
            follows=(consequences.drop_open_supplement, consequences.tell_withdrawn),
            danger=True,
        ),
        Transition(
            name="stop",
            label=_("Dừng giải quyết"),
            source=(*UNDER_WAY, *WAITING_FOR_CITIZEN),
            target=DossierState.STOPPED,
            allowed=all_of(permissions.leads_agency, clock_runs),
            reason=Reason.REQUIRED,
            reason_label=_("Lý do dừng giải quyết"),
            clock=Clock.STOP,
            follows=(consequences.drop_open_supplement, consequences.tell_stopped),
            danger=True,
        ),
    ],
)
