"""The review of everything that was answered, and the hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.form_pages import actions, gates
from portal.form_pages.completeness import problems_of
from portal.form_pages.navigation import REVIEW, progress
from portal.form_pages.rendering import answers_as_shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpRequest, HttpResponse

    from portal.form_pages.completeness import Shortcoming
    from portal.form_pages.models import Draft
    from portal.private_files.models import PrivateFile

AFFIRMED = "cam_doan"


@gates.of_a_draft
def review(request: HttpRequest, draft: Draft) -> HttpResponse:
    """GET shows every answer with the way to change it; POST sends, once."""
    if not gates.is_open(draft):
        return gates.closed(request, draft)
    files = actions.held_files(draft)
    if request.method != "POST":
        return _draw(request, draft, files, problems_of(draft.schema, draft.answers, files))
    if not gates.lets_in(request, draft.page):
        return redirect(gates.start_of(draft))
    if draft.schema.declaration and AFFIRMED not in request.POST:
        return _draw(request, draft, files, [], unaffirmed=_("Hãy đọc lời cam đoan và đánh dấu vào ô nếu bạn đồng ý."))
    try:
        handed_over = actions.hand_over(
            draft=draft,
            page=gates.page_of(draft),
            request_info={
                "ip": request.META.get("REMOTE_ADDR", ""),
                "user_agent": request.headers.get("User-Agent", "")[:300],
            },
        )
    except actions.Incomplete as incomplete:
        return _draw(request, draft, files, incomplete.problems)
    except ValidationError as refused:
        return _draw(request, draft, files, [], refusals=refused.messages)
    return redirect(handed_over.url)


def _draw(
    request: HttpRequest,
    draft: Draft,
    files: Mapping[str, Sequence[PrivateFile]],
    problems: Sequence[Shortcoming],
    *,
    unaffirmed: str = "",
    refusals: Sequence[str] = (),
) -> HttpResponse:
    errors = [{"href": _change(draft, one.section, one.anchor), "text": one.text} for one in problems]
    errors += [{"href": "", "text": text} for text in refusals]
    if unaffirmed:
        errors.append({"href": f"#{AFFIRMED}", "text": unaffirmed})
    return render(
        request,
        "form_pages/review.html",
        {
            "draft": draft,
            "title": draft.version.title,
            "sections": summaries(draft, files),
            "errors": errors,
            "is_complete": not problems,
            "declaration": draft.schema.declaration,
            "affirmed": AFFIRMED,
            "unaffirmed": unaffirmed,
            "submit_label": gates.page_class(draft).submit_label,
            "steps": progress(draft, draft.schema, draft.answers, REVIEW),
            "officer": draft.entered_by_id is not None,
        },
    )


def _change(draft: Draft, section: str, anchor: str = "") -> str:
    return f"{reverse('form_pages:section', args=[draft.pk, section])}?ve={REVIEW}{anchor}"


def summaries(draft: Draft, files: Mapping[str, Sequence[PrivateFile]]) -> list[dict[str, Any]]:
    """The rows of the component `summary_list`, by section."""
    return [
        {
            "title": section.title,
            "href": _change(draft, section.key),
            "rows": [
                {
                    "label": item.label,
                    "value": item.text,
                    "lines": [file.name for file in item.files],
                    "href": _change(draft, section.key, f"#id_{item.key}"),
                }
                for item in section.items
            ],
        }
        for section in answers_as_shown(draft.schema, draft.answers, files)
    ]
