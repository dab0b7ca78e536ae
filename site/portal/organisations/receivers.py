"""A membership ends by date, with nobody there to write it down: groups are made right at every sign-in too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.signals import user_logged_in

from portal.organisations import groups

if TYPE_CHECKING:
    from portal.accounts.models import User


def connect() -> None:
    user_logged_in.connect(sync_groups_at_sign_in, dispatch_uid="portal.organisations.sync_groups_at_sign_in")


def sync_groups_at_sign_in(sender: Any, user: User, **kwargs: Any) -> None:
    groups.sync_user(user)
