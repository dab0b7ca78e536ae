"""The documents issued last, as the home page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps

from home.legal.kinds import BADGES, Force
from portal.cms.paths import path_of

if TYPE_CHECKING:
    from datetime import date


def documents(most: int, day: date) -> list[dict[str, Any]]:
    """With whether each is in force on `day`; one query."""
    found = apps.get_model("home", "LegalDocumentPage").objects.shown().on(day).defer("body")
    return [
        {
            "title": one.title,
            "cited_as": one.cited_as,
            "issued_on": one.issued_on,
            "url": path_of(one.url_path),
            "force": Force(one.force).label,
            "badge": BADGES[Force(one.force)],
        }
        for one in found.order_by("-issued_on", "-pk")[:most]
    ]
