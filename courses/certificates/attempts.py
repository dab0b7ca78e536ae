"""How often a certificate's check code may be guessed: enough for typing mistakes, too few for going through codes.

A code is one of some 10^12, so a number is closed late: nobody can keep others from checking it with a few wrong tries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal import counting
from portal.visitors import network_of

if TYPE_CHECKING:
    from django.http import HttpRequest

WINDOW = 15 * 60
MOST_PER_VISITOR = 10
MOST_PER_NUMBER = 200


def too_many(request: HttpRequest, number: str) -> bool:
    """Whether this visitor, or this number from wherever, failed too often in the last quarter of an hour."""
    return any(counting.so_far(what, who) >= most for what, who, most in _counted(request, number))


def count_failure(request: HttpRequest, number: str) -> None:
    for what, who, _most in _counted(request, number):
        counting.count(what, who, WINDOW)


def _counted(request: HttpRequest, number: str) -> tuple[tuple[str, str, int], ...]:
    return (
        ("certificates:visitor", network_of(request), MOST_PER_VISITOR),
        ("certificates:number", number, MOST_PER_NUMBER),
    )
