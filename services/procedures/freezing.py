"""Publishing freezes: the one place where a ProcedureVersion comes into being."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.signals import page_published

from portal.cms.translation import translations
from portal.form_pages.freezing import freeze as freeze_form
from services.procedures.form_page import ApplicationFormPage
from services.procedures.models import ProcedurePage
from services.procedures.snapshot import snapshot_of
from services.procedures.versions import ProcedureVersion

if TYPE_CHECKING:
    from portal.accounts.models import User


def freeze(*, procedure: ProcedurePage, by: User | None = None) -> ProcedureVersion:
    """Freeze what `procedure` and its published form say now. Saying the same again gives the newest version back."""
    with transaction.atomic():
        page = ProcedurePage.objects.select_for_update(of=("self",)).get(pk=procedure.pk)
        form = ApplicationFormPage.objects.child_of(page).live().first()
        # The papers of the guidance are slots of the form, so that publishing either may change what the form asks.
        form_version = freeze_form(page=form, by=by) if form else None
        questions: dict[str, Any] = {}
        if form:
            questions = {
                name: getattr(form, name) for name in ("commune_field", "subject_field", "duty_field", "duty_note")
            }
            questions["duty_days"] = form.duty_days or 0
        snapshot = snapshot_of(page).bound_to(
            agency_codes=tuple(sorted(page.agencies.values_list("code", flat=True))),
            form=form_version.digest if form_version else "",
            **questions,
        )
        newest = ProcedureVersion.objects.of(page).order_by("-number").first()
        if newest and newest.digest == snapshot.digest:
            return newest
        last = ProcedureVersion.objects.of(page).aggregate(last=Max("number"))["last"] or 0
        return ProcedureVersion.objects.create(
            procedure=page,
            code=page.national_code,
            title=page.title,
            number=last + 1,
            digest=snapshot.digest,
            data=snapshot.to_json(),
            form_version=form_version,
            effective_from=page.effective_from or timezone.localdate(),
        )


def freeze_when_published(
    sender: type, instance: ProcedurePage | ApplicationFormPage, revision: Any = None, **kwargs: Any
) -> None:
    """Wagtail's page_published: either page freezes the pair, as long as the guidance itself is public.

    A translation is words for readers, never what dossiers run on.
    """
    procedure = instance if isinstance(instance, ProcedurePage) else instance.procedure
    if procedure is not None and procedure.live and translations.is_original(procedure):
        freeze(procedure=procedure, by=revision.user if revision is not None else None)


def connect() -> None:
    for model in (ProcedurePage, ApplicationFormPage):
        page_published.connect(freeze_when_published, sender=model, dispatch_uid=f"services.freeze.{model.__name__}")
