"""Who counts as what; rights on a case are asked of its own domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.organisations import selectors
from portal.organisations.models import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


def is_official(user: User | AnonymousUser) -> bool:
    """Somebody who works for an agency today, in whatever role."""
    return bool(selectors.memberships_of(user))


def is_administrator(user: User | AnonymousUser) -> bool:
    """Somebody who manages people, agencies and settings of the portal."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or selectors.has_role(user, Role.ADMINISTRATOR)
