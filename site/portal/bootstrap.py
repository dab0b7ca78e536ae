"""Puts the repository's root on the path and names the settings, for manage.py, WSGI and ASGI alike."""

import os
import sys
from pathlib import Path

REPOSITORY_ROOT = Path(__file__).resolve().parents[2]


def prepare(default_settings: str = "portal.settings.dev") -> None:
    """Make `home`, `services`, `catalogue` and `courses` importable and choose settings where none are named."""
    root = str(REPOSITORY_ROOT)
    if root not in sys.path:
        sys.path.insert(1, root)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", default_settings)
