"""Asking other hosts whether a link still leads somewhere.

Editors write the addresses, so nothing here may be made to knock at doors behind our own: the name is resolved first,
every address it stands for must be a public one, the connection is made to exactly that address, and each redirect
goes through the same. No cookies, no body of more than a few bytes, one link of a host at a time.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SECONDS = 8.0
MOST_REDIRECTS = 4
MOST_PORTS = frozenset({80, 443})
PAUSE = 1.0
AGENT = "CongLaoCai-LinkCheck/1.0"
# Answers of a page that is there, but not for a program: it asks for a sign-in, or for less haste.
STANDS = frozenset({401, 403, 405, 406, 429, 503})


class NotPublicError(Exception):
    """The address leads somewhere that is not on the public net."""


@dataclass(frozen=True)
class Answer:
    """`words` say what was answered, for the editor."""

    is_alive: bool
    words: str


def ask(url: str, *, resolve: Callable[[str, int], list[str]] | None = None) -> Answer:
    """One link, redirects followed. Never raises."""
    resolver = resolve or addresses_of
    try:
        return _follow(url, resolver)
    except NotPublicError:
        return Answer(is_alive=False, words=_("địa chỉ không công khai"))
    except TimeoutError:
        return Answer(is_alive=False, words=_("không trả lời trong 8 giây"))
    except ssl.SSLError:
        return Answer(is_alive=False, words=_("chứng chỉ bảo mật sai"))
    except (OSError, http.client.HTTPException, ValueError, UnicodeError):
        return Answer(is_alive=False, words=_("không kết nối được"))


def ask_all(urls: Iterable[str], *, pause: float = PAUSE) -> Iterator[tuple[str, Answer]]:
    """Each link, with a pause between two of the same host."""
    asked_at: dict[str, float] = {}
    for url in urls:
        host = urlsplit(url).netloc
        wait = asked_at.get(host, 0.0) + pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        yield url, ask(url)
        asked_at[host] = time.monotonic()


def addresses_of(host: str, port: int) -> list[str]:
    """What the name stands for; OSError where it stands for nothing."""
    return list(dict.fromkeys(str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(address: str) -> bool:
    """Whether the address is of the public net; those that carry a private one inside are not."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None and not inner.is_global:
            return False
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _follow(url: str, resolve: Callable[[str, int], list[str]]) -> Answer:
    method = "HEAD"
    for _step in range(MOST_REDIRECTS + 1):
        status, target = _request(url, method, resolve)
        if status in (405, 501) and method == "HEAD":
            method = "GET"
            continue
        if 300 <= status < 400 and target:
            url = urljoin(url, target)
            continue
        alive = status < 400 or status in STANDS
        return Answer(is_alive=alive, words=_("trả lời mã %s") % status)
    return Answer(is_alive=False, words=_("chuyển hướng mãi không đến"))


def _request(url: str, method: str, resolve: Callable[[str, int], list[str]]) -> tuple[int, str]:
    """Status, and where it redirects to."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise NotPublicError
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if port not in MOST_PORTS:
        raise NotPublicError
    host = parts.hostname.encode("idna").decode()
    found = resolve(host, port)
    if not found or not all(is_public(address) for address in found):
        raise NotPublicError
    connection = _connection(parts.scheme, host, port, found[0])
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, _ascii(path), headers={"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"})
        response = connection.getresponse()
        return response.status, response.getheader("Location") or ""
    finally:
        connection.close()


def _ascii(path: str) -> str:
    return quote(path, safe="/?&=%:;,+@!$'()*~-._")


def _connection(scheme: str, host: str, port: int, address: str) -> http.client.HTTPConnection:
    """To `address`, whatever the name stands for by now; the certificate is asked for `host`."""
    sock = socket.create_connection((address, port), timeout=SECONDS)
    if scheme == "https":
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    connection.sock = sock
    return connection
