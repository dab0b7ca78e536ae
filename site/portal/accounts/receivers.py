"""Whoever adds a second factor has just proved it: this session counts as confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


def connect() -> None:
    authenticator_added.connect(confirm_session, dispatch_uid="portal.accounts.confirm_session")


def confirm_session(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES or request.user != user:
        return
    record_authentication(request, user, method="mfa", type=authenticator.type, id=authenticator.pk)
