"""What citizens do with a dossier: hand in, answer a supplement, withdraw, rate. Officers act through `transitions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.audit.actions import record
from portal.casework.actions import apply, open_case
from portal.casework.actors import SecretHolder, account_of
from portal.casework.codes import next_code
from portal.casework.errors import NotAllowed
from portal.casework.locking import copy_onto, lock
from portal.casework.models import Channel
from portal.casework.transitions import Applied, is_applicant
from portal.private_files.actions import attach
from portal.working_time.selectors import current_calendar
from services.dossiers import messages, paperwork
from services.dossiers.files import Attachment
from services.dossiers.models import Dossier
from services.dossiers.purposes import ATTACHMENT
from services.dossiers.routing import competent_agency, step_templates
from services.dossiers.states import DossierState
from services.dossiers.supplements import SupplementRequest
from services.dossiers.transitions import ANSWER_TO_FILING
from services.procedures.people import people_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from portal.accounts.models import User
    from portal.organisations.models import Agency, Desk
    from portal.private_files.models import PrivateFile
    from services.procedures.versions import ProcedureVersion


def submit_dossier(
    *,
    version: ProcedureVersion,
    answers: dict[str, Any],
    attachments: Sequence[tuple[str, PrivateFile]],
    idempotency_key: str,
    applicant: User | None = None,
    channel: str = Channel.ONLINE,
    entered_by: User | None = None,
    intake_agency: Agency | None = None,
    desk: Desk | None = None,
    now: datetime | None = None,
) -> Dossier:
    """Take a filled form in as one dossier: answers, files, steps, audit, receipt and message in one transaction.

    The same `idempotency_key` gives the same dossier back, however often and from however many places it comes.
    `applicant` is the citizen's account, if any; `entered_by` the officer who typed at the counter of
    `intake_agency`. Raises NoCompetentAgency, or FileRefused for a file that is gone.
    """
    known = Dossier.objects.filter(idempotency_key=idempotency_key).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return _create(
                version=version,
                answers=answers,
                attachments=attachments,
                idempotency_key=idempotency_key,
                applicant=applicant,
                channel=channel,
                entered_by=entered_by,
                intake_agency=intake_agency,
                desk=desk,
                now=now or timezone.now(),
            )
    except IntegrityError:
        known = Dossier.objects.filter(idempotency_key=idempotency_key).first()
        if known is None:
            raise
        return known


def _create(
    *,
    version: ProcedureVersion,
    answers: dict[str, Any],
    attachments: Sequence[tuple[str, PrivateFile]],
    idempotency_key: str,
    applicant: User | None,
    channel: str,
    entered_by: User | None,
    intake_agency: Agency | None,
    desk: Desk | None,
    now: datetime,
) -> Dossier:
    snapshot = version.snapshot
    agency = competent_agency(snapshot, answers)
    intake = intake_agency or agency
    people = people_in(answers)
    dossier = Dossier(
        code=next_code(agency=intake, at=now),
        state=DossierState.REGISTERED,
        version=version,
        idempotency_key=idempotency_key,
        agency=agency,
        intake_agency=intake,
        helping_agency=intake_agency,
        desk=desk,
        applicant=applicant,
        channel=channel,
        received_at=now,
        answers=answers,
        submitter_name=people.name,
        submitter_id_number=people.id_number,
        submitter_phone=people.phone,
        submitter_email=people.email,
        submitter_address=people.address,
        owner_is_submitter=people.is_owner,
        owner_name=people.owner_name,
        owner_id_number=people.owner_id_number,
        subject_name=str(answers.get(snapshot.subject_field) or "")[:150],
        delivery_method=people.delivery_method,
    )
    open_case(
        case=dossier,
        actor=entered_by or applicant,
        label=_("Nhận hồ sơ tại Bộ phận Một cửa") if entered_by else _("Nộp hồ sơ trực tuyến"),
        templates=step_templates(snapshot, intake=intake, competent=agency),
        now=now,
    )
    keep_attachments(dossier, attachments, at_round=0)
    if entered_by is None:
        answer_by = ANSWER_TO_FILING.deadline(current_calendar(intake), now).at
        paper = paperwork.issue_submission(dossier, at=now, answer_by=answer_by)
        messages.tell(dossier, "submitted", attachments=[paper.file])
    return dossier


def keep_attachments(dossier: Dossier, files: Sequence[tuple[str, PrivateFile]], *, at_round: int) -> list[Attachment]:
    """Tie uploaded files to the dossier's slots. Raises FileRefused for one that is gone or never came in whole."""
    schema = dossier.schema
    kept = []
    for position, (slot, file) in enumerate(files):
        current = attach(file=file)
        if current.purpose != ATTACHMENT:
            current.purpose = ATTACHMENT
            current.save(update_fields=["purpose"])
        label = schema.field(slot).label
        kept.append(
            Attachment(dossier=dossier, file=current, slot=slot, label=label, round=at_round, position=position)
        )
    return Attachment.objects.bulk_create(kept)


def answer_supplement(
    *,
    dossier: Dossier,
    actor: User | SecretHolder,
    answers: Mapping[str, Any],
    files: Sequence[tuple[str, PrivateFile]],
    revision: int | None = None,
    now: datetime | None = None,
) -> Applied:
    """The citizen mends exactly what was named, and the clock runs on with the same remainder.

    `answers` are checked values by field key, `files` new files by slot. Raises ValidationError when something named
    is missing or something else is brought, and what `portal.casework.actions.apply` raises.
    """
    with transaction.atomic():
        locked = lock(dossier)
        request = SupplementRequest.objects.filter(dossier=locked, answered_at__isnull=True).first()
        if request is None:
            raise NotAllowed(_("Hồ sơ này không có yêu cầu bổ sung nào đang chờ."))
        _check_complete(request, answers, [slot for slot, _file in files])
        request.replaced = {key: locked.answers.get(key) for key in answers}
        request.save(update_fields=["replaced"])
        mended = {**locked.answers, **answers}
        locked.answers = {key: answer for key, answer in mended.items() if answer is not None}
        locked.subject_name = str(locked.answers.get(locked.snapshot.subject_field) or "")[:150]
        locked.save(update_fields=["answers", "subject_name"])
        keep_attachments(locked, files, at_round=request.round)
        name = "answer_supplement_before_intake" if locked.clock == "not_started" else "answer_supplement"
        applied = apply(case=locked, transition=name, actor=actor, revision=revision, now=now)
    copy_onto(dossier, locked)
    return applied


def _check_complete(request: SupplementRequest, answers: Mapping[str, Any], slots: Sequence[str]) -> None:
    wanted_fields, wanted_slots = request.keys_of("field"), request.keys_of("slot")
    if set(answers) - wanted_fields or set(slots) - wanted_slots:
        raise ValidationError(_("Chỉ bổ sung đúng những mục được yêu cầu."))
    missing = [item.label for item in request.items_of("slot") if item.key not in slots]
    missing += [item.label for item in request.items_of("field") if item.key not in answers]
    if missing:
        raise ValidationError(_("Còn thiếu: %s.") % "; ".join(missing))


def withdraw(*, dossier: Dossier, actor: User | SecretHolder, note: str = "", revision: int | None = None) -> Applied:
    """The citizen takes the dossier back. Raises NotAllowed once it is decided."""
    return apply(case=dossier, transition="withdraw", actor=actor, data={"note": note}, revision=revision)


def rate(*, dossier: Dossier, actor: User | SecretHolder, stars: int, comment: str = "") -> None:
    """One to five stars for how the dossier was dealt with, after the result; given once, may be changed.

    Raises NotAllowed before the result and for anybody but the submitter, ValidationError for other numbers.
    """
    if not 1 <= stars <= 5:
        raise ValidationError(_("Hãy chọn từ 1 đến 5."))
    with transaction.atomic():
        locked = lock(dossier)
        if locked.state != DossierState.RETURNED or not is_applicant(actor, locked):
            raise NotAllowed(_("Chỉ người nộp hồ sơ đánh giá được, sau khi đã có kết quả."))
        locked.rating, locked.rating_comment, locked.rated_at = stars, comment[:2000], timezone.now()
        locked.save(update_fields=["rating", "rating_comment", "rated_at"])
        record(subject=locked, action="dossier.rated", actor=account_of(actor), data={"stars": stars})
    copy_onto(dossier, locked)
