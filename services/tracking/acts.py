"""What the citizen does with a dossier under way: answers a supplement, withdraws, rates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.casework.errors import CaseworkError
from portal.form_pages.forms import SectionForm, error_items
from portal.form_pages.questions import questions_of
from portal.form_pages.schema import Schema, Section
from portal.private_files import slots
from portal.private_files.refusals import FileRefused
from services.dossiers import actions
from services.dossiers.purposes import ATTACHMENT
from services.tracking.forms import RatingForm, WithdrawForm
from services.tracking.presentation import tracked
from services.tracking.views import of_the_submitter

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from services.dossiers.models import Dossier
    from services.dossiers.supplements import SupplementRequest


def section_to_mend(dossier: Dossier, request: SupplementRequest) -> tuple[Schema, Section]:
    """A form of one section that asks just what the request names, without conditions."""
    named = {item.key: item for item in request.items}
    fields = tuple(
        replace(field, conditions=(), required=field.required or field.is_slot)
        for field in dossier.schema.fields()
        if field.key in named
    )
    section = Section(key="bo_sung", title=_("Bổ sung hồ sơ"), fields=fields)
    return Schema(title=section.title, sections=(section,)), section


def upload_slots(section: Section) -> dict[str, slots.UploadSlot]:
    return {
        field.key: slots.UploadSlot(name=field.key, label=field.label, purpose=ATTACHMENT, hint=field.help)
        for field in section.fields
        if field.is_slot
    }


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_submitter
def supplement(request: HttpRequest, dossier: Dossier, actor: Any) -> HttpResponse:
    """Only the named slots and fields, each with what is wrong and how to mend it."""
    asked = dossier.open_supplement
    if asked is None:
        messages.info(request, _("Hồ sơ này không còn mục nào cần bổ sung."))
        return redirect("tracking:dossier", code=dossier.code)
    schema, section = section_to_mend(dossier, asked)
    held = {key: slots.prepare(request, slot) for key, slot in upload_slots(section).items()}
    if request.method != "POST":
        return _asked(request, dossier, asked, SectionForm(schema, section, answers=dossier.answers, slots=held))
    received = {key: slots.receive(request, slot) for key, slot in held.items()}
    held = {key: one.slot for key, one in received.items()}
    form = SectionForm(schema, section, answers=dossier.answers, data=request.POST, slots=held)
    if any(one.acted for one in received.values()):
        form.is_valid()
        form.forget_errors()
        return _asked(request, dossier, asked, form)
    if not form.is_valid():
        return _asked(request, dossier, asked, form, status=422)
    answers = {key: form.answers.get(key) for key in asked.keys_of("field")}
    files = [(key, file) for key, one in received.items() for file in one.files]
    try:
        actions.answer_supplement(dossier=dossier, actor=actor, answers=answers, files=files)
    except (CaseworkError, FileRefused, ValidationError) as error:
        text = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        form.add_error(None, text)
        return _asked(request, dossier, asked, form, status=422)
    messages.success(request, _("Đã nhận phần bổ sung. Cơ quan tiếp tục giải quyết hồ sơ của bạn."))
    return redirect("tracking:dossier", code=dossier.code)


def _asked(
    request: HttpRequest, dossier: Dossier, asked: SupplementRequest, form: SectionForm, status: int = 200
) -> HttpResponse:
    items = {item.key: item for item in asked.items}
    questions = [(items[question.field.key], question) for question in questions_of(form)]
    context = {
        "dossier": dossier,
        "asked": asked,
        "form": form,
        "questions": questions,
        "errors": error_items(form) if form.is_bound and form.errors else [],
    }
    return render(request, "services/tracking/supplement.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_submitter
def withdraw(request: HttpRequest, dossier: Dossier, actor: Any) -> HttpResponse:
    """Taking the dossier back, after a page that says what that means."""
    if not tracked(dossier).can_withdraw:
        messages.error(request, _("Hồ sơ đang ở trạng thái “%s” nên không rút được nữa.") % dossier.get_state_display())
        return redirect("tracking:dossier", code=dossier.code)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(dossier=dossier, actor=actor, note=form.cleaned_data["note"])
        except CaseworkError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Đã rút hồ sơ %s.") % dossier.code)
        return redirect("tracking:dossier", code=dossier.code)
    status = 422 if request.method == "POST" else 200
    return render(request, "services/tracking/withdraw.html", {"dossier": dossier, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_submitter
def rate(request: HttpRequest, dossier: Dossier, actor: Any) -> HttpResponse:
    """One to five, with a comment; may be changed later."""
    if not tracked(dossier).can_rate:
        messages.error(request, _("Bạn đánh giá được sau khi nhận kết quả."))
        return redirect("tracking:dossier", code=dossier.code)
    form = RatingForm(request.POST or None, initial={"stars": dossier.rating, "comment": dossier.rating_comment})
    if request.method == "POST" and form.is_valid():
        actions.rate(
            dossier=dossier, actor=actor, stars=form.cleaned_data["stars"], comment=form.cleaned_data["comment"]
        )
        messages.success(request, _("Cảm ơn bạn. Đánh giá đã được ghi lại."))
        return redirect("tracking:dossier", code=dossier.code)
    status = 422 if request.method == "POST" else 200
    context = {"dossier": dossier, "form": form, "chosen": form["stars"].value() or 0}
    return render(request, "services/tracking/rate.html", context, status=status)
