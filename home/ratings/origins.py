"""Whether a form was sent from a page of this portal, where the page holds no secret.

Django's token is a secret of one browser: a page that holds one can be cached for nobody else, and makes a cookie for
whoever only reads. So this form has none. What is asked instead, a page elsewhere cannot forge: browsers of the last
years say `Sec-Fetch-Site`, those before say `Origin` or `Referer` with every form they send. The reader's cookie is
`SameSite=Lax`, so that no form of another site brings it either; at stake is one rating, not an account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def is_our_own(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of this very site."""
    if site := request.headers.get("sec-fetch-site"):
        return site == "same-origin"
    said = request.headers.get("origin") or request.headers.get("referer") or ""
    parts = urlsplit(said)
    ours = {(request.scheme, request.get_host()), urlsplit(settings.BASE_URL)[:2]}
    return (parts.scheme, parts.netloc) in ours
