"""Taking an application in, and the applicant's answer to a request for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.market.policy import MarketPolicy
from catalogue.stalls.openings import messages
from catalogue.stalls.openings.consequences import review_step
from catalogue.stalls.openings.models import OpeningState, StallOpening, StallOpeningFile
from catalogue.stalls.openings.particulars import read_into
from portal.accounts.models import User
from portal.casework.actions import apply, open_case
from portal.casework.codes import next_code
from portal.private_files.actions import attach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from portal.form_pages.submission import Submission
    from portal.private_files.models import PrivateFile

SERIES = "GH"
IN_HAND = (OpeningState.RECEIVED, OpeningState.NEEDS_MORE)


@transaction.atomic
def receive(*, submission: Submission, now: datetime | None = None) -> StallOpening:
    """Opens a case from a finished form; the same submission again gives the same case.

    Raises ValidationError, with the sentence for the applicant: not signed in, no agency runs the market, answers
    missing, an application with the same code in hand.
    """
    applicant, policy = submission.applicant, MarketPolicy.load()
    if applicant is None:
        raise ValidationError(
            _("Người xin mở gian hàng phải đăng nhập, vì gian hàng được giao cho tài khoản đó. Hãy đăng nhập rồi gửi.")
        )
    # One application of a person at a time, so that a double click, and a second one for the same code, sees the first.
    User.objects.select_for_update().get(pk=applicant.pk)
    known = StallOpening.objects.filter(idempotency_key=submission.idempotency_key).first()
    if known is not None:
        return known
    if policy.operator is None:
        raise ValidationError(_("Chợ chưa có cơ quan vận hành nên chưa nhận đơn. Đơn đang điền vẫn được giữ."))
    case = StallOpening(
        code=next_code(agency=policy.operator, series=SERIES, at=now),
        agency=policy.operator,
        intake_agency=policy.operator,
        applicant=applicant,
        version=submission.version,
        idempotency_key=submission.idempotency_key,
    )
    read_into(case, submission.answers)
    same = StallOpening.objects.filter(applicant=applicant, tax_code=case.tax_code, state__in=IN_HAND).first()
    if same is not None:
        raise ValidationError(
            _("Đơn %s của bạn cho mã số này đang được xét. Hãy chờ kết quả, hoặc rút đơn ấy trước.") % same.code
        )
    if now is not None:
        case.received_at = now
    limit = policy.opening_limit
    open_case(
        case=case,
        actor=applicant,
        label=_("Gửi đơn"),
        templates=[review_step(policy.operator, limit.minutes)],
        limit=limit,
        now=now,
    )
    _keep(case, submission.attachments, round_number=0)
    messages.tell_received(case)
    return case


@transaction.atomic
def answer_supplement(
    *,
    case: StallOpening,
    actor: User,
    answers: Mapping[str, Any],
    files: Iterable[tuple[str, PrivateFile]] = (),
    now: datetime | None = None,
) -> None:
    """Puts `answers` (the whole form) in place of the old ones and adds `files`. Raises CaseworkError, FileRefused
    or ValidationError; then nothing has changed.
    """
    apply(case=case, transition="supplement", actor=actor, data={"answers": dict(answers)}, now=now)
    _keep(case, files, round_number=case.events.filter(transition="supplement").count())


def _keep(case: StallOpening, files: Iterable[tuple[str, PrivateFile]], *, round_number: int) -> None:
    for slot, file in files:
        StallOpeningFile.objects.create(case=case, slot=slot, file=attach(file=file), round=round_number)
