"""Who looks after the messages that did not arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.organisations.permissions import is_administrator

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


def may_manage_messages(user: User | AnonymousUser) -> bool:
    return is_administrator(user)
