"""Addresses of calendar feeds, as people and calendar programs use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from courses.calendar.models import CalendarFeed


def host() -> str:
    """The portal's own, with its port where it has one."""
    return settings.BASE_URL.partition("://")[2].rstrip("/")


def webcal(path: str) -> str:
    """The address at which a phone offers to subscribe rather than to download."""
    return f"webcal://{host()}{path}"


def feed_path(feed: CalendarFeed) -> str:
    return reverse("training:private_feed", args=[feed.key])
