"""The reporter's pages: the receipt right after sending, and the report by number and secret or signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.violations.access import followers
from catalogue.violations.models import ReportState, ViolationReport
from portal.casework.actions import apply
from portal.casework.clock import due_in_words, explanation
from portal.casework.errors import CaseworkError, InvalidData
from portal.casework.followers import TooManyTries
from portal.casework.forms import form_for

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

BADGES = {
    ReportState.RECEIVED: "active",
    ReportState.NEEDS_MORE: "waiting",
    ReportState.MENDING: "active",
    ReportState.UPHELD: "done",
    ReportState.DISMISSED: "done",
}


class FindForm(forms.Form):
    code = forms.CharField(label=_("Số tin báo"), max_length=60, help_text=_("Ví dụ: VP-H38.12-20261123-0001"))
    secret = forms.CharField(
        label=_("Mã tra cứu"),
        max_length=20,
        help_text=_("8 chữ và số, hiện ngay sau khi gửi và trong thư báo đã nhận."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@never_cache
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    """Right after sending: number and secret, what comes next."""
    report = followers.case_of_receipt(request.GET.get("bien-nhan", ""))
    if report is not None:
        followers.remember(request, report)
    response = render(request, "catalogue/violations/received.html", {"case": report})
    response["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tracking(request: HttpRequest) -> HttpResponse:
    """`?ma=` names the report; whoever has not shown to be its sender is asked for number and secret."""
    code = request.GET.get("ma", "").strip()
    reports = ViolationReport.objects.select_related("agency", "stall", "product")
    report = reports.filter(code__iexact=code).first() if code.isprintable() and code else None
    sender = followers.sender_of(request, report, now_("Người báo")) if report is not None else None
    if report is not None and sender is not None:
        return _own(request, report, sender)
    return _ask(request, code)


def _ask(request: HttpRequest, code: str) -> HttpResponse:
    form = FindForm(request.POST if request.method == "POST" else None, initial={"code": code})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                report = followers.open_by_secret(request, form.cleaned_data["code"], form.cleaned_data["secret"])
            except TooManyTries:
                form.add_error(None, now_("Đã nhập sai nhiều lần. Hãy thử lại sau 15 phút."))
                status = 429
            else:
                if report is not None:
                    return redirect(report.get_absolute_url())
                form.add_error(None, now_("Số hoặc mã tra cứu không đúng. Hãy xem lại lúc gửi hoặc thư báo đã nhận."))
    return render(request, "catalogue/violations/find.html", {"form": form}, status=status)


def _own(request: HttpRequest, report: ViolationReport, sender: Any) -> HttpResponse:
    rows = [row for row in report.table().available(sender, report) if row.name == "tell_more"]
    form: Any = form_for(rows[0], case=report, actor=sender) if rows else None
    if request.method == "POST":
        try:
            apply(case=report, transition="tell_more", actor=sender, data=request.POST)
        except InvalidData as error:
            form = error.form
        except CaseworkError as error:
            messages.error(request, str(error))
            return redirect(report.get_absolute_url())
        else:
            messages.success(request, now_("Đã ghi điều bạn nói thêm. Thời hạn trả lời được tính tiếp."))
            return redirect(report.get_absolute_url())
    events = report.events.filter(public=True)
    waits = report.answered_at is None
    # How a deadline is reckoned is told in Vietnamese only; other readers have the day and the hour.
    in_words = waits and get_language() == settings.LANGUAGE_CODE
    context = {
        "case": report,
        "badge": BADGES[ReportState(report.state)],
        "form": form,
        "asked": events.filter(transition="ask_more").last() if rows else None,
        "due": due_in_words(report, timezone.now()) if in_words else None,
        "explanation": explanation(report) if in_words else [],
        "timeline": [_shown(event) for event in events],
        "files": [kept.file for kept in report.files.select_related("file")],
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "catalogue/violations/own.html", context, status=status)


def _shown(event: Any) -> dict[str, str]:
    """Officers go by their agency here; what the merchant did in between is the officers' affair."""
    when = date_format(timezone.localtime(event.at), "SHORT_DATETIME_FORMAT")
    return {"state": "done", "title": event.shown_label, "when": when, "text": event.note}
