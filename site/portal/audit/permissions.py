"""Who may read the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.organisations.models import Role
from portal.organisations.permissions import is_administrator
from portal.organisations.selectors import reaches_province

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


def may_read_record(user: User | AnonymousUser) -> bool:
    """Administrators, and supervisors of the whole province: entries say nothing of the agency they belong to."""
    return is_administrator(user) or reaches_province(user, [Role.SUPERVISOR])
