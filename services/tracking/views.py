"""Finding a dossier by number and secret, its page, the page after sending, and one's own dossiers."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.requests import signed_in
from portal.audit.actions import record_reading
from portal.casework.deadlines import act_deadline
from portal.form_pages.models import Draft
from services.dossiers.access import grant, submitter_of
from services.dossiers.models import Dossier
from services.dossiers.paperwork import tracking_url
from services.dossiers.receipt_links import dossier_pk
from services.dossiers.states import DossierState
from services.procedures.search import printable
from services.tracking import attempts
from services.tracking.forms import FindForm
from services.tracking.presentation import KIND_OF_STATE, tracked

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

RELATED = ("agency__unit", "agency__parent", "intake_agency", "desk", "version__form_version", "version__procedure")
PER_PAGE = 20


def of_the_submitter(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the dossier with this number to `view`, with who the visitor is to it; others go to the tracking page.

    Whether a number exists is not told: both ways end at the same page.
    """

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, code: str) -> HttpResponse:
        dossier = Dossier.objects.select_related(*RELATED).filter(code=code).first() if code.isprintable() else None
        actor = submitter_of(request, dossier) if dossier else None
        if dossier is None or actor is None:
            return redirect(f"{reverse('tracking:find')}?{urlencode({'ma': printable(code)})}")
        return view(request, dossier, actor)

    return guarded


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """`/tra-cuu/`: number and secret. A wrong number and a wrong secret get the same answer."""
    if request.method != "POST":
        code = printable(request.GET.get("ma", ""))[:60]
        if code and request.user.is_authenticated:
            own = Dossier.objects.of_applicant(signed_in(request)).filter(code=code).exists()
            if own:
                return redirect("tracking:dossier", code=code)
        return _asked(request, FindForm(initial={"ma": code}))
    form = FindForm(request.POST)
    if not form.is_valid():
        return _asked(request, form, status=422)
    code = "".join(form.cleaned_data["ma"].split())
    if attempts.too_many(request, code):
        form.add_error(None, _("Bạn đã thử quá nhiều lần. Hãy đợi 15 phút, hoặc gọi Bộ phận Một cửa nơi đã nộp."))
        return _asked(request, form, status=429)
    found = Dossier.objects.filter(code__iexact=code).first()
    # The comparison is made for a number that does not exist as well, so that the time taken tells nothing.
    right = (found or Dossier()).check_secret(form.cleaned_data["bi_mat"])
    if found is None or not right:
        attempts.count_failure(request, code)
        form.add_error(
            None, _("Không có hồ sơ nào với số hồ sơ và mã tra cứu này. Hãy xem lại biên nhận hoặc giấy tiếp nhận.")
        )
        return _asked(request, form, status=422)
    grant(request, found)
    return redirect("tracking:dossier", code=found.code)


def _asked(request: HttpRequest, form: FindForm, status: int = 200) -> HttpResponse:
    return render(request, "services/tracking/find.html", {"form": form}, status=status)


@require_safe
@of_the_submitter
def dossier(request: HttpRequest, dossier: Dossier, actor: Any) -> HttpResponse:
    """What has become of the dossier, the next thing to do on top."""
    record_reading(dossier, request.user if request.user.is_authenticated else None)
    context = {
        "tracked": tracked(dossier),
        "dossier": dossier,
        "papers": dossier.papers.select_related("file"),
        "results": dossier.results.select_related("file"),
        "attachments": dossier.attachments.select_related("file"),
        "events": dossier.events.filter(public=True).order_by("-at", "-pk"),
    }
    return render(request, "services/tracking/dossier.html", context)


@never_cache
@require_safe
def received(request: HttpRequest, token: str) -> HttpResponse:
    """The page after sending. Its address is signed and opens for a day; afterwards number and secret are asked."""
    pk = dossier_pk(token)
    if pk is None:
        return redirect("tracking:find")
    dossier = get_object_or_404(Dossier.objects.select_related(*RELATED), pk=pk)
    grant(request, dossier)
    context = {
        "dossier": dossier,
        "papers": dossier.papers.select_related("file"),
        "answer_by": act_deadline(dossier, dossier.table()["accept"]),
        "tracking_url": tracking_url(dossier),
        "thanks": getattr(_form_page(dossier), "thanks", ""),
    }
    return render(request, "services/tracking/received.html", context)


def _form_page(dossier: Dossier) -> Any:
    page = dossier.version.form_version.page if dossier.version.form_version else None
    return page.specific if page else None


@never_cache
@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """`/ho-so-cua-toi/`: what waits for the citizen first, then drafts, then everything."""
    dossiers = Dossier.objects.of_applicant(signed_in(request)).select_related("version", "agency")
    page = Paginator(dossiers.order_by("-received_at", "-pk"), PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page_obj": page,
        "rows": [tracked_row(dossier) for dossier in page],
        "waiting": [tracked_row(dossier) for dossier in dossiers.waiting_for_citizen()[:PER_PAGE]],
        "drafts": Draft.objects.open().of(signed_in(request)).select_related("version", "page"),
    }
    return render(request, "services/tracking/mine.html", context)


def tracked_row(dossier: Dossier) -> dict[str, Any]:
    return {"dossier": dossier, "badge": KIND_OF_STATE[DossierState(dossier.state)]}
