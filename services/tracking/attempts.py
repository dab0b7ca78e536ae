"""How often a number and secret may be tried: enough for typing mistakes, too few for guessing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.cache import cache

if TYPE_CHECKING:
    from django.http import HttpRequest

WINDOW = 15 * 60
MOST_PER_VISITOR = 10
MOST_PER_DOSSIER = 30


def _keys(request: HttpRequest, code: str) -> tuple[tuple[str, int], ...]:
    visitor = request.META.get("REMOTE_ADDR", "")
    return (
        (f"tracking:visitor:{visitor}", MOST_PER_VISITOR),
        (f"tracking:dossier:{code.strip().upper()[:60]}", MOST_PER_DOSSIER),
    )


def too_many(request: HttpRequest, code: str) -> bool:
    """Whether this visitor, or this number from wherever, failed too often in the last quarter of an hour."""
    return any(cache.get(_clean(key), 0) >= most for key, most in _keys(request, code))


def count_failure(request: HttpRequest, code: str) -> None:
    for key, _most in _keys(request, code):
        cleaned = _clean(key)
        if not cache.add(cleaned, 1, WINDOW):
            try:
                cache.incr(cleaned)
            except ValueError:
                cache.set(cleaned, 1, WINDOW)


def _clean(key: str) -> str:
    """A key that every cache takes: no blanks or control characters, whatever was typed."""
    return "".join(letter if letter.isalnum() or letter in ".:-" else "_" for letter in key)
