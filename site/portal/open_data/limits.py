"""How often one address may ask: enough for programs that are kind, too little to weigh on the readers of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.counting import count
from portal.visitors import network_of

if TYPE_CHECKING:
    from django.http import HttpRequest

WINDOW = 60
MOST = {"api": 120, "files": 20}


def seconds_to_wait(request: HttpRequest, door: str) -> int:
    """0 for whoever may come in through `door`."""
    return WINDOW if count(f"open_data:{door}", network_of(request), WINDOW) > MOST[door] else 0
