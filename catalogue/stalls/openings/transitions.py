"""The table of opening a stall, and of its standing afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from catalogue.market.permissions import runs_the_market
from catalogue.market.policy import MarketPolicy
from catalogue.stalls.openings import consequences as then
from catalogue.stalls.openings.forms import AnswersForm, ApproveForm, AskMoreForm
from catalogue.stalls.openings.keepers import AddKeeperForm, RemoveKeeperForm, add_keeper, remove_keeper
from catalogue.stalls.openings.models import OpeningState as State
from portal.casework.transitions import (
    Clock,
    Reason,
    Transition,
    TransitionTable,
    all_of,
    any_of,
    is_applicant,
)

if TYPE_CHECKING:
    from catalogue.stalls.openings.models import StallOpening
    from portal.working_time.time_limits import TimeLimit


def is_not_own(actor: Any, case: StallOpening) -> bool:
    """Nobody judges an application of their own."""
    return not is_applicant(actor, case)


def keeps_the_stall(actor: Any, case: StallOpening) -> bool:
    """The applicant, as long as they are one of the stall's merchants. Asks the database of the applicant alone."""
    return is_applicant(actor, case) and case.stall is not None and case.stall.is_kept_by(actor)


def limit(case: StallOpening) -> TimeLimit:
    return MarketPolicy.load().opening_limit


# The states in which there is a stall that somebody keeps.
KEPT = (State.APPROVED, State.SUSPENDED, State.CLOSING_ASKED)
moderates = all_of(runs_the_market, is_not_own)

TABLE = TransitionTable(
    states=State,
    initial=[State.RECEIVED],
    waiting=[State.NEEDS_MORE],
    closed=[State.APPROVED, State.REFUSED, State.WITHDRAWN, State.SUSPENDED, State.CLOSED],
    transitions=[
        Transition(
            name="approve",
            label=_("Mở gian hàng"),
            source=[State.RECEIVED],
            target=State.APPROVED,
            allowed=moderates,
            form=ApproveForm,
            clock=Clock.STOP,
            fills=(then.fill_stall,),
            follows=(then.open_stall, then.tell_applicant),
            shortcut="m",
            primary=True,
            help=_("Đối chiếu từng điểm với đơn và giấy tờ bên cạnh rồi đánh dấu."),
        ),
        Transition(
            name="ask_supplement",
            label=_("Yêu cầu bổ sung"),
            source=[State.RECEIVED],
            target=State.NEEDS_MORE,
            allowed=moderates,
            form=AskMoreForm,
            reason=Reason.REQUIRED,
            reason_label=_("Sai hoặc thiếu điều gì, sửa thế nào?"),
            clock=Clock.PAUSE,
            fills=(then.fill_asked_again,),
            follows=(then.tell_applicant,),
            shortcut="b",
        ),
        Transition(
            name="supplement",
            label=_("Bổ sung"),
            source=[State.NEEDS_MORE],
            target=State.RECEIVED,
            allowed=is_applicant,
            form=AnswersForm,
            clock=Clock.RESUME,
            fills=(then.fill_answers,),
        ),
        Transition(
            name="refuse",
            label=_("Không chấp thuận"),
            source=[State.RECEIVED, State.NEEDS_MORE],
            target=State.REFUSED,
            allowed=moderates,
            reason=Reason.REQUIRED,
            reason_label=_("Lý do không chấp thuận"),
            clock=Clock.STOP,
            follows=(then.tell_applicant,),
            danger=True,
        ),
        Transition(
            name="withdraw",
            label=_("Rút đơn"),
            source=[State.RECEIVED, State.NEEDS_MORE],
            target=State.WITHDRAWN,
            allowed=is_applicant,
            reason=Reason.OPTIONAL,
            clock=Clock.STOP,
        ),
        Transition(
            name="suspend",
            label=_("Tạm ngừng gian hàng"),
            source=[State.APPROVED, State.CLOSING_ASKED],
            target=State.SUSPENDED,
            allowed=moderates,
            reason=Reason.REQUIRED,
            reason_label=_("Lý do tạm ngừng"),
            help=_("Gian hàng và mọi sản phẩm ẩn ngay; chủ gian hàng nhận được lý do."),
            follows=(then.suspend_stall,),
            danger=True,
        ),
        Transition(
            name="lift",
            label=_("Cho mở lại"),
            source=[State.SUSPENDED],
            target=State.APPROVED,
            allowed=moderates,
            reason=Reason.OPTIONAL,
            follows=(then.lift_stall,),
            primary=True,
        ),
        Transition(
            name="add_keeper",
            label=_("Thêm người giữ gian hàng"),
            source=KEPT,
            allowed=moderates,
            form=AddKeeperForm,
            follows=(add_keeper,),
            public=False,
        ),
        Transition(
            name="remove_keeper",
            label=_("Bớt người giữ gian hàng"),
            source=KEPT,
            allowed=moderates,
            form=RemoveKeeperForm,
            follows=(remove_keeper,),
            public=False,
        ),
        Transition(
            name="ask_closing",
            label=_("Xin đóng gian hàng"),
            source=[State.APPROVED],
            target=State.CLOSING_ASKED,
            allowed=keeps_the_stall,
            reason=Reason.REQUIRED,
            reason_label=_("Vì sao đóng gian hàng?"),
            clock=Clock.START,
            limit=limit,
            follows=(then.ask_for_closing,),
        ),
        Transition(
            name="keep_open",
            label=_("Không đóng nữa"),
            source=[State.CLOSING_ASKED],
            target=State.APPROVED,
            allowed=any_of(keeps_the_stall, moderates),
            reason=Reason.OPTIONAL,
            clock=Clock.STOP,
        ),
        Transition(
            name="close",
            label=_("Đóng gian hàng"),
            source=[State.APPROVED, State.SUSPENDED, State.CLOSING_ASKED],
            target=State.CLOSED,
            allowed=moderates,
            reason=Reason.REQUIRED,
            reason_label=_("Lý do đóng"),
            help=_("Đóng rồi không mở lại được; muốn bán tiếp phải gửi đơn mới."),
            clock=Clock.STOP,
            follows=(then.close_stall,),
            danger=True,
        ),
    ],
)
