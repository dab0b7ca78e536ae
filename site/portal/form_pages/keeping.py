"""Keeping a draft for later: the resume link, the mail that carries it, a copy of the answers, throwing it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.form_pages import access, actions, gates
from portal.form_pages.field_types.text import parse_email
from portal.form_pages.models import Draft
from portal.form_pages.rendering import answers_as_shown

if TYPE_CHECKING:
    from uuid import UUID


@gates.of_a_draft
def later(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Says that everything is saved, shows the resume link and mails it on wish."""
    typed = request.POST.get("email", "").strip()
    error = ""
    if request.method == "POST":
        try:
            actions.mail_resume_link(draft=draft, to=parse_email(typed))
        except ValidationError as wrong:
            error = " ".join(wrong.messages)
        else:
            messages.success(request, _("Đã gửi liên kết đến %(email)s.") % {"email": typed})
            return redirect("form_pages:later", uuid=draft.pk)
    elif request.user.is_authenticated:
        typed = request.user.email
    return render(
        request,
        "form_pages/later.html",
        {
            "draft": draft,
            "title": draft.version.title,
            "link": settings.BASE_URL + actions.resume_path(draft),
            "email": typed,
            "error": error,
            "errors": [{"href": "#id_email", "text": error}] if error else [],
        },
    )


@never_cache
@require_safe
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """The resume link: opens the draft in this session. One that belongs to an account asks for that account."""
    draft = Draft.objects.with_page().filter(resume_token_hash=access.hash_of(token)).first()
    if draft is None:
        return render(request, "form_pages/expired.html", {"draft": None}, status=404)
    if draft.is_expired or (draft.is_handed_over and not access.may_open(request, draft)):
        return gates.expired(request, draft)
    if draft.owner_id is not None or draft.entered_by_id is not None:
        if not request.user.is_authenticated:
            return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': request.path})}")
    elif not access.may_open(request, draft):
        access.remember(request, draft)
        access.give_files(request, draft)
    return redirect("form_pages:tasks", uuid=draft.pk)


@never_cache
@require_safe
def copy(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Everything answered so far as a plain text file, also when the page has been taken down."""
    draft = access.find(request, uuid)
    if draft.is_expired or draft.is_handed_over:
        return gates.expired(request, draft) if draft.is_expired else redirect(draft.handed_over_url)
    lines = [draft.version.title, f"{timezone.localtime(draft.updated_at):%H:%M %d/%m/%Y}", ""]
    for section in answers_as_shown(draft.schema, draft.answers, actions.held_files(draft)):
        lines += [section.title.upper(), ""]
        for item in section.items:
            names = ", ".join(file.name for file in item.files)
            lines.append(f"{item.label}: {item.text or names or '–'}")
        lines.append("")
    # The mark lets old Windows programs see that this is UTF-8.
    response = HttpResponse("\ufeff" + "\r\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ban-khai.txt"'
    return response


@never_cache
@require_POST
def discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Erase the draft and its files at once."""
    draft = access.find(request, uuid)
    back = gates.start_of(draft)
    actions.discard(draft=draft)
    messages.success(request, _("Đã xóa bản đang điền và các tệp kèm theo."))
    return redirect(back)
