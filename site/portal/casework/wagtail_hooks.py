"""What the engine adds to the Wagtail admin by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail import hooks

from portal.casework.desk_panel import panels_for

if TYPE_CHECKING:
    from django.http import HttpRequest


@hooks.register("construct_homepage_panels")
def add_desk_panels(request: HttpRequest, panels: list[Any]) -> None:
    panels.extend(panels_for(request))
