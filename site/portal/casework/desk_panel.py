"""The first thing an officer sees in the admin: what waits, what is due, what is late, of every kind of case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets import viewsets

from portal.accounts.requests import signed_in
from portal.casework.viewsets import CaseViewSet
from portal.casework.worklist import OVERDUE, capped, counts_for

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class ShelfLink:
    label: Any
    count: str
    url: str
    late: bool


class DeskPanel(Component):
    """One kind of case with its shelves as links; one query."""

    order = 40
    template_name = "casework/desk_panel.html"

    def __init__(self, viewset: CaseViewSet) -> None:
        self.viewset = viewset

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        request: HttpRequest = parent_context["request"]
        counts = counts_for(self.viewset.worklist, request)
        index = self.viewset.url("index")
        return {
            "heading": self.viewset.heading,
            "url": index,
            "shelves": [
                ShelfLink(
                    shelf.label,
                    capped(counts[shelf.key]),
                    f"{index}?ke={shelf.key}",
                    late=shelf.key == OVERDUE.key and counts[shelf.key] > 0,
                )
                for shelf in self.viewset.worklist.shelves
                if shelf.counted
            ],
        }


def panels_for(request: HttpRequest) -> list[DeskPanel]:
    """A panel for each kind of case that the request's user works on."""
    user = signed_in(request)
    kinds = [viewset for viewset in viewsets.viewsets if isinstance(viewset, CaseViewSet)]
    return [DeskPanel(viewset) for viewset in kinds if viewset.may_open(user)]
