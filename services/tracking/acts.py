"""What the citizen does with a dossier under way: answers a supplement, withdraws, rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.casework.errors import CaseworkError
from services.dossiers import actions
from services.dossiers.mending import mend
from services.tracking.forms import RatingForm, WithdrawForm
from services.tracking.presentation import tracked
from services.tracking.views import of_the_submitter

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from services.dossiers.models import Dossier


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_submitter
def supplement(request: HttpRequest, dossier: Dossier, actor: Any) -> HttpResponse:
    """Only the named slots and fields, each with what is wrong and how to mend it."""
    asked = dossier.open_supplement
    if asked is None:
        messages.info(request, _("Hồ sơ này không còn mục nào cần bổ sung."))
        return redirect("tracking:dossier", code=dossier.code)
    mending = mend(request, dossier=dossier, asked=asked, actor=actor)
    if mending.sent:
        messages.success(request, _("Đã nhận phần bổ sung. Cơ quan tiếp tục giải quyết hồ sơ của bạn."))
        return redirect("tracking:dossier", code=dossier.code)
    context = {
        "dossier": dossier,
        "mending": mending,
        "back": reverse("tracking:dossier", args=[dossier.code]),
    }
    return render(request, "services/tracking/supplement.html", context, status=mending.status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_submitter
def withdraw(request: HttpRequest, dossier: Dossier, actor: Any) -> HttpResponse:
    """Taking the dossier back, after a page that says what that means."""
    if not tracked(dossier).can_withdraw:
        messages.error(request, _("Hồ sơ đang ở trạng thái “%s” nên không rút được nữa.") % dossier.get_state_display())
        return redirect("tracking:dossier", code=dossier.code)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(dossier=dossier, actor=actor, note=form.cleaned_data["note"])
        except CaseworkError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Đã rút hồ sơ %s.") % dossier.code)
        return redirect("tracking:dossier", code=dossier.code)
    status = 422 if request.method == "POST" else 200
    return render(request, "services/tracking/withdraw.html", {"dossier": dossier, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_submitter
def rate(request: HttpRequest, dossier: Dossier, actor: Any) -> HttpResponse:
    """One to five, with a comment; may be changed later."""
    if not tracked(dossier).can_rate:
        messages.error(request, _("Bạn đánh giá được sau khi nhận kết quả."))
        return redirect("tracking:dossier", code=dossier.code)
    form = RatingForm(request.POST or None, initial={"stars": dossier.rating, "comment": dossier.rating_comment})
    if request.method == "POST" and form.is_valid():
        actions.rate(
            dossier=dossier, actor=actor, stars=form.cleaned_data["stars"], comment=form.cleaned_data["comment"]
        )
        messages.success(request, _("Cảm ơn bạn. Đánh giá đã được ghi lại."))
        return redirect("tracking:dossier", code=dossier.code)
    status = 422 if request.method == "POST" else 200
    context = {"dossier": dossier, "form": form, "chosen": form["stars"].value() or 0}
    return render(request, "services/tracking/rate.html", context, status=status)
