"""What follows an act: papers, results, amounts, steps. Runs inside the act's transaction, on the locked dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from portal.casework.errors import NotAllowed
from portal.casework.steps import return_to_step
from portal.private_files.actions import attach
from services.dossiers import messages, paperwork
from services.dossiers.files import Result
from services.dossiers.states import DeliveryState, PaymentState
from services.dossiers.supplements import SupplementRequest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from portal.casework.transitions import Applied
    from services.dossiers.models import Dossier


def issue_receipt(applied: Applied) -> None:
    """Form 01 with the appointed hour."""
    dossier = applied.case
    if dossier.intake_agency_id is None:
        dossier.intake_agency = dossier.agency
    paperwork.issue_receipt(dossier, officer=applied.officer, at=applied.at)


def issue_refusal(applied: Applied) -> None:
    """Form 03 with the reason."""
    paperwork.issue_refusal(applied.case, officer=applied.officer, at=applied.at, reason=applied.note)


def keep_supplement(applied: Applied) -> None:
    """The request itself, counted, and form 02."""
    dossier = applied.case
    dossier.supplement_requests += 1
    request = SupplementRequest.objects.create(
        dossier=dossier,
        round=dossier.supplement_requests,
        requested_at=applied.at,
        requested_by=applied.officer,
        ground=applied.data["ground"],
        data=[item.to_json() for item in applied.data["items"]],
    )
    paperwork.issue_supplement(dossier, request, officer=applied.officer, at=applied.at)


def close_supplement(applied: Applied) -> None:
    """Raises NotAllowed unless everything asked for came in, by `actions.answer_supplement`."""
    for request in SupplementRequest.objects.filter(dossier=applied.case, answered_at__isnull=True):
        brought = set(applied.case.attachments.filter(round=request.round).values_list("slot", flat=True))
        if request.keys_of("slot") - brought or request.keys_of("field") - set(request.replaced):
            raise NotAllowed(_("Hãy bổ sung từng mục được yêu cầu."))
    drop_open_supplement(applied)


def drop_open_supplement(applied: Applied) -> None:
    """Nothing is waited for any more, whether it came in or not."""
    SupplementRequest.objects.filter(dossier=applied.case, answered_at__isnull=True).update(answered_at=applied.at)


def repeat_step(applied: Applied) -> None:
    actor = applied.officer
    return_to_step(applied.case, applied.data["step"], actor=actor, now=applied.at)


def keep_result(applied: Applied) -> None:
    """The result's file, if one came with the act; from now on the result is ready for the citizen."""
    dossier = applied.case
    file = applied.data.get("result")
    if file is not None:
        name = applied.data.get("result_name") or str(dossier.version.title)
        Result.objects.create(dossier=dossier, file=attach(file=file), name=name, added_by=applied.officer)
    if dossier.delivery_state == DeliveryState.NOT_READY:
        dossier.delivery_state = DeliveryState.READY


# --- What the state itself demands, set before the dossier is first saved in it ---------------------------------------
def mark_delivered(dossier: Dossier, data: Mapping[str, Any], now: datetime) -> None:
    dossier.delivery_state = DeliveryState.DELIVERED


def keep_amount(dossier: Dossier, data: Mapping[str, Any], now: datetime) -> None:
    dossier.amount_due = data["amount"]
    dossier.payment_state = PaymentState.DUE


def mark_paid(dossier: Dossier, data: Mapping[str, Any], now: datetime) -> None:
    dossier.payment_state = PaymentState.PAID


# --- Messages ---------------------------------------------------------------------------------------------------------
def tell_accepted(applied: Applied) -> None:
    messages.tell(applied.case, "accepted", event=applied.event)


def tell_supplement(applied: Applied) -> None:
    messages.tell(applied.case, "supplement", event=applied.event)


def tell_refused(applied: Applied) -> None:
    messages.tell(applied.case, "refused", event=applied.event, note=applied.note)


def tell_payment(applied: Applied) -> None:
    messages.tell(applied.case, "payment", event=applied.event, note=applied.data["what_for"])


def tell_finished(applied: Applied) -> None:
    messages.tell(applied.case, "finished", event=applied.event)


def tell_returned(applied: Applied) -> None:
    messages.tell(applied.case, "returned", event=applied.event)


def tell_withdrawn(applied: Applied) -> None:
    messages.tell(applied.case, "withdrawn", event=applied.event)


def tell_stopped(applied: Applied) -> None:
    messages.tell(applied.case, "stopped", event=applied.event, note=applied.note)
