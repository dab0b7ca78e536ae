"""The form in which the applicant gives what the moderators asked for once more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from catalogue.stalls.openings.access import FILE_PURPOSE
from catalogue.stalls.openings.actions import answer_supplement
from portal.casework.errors import CaseworkError
from portal.form_pages.forms import error_items
from portal.form_pages.partial import apply_partial, partial_form, partial_schema
from portal.form_pages.questions import questions_of
from portal.private_files import slots
from portal.private_files.refusals import FileRefused

if TYPE_CHECKING:
    from django.http import HttpRequest

    from catalogue.stalls.openings.models import StallOpening
    from portal.accounts.models import User
    from portal.form_pages.forms import SectionForm
    from portal.form_pages.questions import Question


@dataclass(frozen=True)
class Mending:
    """`sent`: the supplement went in; otherwise the form is shown with `status`."""

    form: SectionForm
    status: int = 200
    sent: bool = False

    @property
    def questions(self) -> list[Question]:
        return questions_of(self.form)

    @property
    def errors(self) -> list[dict[str, str]]:
        return error_items(self.form) if self.form.is_bound and self.form.errors else []


def mend(request: HttpRequest, *, case: StallOpening, actor: User) -> Mending | None:
    """Shows just what was asked for; a POST that is whole answers. None where nothing is asked for."""
    if case.version is None or not case.asked_again:
        return None
    schema, keys = case.version.schema, case.asked_again
    fields = partial_schema(schema, keys).sections[0].fields
    held = {
        field.key: slots.prepare(
            request, slots.UploadSlot(name=field.key, label=field.label, purpose=FILE_PURPOSE, hint=field.help)
        )
        for field in fields
        if field.is_slot
    }
    settings: dict[str, Any] = {"answers": case.answers}
    if request.method != "POST":
        return Mending(partial_form(schema, keys, upload_slots=held, **settings))
    received = {key: slots.receive(request, slot) for key, slot in held.items()}
    held = {key: one.slot for key, one in received.items()}
    form = partial_form(schema, keys, data=request.POST, upload_slots=held, **settings)
    if any(one.acted for one in received.values()):
        form.is_valid()
        form.forget_errors()
        return Mending(form)
    if not form.is_valid():
        return Mending(form, status=422)
    files = [(key, file) for key, one in received.items() for file in one.files]
    try:
        answer_supplement(case=case, actor=actor, answers=apply_partial(schema, case.answers, form), files=files)
    except (CaseworkError, FileRefused, ValidationError) as error:
        form.add_error(None, " ".join(error.messages) if isinstance(error, ValidationError) else str(error))
        return Mending(form, status=422)
    return Mending(form, sent=True)
