"""What `home` may know of the one-stop shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.dossiers.demo import load_dossiers
from services.procedures.demo.birth_registration import load_birth_registration
from services.procedures.demo.guidance_only import load_guidance
from services.procedures.demo.pages import load_index
from services.procedures.models import ProcedureIndexPage

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page

__all__ = ["load_demonstration", "procedures_address"]


def procedures_address(request: HttpRequest) -> str | None:
    """Where the list of procedures is, `/dich-vu-cong/`; None while no such page is published."""
    index = ProcedureIndexPage.objects.live().first()
    return index.get_url(request) if index else None


def load_demonstration(home: Page, *, dossiers: int = 60) -> None:
    """The demonstration's procedures below `home`, and its dossiers. The demonstration's people must be there.

    Idempotent.
    """
    index = load_index(home)
    load_birth_registration(index)
    load_guidance(index)
    load_dossiers(dossiers)
