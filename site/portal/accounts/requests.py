"""Who makes a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """The request's user, in views that let nobody in who is not signed in."""
    return cast("User", request.user)
