"""A request for a supplement as a form: just what was named. The submitter and the desk send the same one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.casework.errors import CaseworkError
from portal.form_pages.forms import SectionForm, error_items
from portal.form_pages.questions import questions_of
from portal.form_pages.schema import Schema, Section
from portal.private_files import slots
from portal.private_files.refusals import FileRefused
from services.dossiers import actions
from services.dossiers.purposes import ATTACHMENT

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User
    from portal.casework.actors import SecretHolder
    from portal.form_pages.questions import Question
    from services.dossiers.models import Dossier
    from services.dossiers.supplements import SupplementItem, SupplementRequest


@dataclass(frozen=True)
class Mending:
    """The form after a request. `sent`: the supplement went in; otherwise the form is shown with `status`."""

    asked: SupplementRequest
    form: SectionForm
    status: int = 200
    sent: bool = False

    @property
    def questions(self) -> list[tuple[SupplementItem, Question]]:
        """Each question beside what is wrong and how to mend it."""
        items = {item.key: item for item in self.asked.items}
        return [(items[question.field.key], question) for question in questions_of(self.form)]

    @property
    def errors(self) -> list[dict[str, str]]:
        return error_items(self.form) if self.form.is_bound and self.form.errors else []


def section_to_mend(dossier: Dossier, asked: SupplementRequest) -> tuple[Schema, Section]:
    """A form of one section that asks just what the request names, without conditions."""
    named = {item.key: item for item in asked.items}
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


def mend(request: HttpRequest, *, dossier: Dossier, asked: SupplementRequest, actor: User | SecretHolder) -> Mending:
    """Shows the form of `asked`; a POST that is whole answers the request for `actor`, who must be allowed to."""
    schema, section = section_to_mend(dossier, asked)
    held = {key: slots.prepare(request, slot) for key, slot in upload_slots(section).items()}
    if request.method != "POST":
        return Mending(asked, SectionForm(schema, section, answers=dossier.answers, slots=held))
    received = {key: slots.receive(request, slot) for key, slot in held.items()}
    held = {key: one.slot for key, one in received.items()}
    form = SectionForm(schema, section, answers=dossier.answers, data=request.POST, slots=held)
    if any(one.acted for one in received.values()):
        form.is_valid()
        form.forget_errors()
        return Mending(asked, form)
    if not form.is_valid():
        return Mending(asked, form, status=422)
    answers = {key: form.answers.get(key) for key in asked.keys_of("field")}
    files = [(key, file) for key, one in received.items() for file in one.files]
    try:
        actions.answer_supplement(dossier=dossier, actor=actor, answers=answers, files=files)
    except (CaseworkError, FileRefused, ValidationError) as error:
        form.add_error(None, " ".join(error.messages) if isinstance(error, ValidationError) else str(error))
        return Mending(asked, form, status=422)
    return Mending(asked, form, sent=True)
