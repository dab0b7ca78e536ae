"""Where django-allauth asks the portal: what a new person gets, and how second factors are kept."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import get_random_string

from portal.accounts import second_factor
from portal.vietnamese import normalise

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest

    from portal.accounts.models import User

USERNAME_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


class AccountAdapter(DefaultAccountAdapter):
    def populate_username(self, request: HttpRequest, user: User) -> None:
        """A random name: people sign in by e-mail, and an address must not leak through a username."""
        user.username = user.username or f"nd-{get_random_string(10, USERNAME_ALPHABET)}"


class ProviderAdapter(DefaultSocialAccountAdapter):
    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """One full name out of what the provider tells, in the Vietnamese order when it comes in parts."""
        user = super().populate_user(request, sociallogin, data)
        parts = (data.get("last_name"), data.get("first_name"))
        user.full_name = normalise(data.get("name") or " ".join(part for part in parts if part))[:150]
        user.username = ""
        return user


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps authenticator secrets encrypted; staff cannot drop their last second factor."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if authenticator.type == Authenticator.Type.RECOVERY_CODES:
            return True
        if not second_factor.is_demanded_of(authenticator.user):
            return True
        others = second_factor.authenticators_of(authenticator.user).exclude(pk=authenticator.pk)
        return others.exists()


def _cipher() -> MultiFernet:
    """The key follows from SECRET_KEY; SECRET_KEY_FALLBACKS still open what was kept under an older one."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(("portal.accounts.second_factor:" + str(secret)).encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
