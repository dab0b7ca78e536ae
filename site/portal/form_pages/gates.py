"""What stands before every page of a draft: whose it is, whether it is still open, whether its page still is."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from portal.form_pages import access, actions
from portal.form_pages.models import Draft, FormPage, Publication
from portal.form_pages.versions import differences
from portal.ui import languages

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    View = Callable[..., HttpResponse]

GONE = 410


def of_a_draft(view: View) -> View:
    """The view gets the reader's draft in place of its uuid. One that was handed over leads where it went; an expired
    one says so."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, uuid: UUID, **kwargs: Any) -> HttpResponse:
        draft = access.find(request, uuid)
        answer_in_its_language(request, draft)
        if draft.is_handed_over:
            messages.info(request, _("Biểu mẫu này đã được gửi rồi; mỗi biểu mẫu chỉ gửi một lần."))
            return redirect(draft.handed_over_url)
        if draft.is_expired:
            return expired(request, draft)
        return view(request, move_to_newest(request, draft), **kwargs)

    return guarded


def answer_in_its_language(request: HttpRequest, draft: Draft) -> None:
    """Below `/bieu-mau/` lie forms of every kind; the frame of each is in the language of its questions."""
    only = page_of(draft).only_language if page_class(draft).is_translated else settings.LANGUAGE_CODE
    if only:
        languages.speak(request, only)


def expired(request: HttpRequest, draft: Draft | None) -> HttpResponse:
    return render(request, "form_pages/expired.html", {"draft": draft}, status=GONE)


def closed(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The page was taken down in mid-filling: what was filled in is kept and can be fetched."""
    return render(request, "form_pages/closed.html", {"draft": draft, "title": draft.version.title}, status=GONE)


def is_open(draft: Draft) -> bool:
    return draft.page is not None and draft.page.live


def page_class(draft: Draft) -> type[FormPage]:
    """The kind of form page, without asking the database; plain FormPage where the page is gone."""
    kind = draft.page.specific_class if draft.page is not None else None
    return kind if kind is not None and issubclass(kind, FormPage) else FormPage


def page_of(draft: Draft) -> FormPage:
    """The form page itself; ask `is_open` first."""
    page = draft.page.specific if draft.page is not None else None
    if not isinstance(page, FormPage):
        raise Http404
    return page


def start_of(draft: Draft) -> str:
    """Where the form begins, the home page where it is no longer open."""
    return (draft.page.url if draft.page is not None and draft.page.live else "") or "/"


def lets_in(request: HttpRequest, page: Any) -> bool:
    """Whether Wagtail's own restrictions (password, groups) let the reader see the page."""
    return all(restriction.accept_request(request) for restriction in page.get_view_restrictions())


def move_to_newest(request: HttpRequest, draft: Draft) -> Draft:
    """Where the page wants it, carry the draft over to the newest version and tell the citizen what changed."""
    if not page_class(draft).carries_drafts_over or not is_open(draft):
        return draft
    latest = Publication.objects.filter(page=draft.page).select_related("version").first()
    if latest is None or latest.version_id == draft.version_id:
        return draft
    changes = differences(draft.version.schema, latest.version.schema)
    moved = actions.carry_over(draft=draft, version=latest.version)
    messages.warning(request, _("Biểu mẫu vừa được sửa, xin xem lại: %(changes)s") % {"changes": " ".join(changes)})
    moved.page = draft.page
    return moved
