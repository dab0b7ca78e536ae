"""Files of people who have not signed in: a random token in their session, of which the database keeps a hash."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

    from portal.accounts.models import User
    from portal.private_files.models import PrivateFile

SESSION_KEY = "private_files_claim"


def claim_of(request: HttpRequest) -> str:
    """The session's token, made at the first call (which sets the session cookie)."""
    if SESSION_KEY not in request.session:
        request.session[SESSION_KEY] = secrets.token_urlsafe(32)
    token: str = request.session[SESSION_KEY]
    return token


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def owner_of(request: HttpRequest) -> User | None:
    user: User | AnonymousUser = request.user
    return user if user.is_authenticated else None


def holds(request: HttpRequest, file: PrivateFile) -> bool:
    """Whether this reader uploaded the file: signed in as its owner, or in the session that claimed it."""
    if file.owner_id is not None:
        return request.user.is_authenticated and request.user.pk == file.owner_id
    token: str = request.session.get(SESSION_KEY, "")
    return bool(token and file.claim) and secrets.compare_digest(digest(token), file.claim)
