"""Publishing freezes: the one place where a ProcedureVersion comes into being."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.signals import page_published

from services.procedures.form_page import ApplicationFormPage
from services.procedures.models import ProcedurePage
from services.procedures.snapshot import snapshot_of
from services.procedures.versions import ProcedureVersion


def freeze(*, procedure: ProcedurePage) -> ProcedureVersion:
    """Freeze what `procedure` and its published form say now. Saying the same again gives the newest version back."""
    with transaction.atomic():
        page = ProcedurePage.objects.select_for_update(of=("self",)).get(pk=procedure.pk)
        form = ApplicationFormPage.objects.child_of(page).live().first()
        form_version = form.published_version if form else None
        snapshot = snapshot_of(page).with_form(form_version.digest if form_version else "")
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


def freeze_when_published(sender: type, instance: ProcedurePage | ApplicationFormPage, **kwargs: Any) -> None:
    """Wagtail's page_published: either page freezes the pair, as long as the guidance itself is public."""
    procedure = instance if isinstance(instance, ProcedurePage) else instance.procedure
    if procedure is not None and procedure.live:
        freeze(procedure=procedure)


def connect() -> None:
    for model in (ProcedurePage, ApplicationFormPage):
        page_published.connect(freeze_when_published, sender=model, dispatch_uid=f"services.freeze.{model.__name__}")
