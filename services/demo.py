"""The demonstration of public services: procedures, then dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.dossiers.demo import load_dossiers
from services.procedures.demo.birth_registration import load_birth_registration
from services.procedures.demo.guidance_only import load_guidance
from services.procedures.demo.pages import load_index

if TYPE_CHECKING:
    from wagtail.models import Page


def load(home: Page, *, dossiers: int = 60) -> None:
    """Everything below `home`; the demonstration's people must be there. Idempotent."""
    index = load_index(home)
    load_birth_registration(index)
    list(load_guidance(index))
    load_dossiers(dossiers)
