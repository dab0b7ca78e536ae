"""The versions of a form in the Wagtail admin, with what changed in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.form_pages.models import FormPage, Publication
from portal.form_pages.versions import differences

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """One publication; `changes` are those against the one before, None for the first."""

    publication: Publication
    changes: list[str] | None


def versions(request: HttpRequest, page_id: int) -> HttpResponse:
    """For whoever may edit the page: what the next publishing would change, and every version so far."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form_page = page.get_latest_revision_as_object()
    if not isinstance(form_page, FormPage):
        raise Http404
    publications = list(
        Publication.objects.filter(page_id=page.pk).select_related("version", "published_by")[: MOST_SHOWN + 1]
    )
    shown = []
    for newer, older in zip(publications, [*publications[1:], None], strict=True):
        changes = differences(older.version.schema, newer.version.schema) if older else None
        shown.append(Shown(newer, changes))
    pending = differences(publications[0].version.schema, form_page.build_schema()) if publications else None
    return render(
        request,
        "form_pages/admin/versions.html",
        {
            "page": page,
            "shown": shown[:MOST_SHOWN],
            "pending": pending,
            "header_title": _("Phiên bản biểu mẫu: %(title)s") % {"title": page.get_admin_display_title()},
            "header_icon": "history",
            "breadcrumbs_items": [
                {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()},
                {"url": "", "label": _("Phiên bản biểu mẫu")},
            ],
        },
    )
