"""Publishing a form page freezes the form as it then is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.form_pages.models import FormPage, FormVersion, Publication
from portal.form_pages.validation import problems

if TYPE_CHECKING:
    from portal.accounts.models import User


@transaction.atomic
def freeze(*, page: FormPage, by: User | None = None) -> FormVersion:
    """The version with the page's present content, made where there is none yet, and the one now in use.

    Raises ValidationError when the form does not hold together.
    """
    schema = page.build_schema()
    if found := problems(schema):
        raise ValidationError([problem.message for problem in found])
    version, _is_new = FormVersion.objects.get_or_create(
        page_id=page.pk, digest=schema.digest, defaults={"title": schema.title, "content": schema.to_json()}
    )
    latest = Publication.objects.filter(page_id=page.pk).first()
    if latest is None or latest.version_id != version.pk:
        Publication.objects.create(page_id=page.pk, version=version, published_by=by)
    return version


def freeze_when_published(sender: type, instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """Receiver of Wagtail's `page_published`."""
    if isinstance(instance, FormPage):
        freeze(page=instance, by=revision.user if revision is not None else None)
