"""What follows the acts on feedback, inside their transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from home.feedback import messages, terms
from portal.casework.steps import StepTemplate, finish_step, send_back, start_steps
from portal.organisations.models import Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from home.feedback.models import FeedbackCase
    from portal.casework.transitions import Applied
    from portal.organisations.models import Agency


def triage_step(agency: Agency) -> StepTemplate:
    """The first step: the receiving agency decides who answers."""
    return StepTemplate(
        key="triage",
        name=_("Phân loại, giao xử lý"),
        agency=agency,
        role=Role.COMMUNICATIONS,
        position=1,
        minutes=terms.REFUSE.minutes,
    )


def pass_to_agency(applied: Applied) -> None:
    """The chosen agency becomes the competent one and gets the step of answering."""
    case: FeedbackCase = applied.case
    case.agency = applied.data["agency"]
    case.save()
    _go_on(applied, StepTemplate(key="answer", name=_("Trả lời người gửi"), agency=case.agency, position=2))


def pass_to_editors(applied: Applied) -> None:
    """The receiving agency edits and publishes what the competent one answered."""
    case: FeedbackCase = applied.case
    _go_on(
        applied,
        StepTemplate(
            key="publish",
            name=_("Biên tập, công khai"),
            agency=case.intake_agency or case.agency,
            role=Role.COMMUNICATIONS,
            position=3,
            minutes=terms.PUBLISH.minutes,
        ),
    )


def _go_on(applied: Applied, template: StepTemplate) -> None:
    """Ends what is active, whoever held it (a supervisor assigns for the communications staff), and starts the next."""
    for step in applied.case.active_steps:
        own = applied.step is not None and applied.step.pk == step.pk
        actor: Any = applied.actor if own else None
        finish_step(applied.case, step, outcome=applied.transition.name, actor=actor, now=applied.at)
    start_steps(applied.case, [template], now=applied.at)


def take_back(applied: Applied) -> None:
    """The agency is not competent: the receiving agency decides once more."""
    case: FeedbackCase = applied.case
    if case.intake_agency is not None:
        case.agency = case.intake_agency
    case.save()
    send_back(case, [triage_step(case.agency)], now=applied.at)


def fill_answer(case: FeedbackCase, data: Mapping[str, Any], at: datetime) -> None:
    case.answer, case.answered_at = data["answer"], at


def fill_public_texts(case: FeedbackCase, data: Mapping[str, Any], at: datetime) -> None:
    case.public_subject = data["public_subject"]
    case.public_content = data["public_content"]
    case.public_answer = data["public_answer"]
    case.published_at = at


def take_down(applied: Applied) -> None:
    applied.case.published_at = None
    applied.case.save()


def tell_sender(applied: Applied) -> None:
    """Mail, or a short message where no address was given."""
    messages.tell(applied)
