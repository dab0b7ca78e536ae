"""The merchant's part of the admin's first page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.ui.components import Component

from catalogue.merchants import selectors

if TYPE_CHECKING:
    from catalogue.stalls.pages import StallPage


class StallPanel(Component):
    """What to do next in one stall, its goods and enquiries."""

    order = 10
    template_name = "catalogue/admin/home_panel.html"

    def __init__(self, stall: StallPage) -> None:
        self.stall = stall

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"overview": selectors.overview(self.stall), "trades": selectors.TRADES}
