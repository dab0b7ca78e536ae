"""What every page of the portal has in common."""

from __future__ import annotations

from wagtail.models import Page


class BasePage(Page):
    """The parent of every page type: the portal's own manner of promotion, menus and preview."""

    class Meta:
        abstract = True
