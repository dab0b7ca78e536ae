"""What `home` may know of the one-stop shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.procedures.demo.birth_registration import load_birth_registration
from services.procedures.demo.pages import load_index

if TYPE_CHECKING:
    from wagtail.models import Page

__all__ = ["load_demonstration"]


def load_demonstration(home: Page) -> None:
    """The demonstration's procedures and dossiers below `home`. Idempotent."""
    load_birth_registration(load_index(home))
