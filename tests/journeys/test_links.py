"""Nothing on the public site leads nowhere."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

if TYPE_CHECKING:
    from tests.engines.portal_server import RunningPortal

LINK = re.compile(r"<(?:a|link|img|script)\b[^>]*?\b(?:href|src)=\"([^\"#][^\"]*)\"", re.IGNORECASE)
# The same page with other filters, sorted otherwise or a leaf further.
MOST_OF_A_PATH = 3
# Of files that are limited in number to whoever asks for many: that they are there is enough.
THERE = (200, 429)

pytestmark = pytest.mark.browser


def open_page(address: str) -> tuple[int, str]:
    """Status and text, the text of a page that says that there is none as well."""
    try:
        response = urllib.request.urlopen(address, timeout=30)
    except urllib.error.HTTPError as error:
        response = error
    with response:
        html = response.headers.get_content_type() == "text/html"
        return response.status, response.read().decode() if html else ""


def test_every_link_of_the_public_site_leads_somewhere(portal: RunningPortal) -> None:
    waiting, seen, dead = [("/", "")], {"/"}, []
    of_path: Counter[str] = Counter()
    while waiting:
        path, linked_from = waiting.pop()
        status, html = open_page(portal.address + path)
        if status not in THERE:
            dead.append(f"{path}: {status}, linked from {linked_from}")
        for found in LINK.findall(html):
            address = urldefrag(urljoin(portal.address + path, unescape(found))).url
            inside = address.removeprefix(portal.address)
            if inside.startswith("/") and inside not in seen:
                seen.add(inside)
                of_path[urlsplit(inside).path] += 1
                if of_path[urlsplit(inside).path] <= MOST_OF_A_PATH:
                    waiting.append((inside, path))
    assert dead == []
    assert len(of_path) > 300
