"""The home page."""

from __future__ import annotations

from portal.cms.models import BasePage


class HomePage(BasePage):
    """The root of the public site."""

    template = "home/home_page.html"
    max_count = 1
