"""The switch in the admin, and the page that is shown when something broke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.log_actions import log

from portal.cms import error_pages
from portal.cms.maintenance import state
from portal.cms.permissions import may_switch_maintenance
from portal.ui import languages

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

CLOSED, REOPENED = "cms.maintenance_on", "cms.maintenance_off"


class MaintenanceForm(forms.Form):
    until = forms.DateTimeField(
        label=_("Dự kiến mở lại lúc"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Người xem được báo giờ này. Cổng không tự mở: xong việc, hãy quay lại đây và mở."),
    )

    def clean_until(self) -> datetime | None:
        until = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise ValidationError(_("Giờ này đã qua."))
        return until


def switch(request: HttpRequest) -> HttpResponse:
    """`bao-tri/`: administrators close the portal to the public and open it again."""
    if not may_switch_maintenance(request.user):
        raise PermissionDenied
    standing = state.standing()
    form = MaintenanceForm(
        request.POST if "dong" in request.POST else None, initial={"until": standing.until if standing else None}
    )
    if request.method == "POST" and "mo" in request.POST:
        state.reopen()
        _log(request, REOPENED)
        messages.success(request, now_("Cổng đã mở lại cho mọi người."))
        return HttpResponseRedirect(reverse("maintenance"))
    if form.is_bound and form.is_valid():
        state.close(until=form.cleaned_data["until"], by=request.user.get_username())
        _log(request, CLOSED)
        messages.warning(request, now_("Cổng đang đóng để bảo trì. Chỉ trang quản trị và đăng nhập còn mở."))
        return HttpResponseRedirect(reverse("maintenance"))
    context = {
        "standing": standing,
        "form": form,
        "page_title": _("Bảo trì"),
        "header_icon": "lock",
        "words_url": reverse("wagtailsettings:edit", args=["cms", "errorpages"]),
    }
    return render(request, "cms/admin/maintenance.html", context, status=422 if form.errors else 200)


def _log(request: HttpRequest, action: str) -> None:
    log(instance=error_pages.ErrorPages.load(), action=action, user=request.user)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler for 500: neither database nor session nor the user are asked, any of them may be what broke."""
    with translation.override(languages.of_prefix(request.path_info) or settings.LANGUAGE_CODE):
        return HttpResponseServerError(render_to_string("500.html", error_pages.kept_words(error_pages.FAILURE)))
