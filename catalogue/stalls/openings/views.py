"""What the applicant sees of the own applications, and does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.stalls.messages import MERCHANTS_PATH
from catalogue.stalls.openings.mending import mend
from catalogue.stalls.openings.models import OpeningState, StallOpening
from catalogue.stalls.openings.pages import StallOpeningFormPage
from portal.accounts.requests import signed_in
from portal.casework.actions import apply
from portal.casework.clock import due_in_words, explanation
from portal.casework.errors import CaseworkError, InvalidData
from portal.casework.forms import form_for
from portal.form_pages.models import Draft
from portal.form_pages.rendering import answers_as_shown, by_slot

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.form_pages.rendering import ShownSection
    from portal.private_files.models import PrivateFile

BADGES = {
    OpeningState.RECEIVED: "active",
    OpeningState.NEEDS_MORE: "waiting",
    OpeningState.APPROVED: "done",
    OpeningState.REFUSED: "late",
    OpeningState.WITHDRAWN: "neutral",
    OpeningState.SUSPENDED: "late",
    OpeningState.CLOSING_ASKED: "waiting",
    OpeningState.CLOSED: "neutral",
}
# The acts that the applicant does on a page of their own, by the last part of its address.
ACTS = {"rut": "withdraw", "xin-dong": "ask_closing", "khong-dong": "keep_open"}
WITH_A_STALL = {OpeningState.APPROVED, OpeningState.CLOSING_ASKED}


@never_cache
@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """`/cho-ao/gian-hang/xin-mo/`: every application of the reader, and what is being filled in."""
    user = signed_in(request)
    page = StallOpeningFormPage.objects.live().first()
    cases = StallOpening.objects.of_applicant(user).select_related("stall").order_by("-received_at", "-pk")
    context = {
        "rows": [{"case": case, "badge": BADGES[OpeningState(case.state)]} for case in cases[:50]],
        "drafts": Draft.objects.open().of(user).filter(page_id=page.pk) if page else [],
        "form_page": page,
    }
    return render(request, "catalogue/opening/mine.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, code: str) -> HttpResponse:
    """One application of the reader: what it waits for first, then what was sent. Anybody else's is not there."""
    user, found = signed_in(request), _own(request, code)
    mending = mend(request, case=found, actor=user) if found.state == OpeningState.NEEDS_MORE else None
    if mending is not None and mending.sent:
        messages.success(request, _("Đã nhận phần bổ sung. Thời hạn xét đơn được tính tiếp."))
        return redirect(found.get_absolute_url())
    if mending is None and request.method == "POST":
        messages.error(request, _("Đơn này không chờ bổ sung nữa; phần vừa gửi chưa được ghi."))
        return redirect(found.get_absolute_url())
    events = list(found.events.filter(public=True))
    kept = [(one.slot, one.file) for one in found.files.select_related("file")]
    acts = {row.name for row in found.table().available(user, found)}
    context = {
        "case": found,
        "badge": BADGES[OpeningState(found.state)],
        "mending": mending,
        "asked": next((event for event in reversed(events) if event.transition == "ask_supplement"), None),
        "last": events[-1] if events else None,
        "due": due_in_words(found, timezone.now()),
        "explanation": explanation(found),
        "timeline": [_shown(event) for event in events],
        "sections": _answered(found, kept),
        "merchants_url": MERCHANTS_PATH if found.state in WITH_A_STALL else "",
        "ways": [(path, found.table()[name].label) for path, name in ACTS.items() if name in acts],
    }
    return render(request, "catalogue/opening/case.html", context, status=mending.status if mending else 200)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """Withdrawing, asking for the stall to be closed, keeping it open after all: a page that says what it means."""
    user, found = signed_in(request), _own(request, code)
    row = found.table()[ACTS[act]] if act in ACTS else None
    if row is None:
        raise Http404
    if row not in found.table().available(user, found):
        messages.error(
            request, _("Đơn đang ở trạng thái “%s” nên không làm được việc này.") % found.get_state_display()
        )
        return redirect(found.get_absolute_url())
    form: Any = form_for(row, case=found, actor=user)
    if request.method == "POST":
        try:
            apply(case=found, transition=row.name, actor=user, data=request.POST)
        except InvalidData as error:
            form = error.form
        except CaseworkError as error:
            messages.error(request, str(error))
            return redirect(found.get_absolute_url())
        else:
            messages.success(
                request, _("%(act)s: đã ghi nhận cho đơn %(code)s.") % {"act": row.label, "code": found.code}
            )
            return redirect(found.get_absolute_url())
    context = {"case": found, "row": row, "form": form}
    return render(request, "catalogue/opening/act.html", context, status=422 if form.is_bound else 200)


def _own(request: HttpRequest, code: str) -> StallOpening:
    mine = StallOpening.objects.of_applicant(signed_in(request)).select_related("agency", "stall", "version")
    found = mine.filter(code=code).first() if code.isprintable() else None
    if found is None:
        raise Http404
    return found


def _answered(case: StallOpening, kept: list[tuple[str, PrivateFile]]) -> list[ShownSection]:
    """The sections in which something was answered."""
    shown = answers_as_shown(case.version.schema, case.answers, by_slot(kept)) if case.version else []
    return [section for section in shown if any(item.text or item.files for item in section.items)]


def _shown(event: Any) -> dict[str, str]:
    when = timezone.localtime(event.at).strftime("%H:%M ngày %d/%m/%Y")
    return {"state": "done", "title": event.label, "when": when, "text": event.note}
