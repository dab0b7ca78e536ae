"""How often a number and secret may be tried: enough for typing mistakes, too few for guessing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal import counting
from portal.visitors import network_of

if TYPE_CHECKING:
    from django.http import HttpRequest

WINDOW = 15 * 60
MOST_PER_VISITOR = 10
MOST_PER_DOSSIER = 30


def too_many(request: HttpRequest, code: str) -> bool:
    """Whether this visitor, or this number from wherever, failed too often in the last quarter of an hour."""
    return any(counting.so_far(what, who) >= most for what, who, most in _counted(request, code))


def count_failure(request: HttpRequest, code: str) -> None:
    for what, who, _most in _counted(request, code):
        counting.count(what, who, WINDOW)


def _counted(request: HttpRequest, code: str) -> tuple[tuple[str, str, int], ...]:
    return (
        ("tracking:visitor", network_of(request), MOST_PER_VISITOR),
        ("tracking:dossier", code.strip().upper(), MOST_PER_DOSSIER),
    )
