"""Who may read the report of views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.organisations.groups import register_permissions
from portal.organisations.models import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

REPORT = "home.view_pageviews"


def register() -> None:
    """The right comes with the roles that write pages; called when the app starts."""
    for role in (Role.COMMUNICATIONS, Role.ADMINISTRATOR):
        register_permissions(role, REPORT)


def may_see_views(user: User | AnonymousUser) -> bool:
    return user.has_perm(REPORT)
