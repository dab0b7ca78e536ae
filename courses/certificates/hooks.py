"""What certificates add to the Wagtail admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import include, path
from wagtail import hooks

from courses.certificates import admin_urls

if TYPE_CHECKING:
    from django.urls import URLResolver


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    return [path("chung-nhan/", include(admin_urls, namespace="chung-nhan"))]
