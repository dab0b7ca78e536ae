"""What follows the decision about a report, inside its transaction."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.market.policy import MarketPolicy
from catalogue.products.takedown import clear, take_down
from catalogue.stalls.actions import suspend
from catalogue.violations import messages
from catalogue.violations.models import Decision
from portal.casework import clock
from portal.casework.steps import StepTemplate, finish_step, start_steps
from portal.organisations.models import Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from catalogue.violations.models import ViolationReport
    from portal.casework.transitions import Applied
    from portal.organisations.models import Agency

REVIEW, FOLLOW_UP = "review", "follow_up"


def review_step(agency: Agency, minutes: int) -> StepTemplate:
    return StepTemplate(
        key=REVIEW, name=_("Xác minh, xử lý"), agency=agency, role=Role.MARKET_MODERATOR, minutes=minutes
    )


def fill_answer(case: ViolationReport, data: Mapping[str, Any], at: datetime) -> None:
    case.answer, case.answered_at = data["answer"], at


def fill_dismissal(case: ViolationReport, data: Mapping[str, Any], at: datetime) -> None:
    fill_answer(case, data, at)
    case.decision, case.finding, case.mend_until = "", "", None


def fill_decision(case: ViolationReport, data: Mapping[str, Any], at: datetime) -> None:
    fill_answer(case, data, at)
    case.finding, case.decision = data["finding"], data["decision"]


def fill_mending(case: ViolationReport, data: Mapping[str, Any], at: datetime) -> None:
    """From the end of the merchant's time on the moderators have theirs to look at what was mended."""
    fill_answer(case, data, at)
    case.finding, case.decision, case.mend_until = data["finding"], Decision.MEND, data["until"]
    end = timezone.make_aware(dt.datetime.combine(data["until"] + dt.timedelta(days=1), dt.time()))
    clock.start(case, MarketPolicy.load().report_limit, end)


def carry_out(applied: Applied) -> None:
    """Takes the product down, suspends the stall, or reminds the merchant."""
    report: ViolationReport = applied.case
    officer: Any = applied.officer
    product = report.product
    if report.decision == Decision.TAKE_DOWN and product is not None:
        take_down(product=product, reason=report.finding, actor=officer)
    elif report.decision == Decision.SUSPEND:
        suspend(stall=report.stall, reason=report.finding, actor=officer)
    else:
        messages.tell_merchant(applied)


def let_back(applied: Applied) -> None:
    clear(product=applied.case.product, actor=applied.officer)  # type: ignore[arg-type]


def wait_for_mending(applied: Applied) -> None:
    report: ViolationReport = applied.case
    for step in report.active_steps:
        finish_step(report, step, outcome=applied.transition.name, actor=applied.officer, now=applied.at)
    template = StepTemplate(
        key=FOLLOW_UP, name=_("Kiểm tra khắc phục"), agency=report.agency, role=Role.MARKET_MODERATOR, position=2
    )
    start_steps(report, [template], now=applied.at)
    messages.tell_merchant(applied)


def tell_reporter(applied: Applied) -> None:
    messages.tell_reporter(applied)
