"""The signed address of the page that a submission ends on. It opens once the form is sent, for one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core import signing
from django.urls import reverse

if TYPE_CHECKING:
    from services.dossiers.models import Dossier

SALT = "services.received"
ONE_DAY = 24 * 60 * 60


def received_url(dossier: Dossier) -> str:
    return reverse("tracking:received", args=[signing.dumps(dossier.pk, salt=SALT)])


def dossier_pk(token: str) -> int | None:
    """The dossier behind the token; None for one that we did not sign, or that is older than a day."""
    try:
        return int(signing.loads(token, salt=SALT, max_age=ONE_DAY))
    except signing.BadSignature:
        return None
