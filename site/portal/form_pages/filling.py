"""Filling a form: the first section, the list of sections, each section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.form_pages import access, actions, gates, spam
from portal.form_pages.completeness import slots_of, states_of
from portal.form_pages.field_types.places import communes as every_commune
from portal.form_pages.forms import SectionForm, add_row, error_items, remove_row
from portal.form_pages.freezing import freeze
from portal.form_pages.models import Draft, FormPage, FormVersion
from portal.form_pages.navigation import progress, task_items
from portal.form_pages.questions import questions_of
from portal.form_pages.schema import visible
from portal.form_pages.submission import COUNTER
from portal.private_files import slots as upload_slots
from portal.ui import languages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from portal.form_pages.schema import Answers, Schema, Section
    from portal.private_files.models import PrivateFile
    from portal.private_files.slots import UploadSlot

ADD, REMOVE, LATER = "_them", "_bot", "_de_sau"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a POST brought: its form, and whether only a row or file button was pressed (`again`)."""

    form: SectionForm
    again: bool
    grown: str = ""

    @property
    def files(self) -> dict[str, Sequence[PrivateFile]]:
        return {key: slot.files for key, slot in self.form.slots.items() if key in self.form.shown}


def read(
    request: HttpRequest, schema: Schema, section: Section, answers: Answers, slots: Mapping[str, UploadSlot]
) -> Sent:
    """Check a posted section. The files that came with it are stored and held by the reader from here on."""
    received = {key: upload_slots.receive(request, slot, known=slot.files) for key, slot in slots.items()}
    data: Any = request.POST
    grown = ""
    groups = {field.key for field in section.fields if field.is_group}
    if (name := request.POST.get(ADD, "")) in groups:
        data, grown = add_row(data, name), name
    name, _colon, number = request.POST.get(REMOVE, "").partition(":")
    if name in groups and number.isdecimal() and len(number) < 6:
        data, grown = remove_row(data, name, int(number)), name
    form = SectionForm(
        schema, section, answers=answers, data=data, slots={key: one.slot for key, one in received.items()}
    )
    form.is_valid()
    again = bool(grown) or any(one.acted for one in received.values())
    if again:
        form.forget_errors()
        for key, one in received.items():
            for error in one.errors:
                form.add_error(key, error)
    return Sent(form, again, grown)


def draw(request: HttpRequest, form: SectionForm, **context: Any) -> HttpResponse:
    for slot in form.slots.values():
        upload_slots.prepare(request, slot)
    return render(
        request,
        "form_pages/section.html",
        {
            "form": form,
            "section": form.section,
            "questions": questions_of(form),
            "errors": error_items(form) if form.is_bound else [],
            "has_slots": bool(form.slots),
            **context,
        },
    )


@never_cache
def first_section(request: HttpRequest, page_id: int) -> HttpResponse:
    """The first section of a form that is no draft yet: it becomes one when the section is saved."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, FormPage):
        raise Http404
    if page.only_language:
        languages.speak(request, page.only_language)
    officer = access.signed_in(request) if request.GET.get("kenh") == COUNTER else None
    if "kenh" in request.GET and (officer is None or not page.may_enter_for_others(officer)):
        raise Http404
    ticket = spam.Ticket.read(request.POST.get(spam.TICKET, "")) if request.method == "POST" else None
    if not page.live and ticket is None:
        return render(request, "form_pages/closed.html", {"title": page.title}, status=gates.GONE)
    if not gates.lets_in(request, page):
        return redirect(page.url)
    version = FormVersion.objects.filter(pk=ticket.version, page_id=page.pk).first() if ticket else None
    if ticket is None or version is None:
        version = page.published_version or freeze(page=page)
        ticket = spam.Ticket.new(version.pk)
    schema = version.schema
    prefilled = {} if officer else page.initial_answers(request)
    shown = visible(schema, {}).sections
    section = next((one for one in schema.sections if one.key in shown), None)
    if section is None:
        raise Http404
    slots = slots_of(section, {}, purpose=page.file_purpose)
    context = {
        "form_page": page,
        "title": version.title,
        "ticket": ticket.signed(),
        "ticket_name": spam.TICKET,
        "trap": spam.TRAP,
        "steps": progress(None, schema, {}, section.key),
        "officer": officer,
    }
    if request.method != "POST":
        form = SectionForm(schema, section, answers={}, slots=slots, prefilled=prefilled)
        return draw(request, form, **context)
    sent = read(request, schema, section, {}, slots)
    later = LATER in request.POST
    finished = not sent.again and sent.form.is_valid()
    if not finished and not (later and not sent.again and sent.form.is_pardonable):
        return draw(request, sent.form, grown=sent.grown, **context)
    if refusal := spam.refusal(request, ticket):
        sent.form.add_error(None, refusal)
        return draw(request, sent.form, **context)
    owner = access.signed_in(request)
    key: UUID | None = ticket.draft
    there = Draft.objects.filter(pk=ticket.draft).first()
    if there is not None and (there.owner_id, there.entered_by_id) != _holders(owner, officer):
        key = None
    draft = actions.begin(
        version=version,
        section=section.key,
        answers=sent.form.answers,
        files=sent.files,
        owner=owner,
        entered_by=officer,
        finished=finished,
        key=key,
    )
    access.remember(request, draft)
    return redirect(_after(request, draft, section.key, later=later))


def _holders(owner: Any, officer: Any) -> tuple[int | None, int | None]:
    return (None, officer.pk) if officer else (owner.pk if owner else None, None)


@gates.of_a_draft
def tasks(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The list of sections with their state."""
    if not gates.is_open(draft):
        return gates.closed(request, draft)
    states = states_of(draft.schema, draft.answers, actions.held_files(draft), draft.saved_sections)
    done = sum(one.state == "done" for one in states)
    items = task_items(draft, states)
    return render(
        request,
        "form_pages/tasks.html",
        {
            "draft": draft,
            "title": draft.version.title,
            "officer": draft.entered_by_id is not None,
            "items": items,
            "done": done,
            "count": len(states),
            "all_done": done == len(states),
            "next_url": next(
                (
                    reverse("form_pages:section", args=[draft.pk, one.section.key])
                    for one in states
                    if one.state != "done"
                ),
                reverse("form_pages:review", args=[draft.pk]),
            ),
        },
    )


@gates.of_a_draft
def section(request: HttpRequest, draft: Draft, key: str) -> HttpResponse:
    """One section of a draft. What is valid is saved even when something else is wrong."""
    schema = draft.schema
    if key not in {one.key for one in schema.sections}:
        raise Http404
    if key not in visible(schema, draft.answers).sections:
        return redirect("form_pages:tasks", uuid=draft.pk)
    is_open = gates.is_open(draft)
    if request.method != "POST" and not is_open:
        return gates.closed(request, draft)
    asked = schema.section(key)
    files = actions.held_files(draft) if any(field.is_slot for field in asked.fields) else {}
    slots = slots_of(asked, files, purpose=gates.page_class(draft).file_purpose)
    context = {
        "draft": draft,
        "title": draft.version.title,
        "steps": progress(draft, schema, draft.answers, key),
        "officer": draft.entered_by_id is not None,
        "is_closed": not is_open,
    }
    if request.method != "POST":
        prefilled = {}
        if key not in draft.saved_sections and draft.entered_by_id is None:
            prefilled = gates.page_of(draft).initial_answers(request)
        form = SectionForm(schema, asked, answers=draft.answers, slots=slots, prefilled=prefilled)
        return draw(request, form, **context)
    sent = read(request, schema, asked, draft.answers, slots)
    finished = not sent.again and sent.form.is_valid()
    actions.save_section(draft=draft, section=key, answers=sent.form.answers, files=sent.files, finished=finished)
    later = LATER in request.POST
    if finished or (later and not sent.again and sent.form.is_pardonable):
        if not is_open:
            return gates.closed(request, draft)
        return redirect(_after(request, draft, key, later=later))
    return draw(request, sent.form, grown=sent.grown, **context)


def _after(request: HttpRequest, draft: Draft, key: str, *, later: bool) -> str:
    """Where a saved section leads: the next one that these answers show, else the review."""
    if later:
        return reverse("form_pages:later", args=[draft.pk])
    current = Draft.objects.select_related("version").get(pk=draft.pk)
    shown = visible(current.schema, current.answers).sections
    keys = [one.key for one in current.schema.sections if one.key in shown]
    following = keys[keys.index(key) + 1 :] if key in keys else []
    if request.GET.get("ve") == "kiem-tra":
        following = [one for one in following if one not in current.saved_sections]
    if following:
        return reverse("form_pages:section", args=[draft.pk, following[0]])
    return reverse("form_pages:review", args=[draft.pk])


@require_safe
@cache_control(public=True, max_age=3600)
def communes(request: HttpRequest) -> JsonResponse:
    """What the commune chooser searches in: code, name, and every folded name it is found by."""
    return JsonResponse({"communes": [[one.code, one.name, *one.found_by] for one in every_commune()]})
