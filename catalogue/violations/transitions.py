"""The table of reports: verified, then upheld with a consequence, or dismissed; or the merchant mends until a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from catalogue.market.permissions import runs_the_market
from catalogue.violations import consequences as then
from catalogue.violations.forms import MendForm, UpholdForm, WordsForm
from catalogue.violations.models import ReportState as State
from portal.casework.transitions import (
    Clock,
    Reason,
    Transition,
    TransitionTable,
    all_of,
    is_applicant,
)

if TYPE_CHECKING:
    from catalogue.violations.models import ViolationReport


def did_not_report(actor: Any, case: ViolationReport) -> bool:
    """Nobody judges a report of their own."""
    return not is_applicant(actor, case)


def product_is_down(actor: Any, case: ViolationReport) -> bool:
    return case.product is not None and bool(case.product.taken_down_because)


moderates = all_of(runs_the_market, did_not_report)

TABLE = TransitionTable(
    states=State,
    initial=[State.RECEIVED],
    waiting=[State.NEEDS_MORE],
    closed=[State.UPHELD, State.DISMISSED],
    transitions=[
        Transition(
            name="uphold",
            label=_("Kết luận có vi phạm"),
            source=[State.RECEIVED, State.MENDING],
            target=State.UPHELD,
            allowed=moderates,
            form=UpholdForm,
            clock=Clock.STOP,
            fills=(then.fill_decision,),
            follows=(then.carry_out, then.tell_reporter),
            shortcut="v",
            primary=True,
        ),
        Transition(
            name="order_mending",
            label=_("Yêu cầu khắc phục"),
            source=[State.RECEIVED],
            target=State.MENDING,
            allowed=moderates,
            form=MendForm,
            clock=Clock.STOP,
            fills=(then.fill_mending,),
            follows=(then.wait_for_mending, then.tell_reporter),
            shortcut="s",
        ),
        Transition(
            name="confirm_mended",
            label=_("Đã khắc phục"),
            source=[State.MENDING],
            target=State.UPHELD,
            allowed=moderates,
            reason=Reason.OPTIONAL,
            clock=Clock.STOP,
            shortcut="d",
        ),
        Transition(
            name="restore",
            label=_("Cho đăng lại sản phẩm"),
            source=[State.UPHELD],
            allowed=all_of(moderates, product_is_down),
            reason=Reason.REQUIRED,
            reason_label=_("Vì sao được đăng lại?"),
            help=_("Chủ gian hàng được báo và gửi duyệt lại như thường lệ."),
            follows=(then.let_back,),
            public=False,
        ),
        Transition(
            name="dismiss",
            label=_("Kết luận không vi phạm"),
            source=[State.RECEIVED, State.NEEDS_MORE],
            target=State.DISMISSED,
            allowed=moderates,
            form=WordsForm,
            clock=Clock.STOP,
            fills=(then.fill_dismissal,),
            follows=(then.tell_reporter,),
            shortcut="k",
        ),
        Transition(
            name="ask_more",
            label=_("Hỏi thêm người báo"),
            source=[State.RECEIVED],
            target=State.NEEDS_MORE,
            allowed=moderates,
            reason=Reason.REQUIRED,
            reason_label=_("Cần người báo nói thêm điều gì?"),
            clock=Clock.PAUSE,
            follows=(then.tell_reporter,),
            shortcut="h",
        ),
        Transition(
            name="tell_more",
            label=_("Nói thêm"),
            source=[State.NEEDS_MORE],
            target=State.RECEIVED,
            allowed=is_applicant,
            reason=Reason.REQUIRED,
            reason_label=_("Điều bạn biết thêm"),
            clock=Clock.RESUME,
        ),
    ],
)
