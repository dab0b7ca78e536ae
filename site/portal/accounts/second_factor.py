"""Of whom a second factor is demanded, and whether this session has passed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings

from portal.organisations import permissions

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from portal.accounts.models import User

ADMIN_ACCESS = "wagtailadmin.access_admin"


def is_staff_person(user: User | AnonymousUser) -> bool:
    """Anyone who works for an agency today or may enter the Wagtail admin, merchants with a stall included."""
    if not user.is_authenticated:
        return False
    return user.is_staff or user.is_superuser or permissions.is_official(user) or user.has_perm(ADMIN_ACCESS)


def is_demanded_of(user: User | AnonymousUser) -> bool:
    """False for everybody where `SECOND_FACTOR_REQUIRED` is off, which production settings refuse."""
    return bool(settings.SECOND_FACTOR_REQUIRED) and is_staff_person(user)


def authenticators_of(user: User) -> QuerySet[Authenticator]:
    """What counts as a second factor by itself; recovery codes only stand in for one."""
    return Authenticator.objects.filter(
        user_id=user.pk, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    )


def is_confirmed(request: HttpRequest) -> bool:
    """Whether this very session has proved a second factor of the person signed in. No query."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))
