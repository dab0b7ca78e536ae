"""A supplement that the submitter brings to the counter: the desk fills their form for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.accounts.requests import signed_in
from portal.casework.views import CasesView
from services.dossiers.mending import mend
from services.dossiers.permissions import at_desk

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class SupplementView(CasesView):
    """The form that the submitter has at `/tra-cuu/…/bo-sung/`. For the desk that took the dossier in only."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        officer = signed_in(request)
        dossier = self.viewset.get_case(officer, pk)
        if not at_desk(officer, dossier):
            raise Http404
        back = self.viewset.url_of(dossier)
        asked = dossier.open_supplement
        if asked is None:
            messages.info(request, _("Hồ sơ này không còn mục nào cần bổ sung."))
            return redirect(back)
        mending = mend(request, dossier=dossier, asked=asked, actor=officer)
        if mending.sent:
            messages.success(request, _("Đã nhận phần bổ sung của hồ sơ %s.") % dossier.code)
            return redirect(back)
        context = {"dossier": dossier, "mending": mending, "back": back}
        return render(request, "services/desk/supplement.html", context, status=mending.status)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.get(request, pk)
