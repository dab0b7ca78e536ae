"""Nothing on the public site leads nowhere."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

if TYPE_CHECKING:
    from tests.engines.portal_server import RunningPortal

LINK = re.compile(r"<(?:a|link|img|script|form)\b[^>]*?\b(?:href|src|action)=\"([^\"#][^\"]*)\"", re.IGNORECASE)
MOST_PAGES = 200

pytestmark = pytest.mark.browser


def open_page(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=30) as response:
            html = response.headers.get_content_type() == "text/html"
            return response.status, response.read().decode() if html else ""
    except urllib.error.HTTPError as error:
        return error.code, ""


def test_every_link_of_the_public_site_leads_somewhere(portal: RunningPortal) -> None:
    waiting, seen, dead = ["/"], {"/"}, []
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        status, html = open_page(portal.address + path)
        if status != 200:
            dead.append(f"{path}: {status}")
        for found in LINK.findall(html):
            address = urldefrag(urljoin(portal.address + path, found.replace("&amp;", "&"))).url
            inside = address.removeprefix(portal.address)
            if urlsplit(address).netloc == urlsplit(portal.address).netloc and inside not in seen:
                seen.add(inside)
                waiting.append(inside)
    assert dead == []
    assert len(seen) > 30
