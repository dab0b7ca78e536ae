"""May X read or teach the search?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


def may_read_misses(user: User | AnonymousUser) -> bool:
    """What was searched without result: for those who write."""
    return user.has_perm("search.view_miss")
