"""The real form as an editor's preview: every section under the other, nothing to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from portal.form_pages.completeness import slots_of
from portal.form_pages.forms import SectionForm
from portal.form_pages.questions import questions_of
from portal.form_pages.wording import conditions_in_words
from portal.private_files import slots as upload_slots

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.form_pages.pages import FormPage


def preview(request: HttpRequest, page: FormPage) -> HttpResponse:
    """All sections at once, hidden ones too, each with the words of its condition."""
    schema = page.build_schema()
    parts = []
    for section in schema.sections:
        slots = slots_of(section, {})
        form = SectionForm(schema, section, answers={}, slots=slots, all_drawn=True)
        for slot in slots.values():
            upload_slots.prepare(request, slot)
        only_when = conditions_in_words(schema, section.conditions)
        parts.append({"section": section, "questions": questions_of(form), "only_when": only_when})
    return render(
        request,
        "form_pages/preview.html",
        {"page": page, "title": schema.title, "parts": parts, "declaration": schema.declaration},
    )
