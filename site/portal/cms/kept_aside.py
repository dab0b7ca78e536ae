"""Small things that must be known when the database is not there: the words of the error page, the maintenance mode.

A file below the data folder of each machine. Where Redis is there, also in Redis, which all machines share.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache

logger = logging.getLogger(__name__)
FOLDER = "kept-aside"


def _file(name: str) -> Path:
    return Path(settings.DATA_DIR) / FOLDER / f"{name}.json"


def _key(name: str) -> str:
    return f"kept-aside:{name}"


def write(name: str, value: dict[str, Any]) -> None:
    """Keeps `value`, which JSON can hold, for good. Raises OSError where this machine's folder cannot be written."""
    path = _file(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f"{name}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False)
    Path(scratch).replace(path)
    if settings.REDIS_URL:
        with _as_well():
            cache.set(_key(name), value, timeout=None)


def read(name: str) -> dict[str, Any] | None:
    """What is kept under `name`; None where there is nothing or nothing that can be read."""
    if settings.REDIS_URL:
        with _as_well():
            found = cache.get(_key(name))
            if found is not None:
                return dict(found)
    try:
        text = _file(name).read_text(encoding="utf-8")
    except OSError:
        return None
    try:
        found = json.loads(text)
    except ValueError:
        logger.warning("what is kept aside as %s cannot be read", name)
        return None
    return found if isinstance(found, dict) else None


def remove(name: str) -> None:
    _file(name).unlink(missing_ok=True)
    if settings.REDIS_URL:
        with _as_well():
            cache.delete(_key(name))


@contextlib.contextmanager
def _as_well() -> Any:
    """Redis may be down just then; the file stands."""
    try:
        yield
    except Exception:
        logger.warning("Redis does not answer; this machine goes by its own file", exc_info=True)
