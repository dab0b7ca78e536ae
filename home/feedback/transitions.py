"""The table of feedback: received, assigned, answered, published; or refused; or waiting for a supplement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from home.feedback import terms
from home.feedback.consequences import (
    fill_answer,
    fill_public_texts,
    pass_to_agency,
    pass_to_editors,
    take_back,
    take_down,
    tell_sender,
)
from home.feedback.forms import AnswerForm, AssignForm, PublishForm
from home.feedback.models import FeedbackState as State
from portal.casework.steps import finish_own_step
from portal.casework.transitions import (
    Clock,
    Reason,
    Transition,
    TransitionTable,
    all_of,
    any_of,
    holds_active_step,
    in_agency,
    is_applicant,
    of_province,
)

if TYPE_CHECKING:
    from home.feedback.models import FeedbackCase


def is_assigned(actor: Any, case: FeedbackCase) -> bool:
    """Whether an agency has been asked to answer it."""
    return any(step.key == "answer" for step in case.active_steps)


def is_not_assigned(actor: Any, case: FeedbackCase) -> bool:
    return not is_assigned(actor, case)


def may_be_published(actor: Any, case: FeedbackCase) -> bool:
    return case.may_publish


sorts = any_of(of_province("supervisor", "communications"), all_of(is_not_assigned, in_agency("communications")))
answers = all_of(in_agency("leader", "specialist"), holds_active_step(keys=["answer"]))
publishes = of_province("communications")

TABLE = TransitionTable(
    states=State,
    initial=[State.RECEIVED],
    waiting=[State.NEEDS_MORE],
    closed=[State.PUBLISHED, State.CLOSED, State.REFUSED],
    transitions=[
        Transition(
            name="assign",
            label=_("Giao xử lý"),
            source=[State.RECEIVED],
            target=State.ASSIGNED,
            allowed=sorts,
            form=AssignForm,
            follows=(pass_to_agency,),
            shortcut="a",
            primary=True,
        ),
        Transition(
            name="answer",
            label=_("Trả lời"),
            source=[State.ASSIGNED],
            target=State.ANSWERED,
            allowed=answers,
            form=AnswerForm,
            clock=Clock.START,
            limit=terms.PUBLISH,
            fills=(fill_answer,),
            follows=(pass_to_editors, tell_sender),
            shortcut="t",
            primary=True,
        ),
        Transition(
            name="publish",
            label=_("Công khai"),
            source=[State.ANSWERED],
            target=State.PUBLISHED,
            allowed=all_of(publishes, may_be_published),
            form=PublishForm,
            clock=Clock.STOP,
            fills=(fill_public_texts,),
            follows=(finish_own_step,),
            shortcut="c",
            primary=True,
        ),
        Transition(
            name="ask_supplement",
            label=_("Yêu cầu bổ sung"),
            source=[State.RECEIVED, State.ASSIGNED],
            target=State.NEEDS_MORE,
            allowed=any_of(all_of(is_not_assigned, sorts), answers),
            reason=Reason.REQUIRED,
            reason_label=_("Cần người gửi bổ sung điều gì?"),
            within=terms.ASK_SUPPLEMENT,
            clock=Clock.PAUSE,
            follows=(tell_sender,),
            shortcut="b",
        ),
        Transition(
            name="supplement",
            label=_("Bổ sung"),
            source=[State.NEEDS_MORE],
            target=State.RECEIVED,
            allowed=all_of(is_applicant, is_not_assigned),
            reason=Reason.REQUIRED,
            reason_label=_("Nội dung bổ sung"),
            clock=Clock.RESUME,
        ),
        Transition(
            name="supplement_to_agency",
            label=_("Bổ sung"),
            source=[State.NEEDS_MORE],
            target=State.ASSIGNED,
            allowed=all_of(is_applicant, is_assigned),
            reason=Reason.REQUIRED,
            reason_label=_("Nội dung bổ sung"),
            clock=Clock.RESUME,
        ),
        Transition(
            name="give_back",
            label=_("Trả lại nơi giao"),
            source=[State.ASSIGNED],
            target=State.RECEIVED,
            allowed=answers,
            reason=Reason.REQUIRED,
            reason_label=_("Vì sao không thuộc cơ quan này?"),
            follows=(take_back,),
            public=False,
        ),
        Transition(
            name="refuse",
            label=_("Không tiếp nhận"),
            source=[State.RECEIVED, State.NEEDS_MORE],
            target=State.REFUSED,
            allowed=all_of(sorts, is_not_assigned),
            reason=Reason.REQUIRED,
            reason_label=_("Lý do không tiếp nhận"),
            within=terms.REFUSE,
            clock=Clock.STOP,
            follows=(tell_sender,),
            danger=True,
        ),
        Transition(
            name="close",
            label=_("Kết thúc, không công khai"),
            source=[State.ANSWERED],
            target=State.CLOSED,
            allowed=publishes,
            reason=Reason.OPTIONAL,
            clock=Clock.STOP,
            public=False,
        ),
        Transition(
            name="unpublish",
            label=_("Gỡ khỏi trang công khai"),
            source=[State.PUBLISHED],
            target=State.CLOSED,
            allowed=publishes,
            reason=Reason.REQUIRED,
            follows=(take_down,),
            danger=True,
            public=False,
        ),
    ],
)
