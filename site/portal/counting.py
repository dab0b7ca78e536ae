"""How often somebody did something lately, for limits. It stands in the shared cache, under digests only: no address
and no number is kept as it was typed.
"""

from __future__ import annotations

from django.core.cache import cache
from django.utils.crypto import salted_hmac

SALT = "portal.counting"


def count(what: str, who: str, seconds: int) -> int:
    """Counts this time. How often it was within `seconds` of the first time, this one included."""
    key = _key(what, who)
    if cache.add(key, 1, seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ended between the two calls
        cache.set(key, 1, seconds)
        return 1


def so_far(what: str, who: str) -> int:
    return int(cache.get(_key(what, who), 0))


def _key(what: str, who: str) -> str:
    return f"counted:{what}:{salted_hmac(SALT, f'{what}:{who}', algorithm='sha256').hexdigest()}"
