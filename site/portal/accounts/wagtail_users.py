"""Stands in for "wagtail.users" in INSTALLED_APPS: the same app with the portal's own screens for people."""

from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class PortalUsersConfig(WagtailUsersAppConfig):
    user_viewset = "portal.accounts.user_admin.UserViewSet"
