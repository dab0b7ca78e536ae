"""A walk-in's dossier: the officer picks the procedure and fills the same form on the person's behalf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portal.form_pages.submission import COUNTER
from services.dossiers.permissions import desk_membership
from services.procedures.form_page import ApplicationFormPage
from services.procedures.models import ProcedurePage
from services.procedures.search import matching, printable

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MOST = 50


def procedures(request: HttpRequest) -> HttpResponse:
    """The procedures with an electronic form, found by words as citizens find them. For one-stop desks only."""
    place = desk_membership(request.user)  # type: ignore[arg-type]
    if place is None:
        raise Http404
    query = printable(request.GET.get("q", ""))
    forms = {page.path[: -page.steplen]: page for page in ApplicationFormPage.objects.live()}
    pages = ProcedurePage.objects.live().filter(path__in=forms)
    found = matching(pages, query) if query else pages.order_by("title")
    rows: list[dict[str, Any]] = [
        {"procedure": page, "href": begin_url(forms[page.path])} for page in found.select_related("field")[:MOST]
    ]
    context = {"rows": rows, "query": query, "place": place, "header_title": _("Tiếp nhận tại quầy")}
    return render(request, "services/desk/intake.html", context)


def begin_url(form: ApplicationFormPage) -> str:
    """Where an officer begins to fill `form` for somebody at the counter."""
    return f"{reverse('form_pages:begin', args=[form.pk])}?{urlencode({'kenh': COUNTER})}"
