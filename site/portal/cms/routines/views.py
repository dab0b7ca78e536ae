"""The page of what the portal does by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.cms.permissions import may_see_routines
from portal.cms.routines import standing

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def routines(request: HttpRequest) -> HttpResponse:
    """`viec-dinh-ky/`: for those who keep pages and the portal. Five queries."""
    if not may_see_routines(request.user):
        raise PermissionDenied
    now = timezone.now()
    context = {
        "routines": standing.all_standings(now),
        "failed": standing.failed_tasks(now),
        "coming": standing.coming(now),
        "now": now,
        "page_title": _("Việc định kỳ"),
        "header_icon": "time",
    }
    return render(request, "cms/admin/routines.html", context)
