"""Who a reader is, without knowing them: a signed cookie of our own, kept only as a keyed hash.

The cookie holds a random number. It is set when somebody rates, never by reading, and travels to the ratings' own
addresses only, so that pages can be cached for everybody. What is kept is its hash together with the article: the same
reader of two articles cannot be told. Another SECRET_KEY makes new readers of all, at worst one more rating each.

The address is kept as a hash with a salt that lives for two days in the cache: later nobody can find it out by trying.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.visitors import network_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

COOKIE = "nguoi_doc"
PATH = "/danh-gia-bai-viet/"
# The longest that browsers allow.
LIFE = int(timedelta(days=400).total_seconds())
SALT = "home.ratings.reader"
SALT_LIFE = int(timedelta(days=2).total_seconds())


@dataclass(frozen=True)
class Reader:
    """`number` is what the cookie holds; empty for a browser that takes no cookies, whose address and kind stand in."""

    number: str
    address: str
    browser: str = ""

    def key(self, article_id: int) -> str:
        who = f"n:{self.number}" if self.number else f"a:{self.address}:{self.browser}"
        return salted_hmac(SALT, f"{article_id}:{who}", algorithm="sha256").hexdigest()


def reader_of(request: HttpRequest) -> Reader:
    browser = salted_hmac(SALT, request.headers.get("user-agent", "")[:500], algorithm="sha256").hexdigest()
    return Reader(known_number(request), hashed_address(request), browser)


def known_number(request: HttpRequest) -> str:
    """What our cookie holds; empty where there is none, or one we did not sign."""
    return known_number_of(request.COOKIES.get(COOKIE, ""))


def known_number_of(cookie: str) -> str:
    try:
        return str(signing.loads(cookie, salt=SALT, max_age=LIFE))
    except (signing.BadSignature, ValueError):
        return ""


def give_number(response: HttpResponse) -> None:
    response.set_cookie(
        COOKIE,
        signing.dumps(secrets.token_hex(16), salt=SALT),
        max_age=LIFE,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def hashed_address(request: HttpRequest) -> str:
    """The same all day for one address, or one line of IPv6 (a /64), and nothing tomorrow."""
    return salted_hmac(SALT, f"{_salt_of_today()}:{network_of(request)}", algorithm="sha256").hexdigest()


def _salt_of_today() -> str:
    key = f"ratings:salt:{timezone.localdate().isoformat()}"
    cache.add(key, secrets.token_hex(16), SALT_LIFE)
    return str(cache.get(key) or key)
