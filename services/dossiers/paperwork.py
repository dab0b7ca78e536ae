"""The papers of a dossier: filled from it, printed once, kept as files. Reprinting opens the kept file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.casework.clock import explanation
from portal.casework.models import ClockState
from portal.form_pages.schema import shown_slots
from portal.private_files.actions import attach, store
from portal.private_files.policies import PDF, UploadPolicy
from portal.vietnamese import format_money, format_phone
from services.dossiers.files import Paper, PaperKind
from services.dossiers.purposes import PAPER
from services.dossiers.states import DeliveryMethod, PaymentState
from services.papers.data import (
    DocumentLine,
    PaperData,
    ReceiptData,
    RefusalData,
    SubmissionData,
    SupplementData,
    SupplementLine,
)
from services.papers.printing import render

if TYPE_CHECKING:
    import datetime as dt

    from portal.accounts.models import User
    from portal.organisations.models import Agency
    from services.dossiers.models import Dossier
    from services.dossiers.supplements import SupplementRequest

TEMPLATE_OF = {
    PaperKind.SUBMISSION: "submission",
    PaperKind.RECEIPT: "receipt",
    PaperKind.SUPPLEMENT: "supplement",
    PaperKind.REFUSAL: "refusal",
}
PAPER_POLICY = UploadPolicy.usual(content_types=(PDF,), max_files=1)


def tracking_url(dossier: Dossier) -> str:
    """The address behind the QR code: the public page with the number filled in; the secret is never in it."""
    return f"{settings.BASE_URL}{reverse('tracking:find')}?ma={dossier.code}"


def issue_submission(dossier: Dossier, *, at: dt.datetime, answer_by: dt.datetime | None) -> Paper:
    """The citizen's own receipt of what was handed in."""
    data = SubmissionData(
        **_about(dossier, dossier.agency, at=at, officer=None),
        secret=dossier.secret,
        submitted_at=at,
        answer_by=answer_by,
        documents=documents_of(dossier),
        next_steps=(
            _("Bộ phận Một cửa kiểm tra hồ sơ và gửi giấy tiếp nhận có ghi giờ hẹn trả kết quả."),
            _("Nếu hồ sơ thiếu, bạn nhận phiếu yêu cầu nói rõ cần bổ sung gì và cách sửa."),
            _("Theo dõi hồ sơ bằng số hồ sơ và mã tra cứu trên phiếu này."),
        ),
    )
    return _issue(dossier, PaperKind.SUBMISSION, data, at=at, officer=None)


def issue_receipt(dossier: Dossier, *, officer: User | None, at: dt.datetime) -> Paper:
    """Form 01: what came in, and the hour at which the result is ready. The clock runs already.

    Who handed in at a counter has the tracking code from here; the others have it from their receipt.
    """
    agency = dossier.intake_agency or dossier.agency
    if dossier.due_at is None:
        raise ValueError("form 01 needs the appointed hour; accept the dossier first")
    data = ReceiptData(
        **_about(dossier, agency, at=at, officer=officer),
        desk=str(dossier.desk) if dossier.desk else _("Bộ phận Một cửa %s") % agency.name,
        documents=documents_of(dossier),
        time_limit=dossier.snapshot.time_limit.text,
        received_at=at,
        due_at=dossier.due_at,
        result_place=result_place(dossier),
        fee=fee_text(dossier),
        explanation=tuple(explanation(dossier)),
        tracking_code=dossier.secret if dossier.was_typed_at_counter else "",
    )
    return _issue(dossier, PaperKind.RECEIPT, data, at=at, officer=officer)


def issue_supplement(dossier: Dossier, request: SupplementRequest, *, officer: User | None, at: dt.datetime) -> Paper:
    """Form 02: each slot and field, what is wrong, how to mend it."""
    lines = tuple(SupplementLine(name=item.label, problem=item.problem, fix=item.fix) for item in request.items)
    data = SupplementData(
        **_about(dossier, dossier.intake_agency or dossier.agency, at=at, officer=officer),
        lines=lines,
        legal_ground=request.ground,
        where=_("Bổ sung ngay trên trang theo dõi hồ sơ, hoặc tại Bộ phận Một cửa nơi đã nộp."),
        clock_is_paused=dossier.clock == ClockState.PAUSED,
    )
    return _issue(dossier, PaperKind.SUPPLEMENT, data, at=at, officer=officer, number=request.round)


def issue_refusal(dossier: Dossier, *, officer: User | None, at: dt.datetime, reason: str) -> Paper:
    """Form 03: why, and what the person can do instead."""
    data = RefusalData(
        **_about(dossier, dossier.intake_agency or dossier.agency, at=at, officer=officer),
        reason=reason,
        advice=_("Khi đã đủ điều kiện, bạn nộp lại hồ sơ mới; giấy tờ đã nộp không phải xin cấp lại."),
    )
    return _issue(dossier, PaperKind.REFUSAL, data, at=at, officer=officer)


def documents_of(dossier: Dossier) -> tuple[DocumentLine, ...]:
    """The papers that came in, slot by slot."""
    counts: dict[str, int] = {}
    for attachment in dossier.attachments.all():
        counts[attachment.slot] = counts.get(attachment.slot, 0) + 1
    slots = shown_slots(dossier.schema, dossier.answers)
    return tuple(DocumentLine(name=slot.label, electronic=counts[slot.key]) for slot in slots if slot.key in counts)


def result_place(dossier: Dossier) -> str:
    if dossier.delivery_method == DeliveryMethod.AT_DESK:
        return _("Bộ phận Một cửa %s") % (dossier.intake_agency or dossier.agency).name
    return str(DeliveryMethod(dossier.delivery_method).label)


def fee_text(dossier: Dossier) -> str:
    if dossier.payment_state == PaymentState.EXEMPT:
        return _("Được miễn")
    if dossier.amount_due:
        return format_money(dossier.amount_due)
    schedule = dossier.snapshot.fee_schedule
    if schedule.is_free or dossier.payment_state == PaymentState.NOTHING_DUE:
        return _("Không thu")
    return _("Theo Nghị quyết HĐND tỉnh")


def _about(dossier: Dossier, agency: Agency, *, at: dt.datetime, officer: User | None) -> dict[str, Any]:
    return {
        "agency": agency.name,
        "parent_agency": agency.parent.name if agency.parent else "",
        "code": dossier.code,
        "issued_at": at,
        "place": agency.unit.name if agency.unit else "Lào Cai",
        "tracking_url": tracking_url(dossier),
        "demonstration": settings.DEMONSTRATION,
        "procedure": dossier.version.title,
        "procedure_code": dossier.version.code,
        "applicant_name": dossier.submitter_name,
        "applicant_identity": dossier.submitter_id_number,
        "applicant_address": dossier.submitter_address,
        "applicant_phone": format_phone(dossier.submitter_phone) if dossier.submitter_phone else "",
        "applicant_email": dossier.submitter_email,
        "owner_name": "" if dossier.owner_is_submitter else dossier.owner_name,
        "officer_name": str(officer) if officer is not None else "",
        "officer_phone": agency.phone,
    }


def _issue(
    dossier: Dossier, kind: PaperKind, data: PaperData, *, at: dt.datetime, officer: Any, number: int = 1
) -> Paper:
    name = f"{dossier.code}-mau-{kind.value}.pdf" if kind.value.isdigit() else f"{dossier.code}-bien-nhan.pdf"
    file = store(content=io.BytesIO(render(TEMPLATE_OF[kind], data)), name=name, purpose=PAPER, policy=PAPER_POLICY)
    return Paper.objects.create(
        dossier=dossier,
        kind=kind,
        number=number,
        file=attach(file=file),
        issued_at=at,
        issued_by=officer if officer is not None and officer.pk else None,
    )
