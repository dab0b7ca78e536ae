"""What the landing pages answer beside the pages themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect

import services.public

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def find(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/?q=`, public. What can be searched today are the procedures, so it leads there with the words."""
    address = services.public.procedures_address(request)
    if address is None:
        raise Http404
    words = request.GET.get("q", "").strip()[:200]
    return redirect(f"{address}?{urlencode({'q': words})}" if words else address)
