"""The public check of certificates, and the paper for those who may have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from courses.certificates import attempts, checking
from courses.certificates.addresses import CODE, NUMBER, check_path
from courses.certificates.forms import CheckForm
from courses.certificates.models import Certificate
from courses.certificates.paper import Revoked, certificate_pdf
from courses.certificates.permissions import may_have
from courses.certificates.presentation import shown
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from courses.certificates.presentation import Shown


@never_cache
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """`?so=&ma=`. Says how the certificate stands to whoever has number and code; a wrong number and a wrong code get
    the same answer. Too many wrong ones are sent away for a while.
    """
    if not (request.GET.get(NUMBER) or request.GET.get(CODE)):
        return _answer(request, CheckForm())
    form = CheckForm(request.GET)
    if not form.is_valid():
        return _answer(request, form)
    number = checking.plain(form.cleaned_data[NUMBER])
    if attempts.too_many(request, number):
        form.add_error(None, _("Đã có quá nhiều lần điền sai. Hãy đợi 15 phút rồi kiểm tra lại."))
        return _answer(request, form, status=429)
    found = checking.find(number, form.cleaned_data[CODE])
    if found is None:
        attempts.count_failure(request, number)
        form.add_error(None, _("Không có chứng nhận nào với số và mã kiểm tra này."))
        return _answer(request, form, is_unknown=True)
    return _answer(request, CheckForm(), found=shown(found))


def _answer(
    request: HttpRequest, form: CheckForm, *, found: Shown | None = None, is_unknown: bool = False, status: int = 200
) -> HttpResponse:
    context = {"form": form, "found": found, "is_unknown": is_unknown}
    response = render(request, "courses/certificates/check.html", context, status=status)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@never_cache
@login_required
@require_safe
def certificate_file(request: HttpRequest, number: str) -> HttpResponse:
    """Leads to the paper, made at the first request; a revoked one leads to the page that says so."""
    certificate = Certificate.objects.filter(number=number).first() if number.isprintable() else None
    if certificate is None or not may_have(signed_in(request), certificate):
        raise Http404
    try:
        file = certificate_pdf(certificate)
    except Revoked:
        return redirect(check_path(certificate))
    return redirect(file.get_absolute_url())
