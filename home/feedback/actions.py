"""Taking feedback in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from home.feedback import messages, terms
from home.feedback.consequences import triage_step
from home.feedback.models import FeedbackCase, FeedbackFile, FeedbackTopic
from portal.casework.actions import open_case
from portal.casework.actors import SecretHolder
from portal.casework.codes import next_code
from portal.casework.models import Channel
from portal.form_pages.submission import Channel as FormChannel
from portal.organisations.models import AdministrativeUnit
from portal.private_files.actions import attach

if TYPE_CHECKING:
    from datetime import datetime

    from portal.form_pages.submission import Submission
    from portal.organisations.models import Agency

SERIES = "PA"
CHANNELS = {FormChannel.ONLINE: Channel.ONLINE, FormChannel.COUNTER: Channel.DESK, FormChannel.POST: Channel.POST}


def receive(*, submission: Submission, agency: Agency, now: datetime | None = None) -> FeedbackCase:
    """Opens a case of `agency` from a finished form; the same submission again gives the same case.

    The form's fields are known by their keys (`home.feedback.pages.KEYS`). Part of the caller's transaction.
    """
    known = FeedbackCase.objects.filter(idempotency_key=submission.idempotency_key).first()
    if known is not None:
        return known
    answers = submission.answers
    case = FeedbackCase(
        code=next_code(agency=agency, series=SERIES, at=now),
        agency=agency,
        intake_agency=agency,
        applicant=submission.applicant,
        channel=CHANNELS[submission.channel],
        version=submission.version,
        answers=answers,
        idempotency_key=submission.idempotency_key,
        topic=_topic(answers.get("linh_vuc")),
        subject=str(answers.get("tieu_de") or "")[:200],
        content=str(answers.get("noi_dung") or ""),
        unit=_unit(answers.get("dia_ban")),
        sender_name=str(answers.get("ho_ten") or "")[:150],
        sender_email=str(answers.get("thu_dien_tu") or ""),
        sender_phone=str(answers.get("dien_thoai") or ""),
        may_publish=bool(answers.get("dong_y_cong_khai")),
    )
    if not case.subject or not case.content:
        raise ValidationError(_("Hãy ghi tiêu đề và nội dung phản ánh."))
    if now is not None:
        case.received_at = now
    open_case(
        case=case,
        actor=submission.entered_by or submission.applicant or SecretHolder(case._meta.label, 0, case.sender_name),
        label=_("Gửi phản ánh"),
        templates=[triage_step(agency)],
        limit=terms.ANSWER,
        now=now,
    )
    for slot, file in submission.attachments:
        FeedbackFile.objects.create(case=case, slot=slot, file=attach(file=file))
    messages.tell_received(case)
    return case


def _topic(answer: object) -> str:
    return str(answer) if answer in FeedbackTopic.values else FeedbackTopic.OTHER.value


def _unit(answer: object) -> AdministrativeUnit | None:
    code = answer.get("code") if isinstance(answer, dict) else answer
    return AdministrativeUnit.objects.filter(code=str(code)).first() if code else None
