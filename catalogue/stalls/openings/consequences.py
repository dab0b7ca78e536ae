"""What the acts of the opening case do to the stall, inside their transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from catalogue.market.pages import MarketPage
from catalogue.stalls import standing
from catalogue.stalls.openings import messages
from catalogue.stalls.openings.particulars import read_into, stall_values
from catalogue.stalls.pages import StallPage, Standing
from catalogue.stalls.rights import add_merchant, give_rights
from portal.audit.actions import record
from portal.casework.steps import StepTemplate, start_steps
from portal.organisations.models import Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from catalogue.stalls.openings.models import StallOpening
    from portal.casework.transitions import Applied
    from portal.organisations.models import Agency

OPENED = "stall.opened"
REVIEW, CLOSING = "review", "closing"


def review_step(agency: Agency, minutes: int) -> StepTemplate:
    return StepTemplate(
        key=REVIEW, name=_("Xét đơn mở gian hàng"), agency=agency, role=Role.MARKET_MODERATOR, minutes=minutes
    )


def fill_stall(case: StallOpening, data: Mapping[str, Any], at: datetime) -> None:
    """The page of the stall, a draft still: the state demands that it is there."""
    market = MarketPage.objects.get()
    case.stall = market.add_child(
        instance=StallPage(
            title=data["title"],
            slug=data["slug"],
            name_en=data["name_en"],
            name_zh=data["name_zh"],
            legal_name=data["legal_name"],
            owner=case.applicant,
            live=False,
            **stall_values(case),
        )
    )


def open_stall(applied: Applied) -> None:
    """Rights, the first merchant, the publication, the record."""
    case: StallOpening = applied.case
    stall: Any = case.stall
    merchant: Any = case.applicant
    give_rights(stall=stall)
    add_merchant(stall=stall, user=merchant, actor=applied.officer)
    stall.save_revision(user=applied.officer).publish(user=applied.officer, skip_permission_checks=True)
    stall.refresh_from_db()
    record(subject=stall, action=OPENED, actor=applied.officer, data={"opening": case.code})


def fill_asked_again(case: StallOpening, data: Mapping[str, Any], at: datetime) -> None:
    case.asked_again = list(data["items"])


def fill_answers(case: StallOpening, data: Mapping[str, Any], at: datetime) -> None:
    read_into(case, data["answers"])
    case.asked_again = []


def suspend_stall(applied: Applied) -> None:
    standing.stop(stall=applied.case.stall, standing=Standing.SUSPENDED, reason=applied.note, actor=applied.officer)


def lift_stall(applied: Applied) -> None:
    standing.open_again(stall=applied.case.stall, actor=applied.officer)


def close_stall(applied: Applied) -> None:
    standing.stop(stall=applied.case.stall, standing=Standing.CLOSED, reason=applied.note, actor=applied.officer)


def ask_for_closing(applied: Applied) -> None:
    case: StallOpening = applied.case
    template = StepTemplate(
        key=CLOSING, name=_("Đóng gian hàng theo đề nghị"), agency=case.agency, role=Role.MARKET_MODERATOR, position=2
    )
    start_steps(case, [template], now=applied.at)


def tell_applicant(applied: Applied) -> None:
    messages.tell(applied)
