"""What `home` may know of the one-stop shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.dossiers.demo import load_dossiers
from services.procedures.demo.birth_registration import load_birth_registration
from services.procedures.demo.guidance_only import load_guidance
from services.procedures.demo.pages import load_index

if TYPE_CHECKING:
    from wagtail.models import Page

__all__ = ["load_demonstration"]


def load_demonstration(home: Page, *, dossiers: int = 60) -> None:
    """The demonstration's procedures below `home`, and its dossiers. The demonstration's people must be there.

    Idempotent.
    """
    index = load_index(home)
    load_birth_registration(index)
    load_guidance(index)
    load_dossiers(dossiers)
