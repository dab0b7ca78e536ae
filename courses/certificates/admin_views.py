"""Revoking a certificate, for training staff of the agency that issued it: everybody else gets 404."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from courses.certificates import issuing
from courses.certificates.forms import RevokeForm
from courses.certificates.models import Certificate
from courses.certificates.permissions import may_revoke, organises_issuer
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what it means, POST does it."""
    user = signed_in(request)
    certificate = get_object_or_404(Certificate.objects.select_related("user", "issuer", "agency"), pk=pk)
    if not organises_issuer(user, certificate):
        raise Http404
    back = reverse("courses_certificate_modeladmin_inspect", args=[certificate.pk])
    if not may_revoke(user, certificate):
        messages.error(request, _why_not(certificate))
        return redirect(back)
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            issuing.revoke(certificate=certificate, actor=user, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã thu hồi chứng nhận %s.") % certificate.number)
            return redirect(back)
    title = _("Thu hồi chứng nhận")
    context = {
        "certificate": certificate,
        "form": form,
        "back": back,
        "header_title": title,
        "page_title": title,
        "header_icon": "form",
    }
    return render(request, "courses/certificates/revoke.html", context, status=422 if form.errors else 200)


def _why_not(certificate: Certificate) -> str:
    if certificate.is_revoked:
        return _("Chứng nhận này đã bị thu hồi trước đó.")
    return _("Bạn không tự thu hồi chứng nhận của mình; hãy nhờ đồng nghiệp.")
