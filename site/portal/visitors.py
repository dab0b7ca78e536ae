"""Where a request comes from, as far as limits need to know it. Nothing here is kept."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter

if TYPE_CHECKING:
    from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """The visitor's address behind `PORTAL_TRUSTED_PROXIES` proxies; of IPv6 the line (a /64), of which one phone has
    a new address every day. Empty where nothing is known.
    """
    address = get_adapter(request).get_client_ip(request) or ""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network(f"{found}/64", strict=False))
    return str(found)
