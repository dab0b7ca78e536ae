"""How often a certificate's check code may be guessed: enough for typing mistakes, too few for going through codes.

A code is one of some 10^12, so a number is closed late: nobody can keep others from checking it with a few wrong tries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core import signing
from django.core.cache import cache

if TYPE_CHECKING:
    from django.http import HttpRequest

WINDOW = 15 * 60
MOST_PER_VISITOR = 10
MOST_PER_NUMBER = 200


def too_many(request: HttpRequest, number: str) -> bool:
    """Whether this visitor, or this number from wherever, failed too often in the last quarter of an hour."""
    return any(cache.get(key, 0) >= most for key, most in _keys(request, number))


def count_failure(request: HttpRequest, number: str) -> None:
    for key, _most in _keys(request, number):
        if not cache.add(key, 1, WINDOW):
            try:
                cache.incr(key)
            except ValueError:  # it ended just now
                cache.set(key, 1, WINDOW)


def _keys(request: HttpRequest, number: str) -> tuple[tuple[str, int], ...]:
    """Digests, so that any cache takes them, whatever was typed."""
    signer = signing.Signer(salt="courses.certificates.attempts")
    visitor = request.META.get("REMOTE_ADDR", "")
    return (
        (f"certificate-tries:visitor:{signer.signature(visitor)}", MOST_PER_VISITOR),
        (f"certificate-tries:number:{signer.signature(number)}", MOST_PER_NUMBER),
    )
