"""The picture of one dot that counts a view: a page asks for it, whether it came from a cache or from us, with or
without JavaScript.

Nothing is kept of who asked. Machines that say what they are, and readers who ask not to be counted (`Sec-GPC`,
`DNT`), are not counted. One address counts at most so often; the addresses stand in this process's memory only, as
hashes with a salt that is thrown away every day.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import threading
import time
from typing import TYPE_CHECKING

from csp.decorators import csp_exempt
from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from home.statistics.tally import View, tally
from portal.visitors import network_of

if TYPE_CHECKING:
    import datetime as dt

    from django.http import HttpRequest

DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
LANGUAGE = "n"
LARGEST_KEY = 2**31 - 1
MACHINES = re.compile(
    r"bot\b|bot[/;) ]|crawl|spider|slurp|archiv|preview|monitor|uptime|headless|lighthouse|facebookexternal|zalo.*link|"
    r"curl|wget|python|java/|go-http|okhttp|libwww|httpclient|axios|node-fetch|scrapy|feed|validator|scan",
    re.IGNORECASE,
)
# A school or an office stands behind one address.
MOST_A_MINUTE = 120
MOST_OF_A_PAGE = 10
MOST_ADDRESSES = 50_000


class Limits:
    """How often each address has counted in the present minute, in all and of one page."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._minute = 0
        self._day: dt.date | None = None
        self._salt = b""
        self._counts: dict[bytes, int] = {}

    def take(self, address: str, page_id: int, *, now: float | None = None) -> bool:
        """Whether one more view from `address` counts; it then has counted."""
        minute, today = int((time.time() if now is None else now) // 60), timezone.localdate()
        with self._lock:
            if today != self._day:
                self._day, self._salt, self._counts = today, secrets.token_bytes(16), {}
            if minute != self._minute or len(self._counts) >= MOST_ADDRESSES:
                self._minute, self._counts = minute, {}
            whole, of_page = self._key(address), self._key(f"{address} {page_id}")
            if self._counts.get(whole, 0) >= MOST_A_MINUTE or self._counts.get(of_page, 0) >= MOST_OF_A_PAGE:
                return False
            for key in (whole, of_page):
                self._counts[key] = self._counts.get(key, 0) + 1
            return True

    def _key(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(), key=self._salt, digest_size=12).digest()


limits = Limits()


@require_safe
@csp_exempt()  # type: ignore[arg-type]
@xframe_options_exempt
def count(request: HttpRequest, page_id: int) -> HttpResponse:
    """`/thong-ke/dem/<page>.gif`, public. Always the same dot, counted or not; never an error, never a cookie."""
    if _is_a_reader(request) and page_id <= LARGEST_KEY and limits.take(network_of(request), page_id):
        asked = request.GET.get(LANGUAGE, "")
        language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        tally.add(View(timezone.localdate(), page_id, language))
    response = HttpResponse(DOT, content_type="image/gif")
    response["Cache-Control"] = "no-store"
    return response


def _is_a_reader(request: HttpRequest) -> bool:
    """A browser that shows one of our pages now to somebody who does not mind being counted."""
    given = request.headers
    if request.method != "GET" or given.get("sec-gpc") == "1" or given.get("dnt") == "1":
        return False
    if "prefetch" in (given.get("sec-purpose") or given.get("purpose") or ""):
        return False
    if given.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    browser = given.get("user-agent", "")
    return bool(browser) and not MACHINES.search(browser)
