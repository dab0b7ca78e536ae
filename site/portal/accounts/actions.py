"""Writes on accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from portal.accounts.models import User
from portal.audit.actions import record

if TYPE_CHECKING:
    from django.db.models import Model

EMAIL_SET = "account.email_set"
SECOND_FACTOR_RESET = "account.second_factor_reset"


def email_is_taken(email: str, *, by_other_than: Model | None = None) -> bool:
    """Whether another account goes by this address, proved or as its main one."""
    own = [by_other_than.pk] if by_other_than is not None and by_other_than.pk else []
    return (
        User.objects.filter(email__iexact=email).exclude(pk__in=own).exists()
        or EmailAddress.objects.filter(email__iexact=email).exclude(user_id__in=own).exists()
    )


@transaction.atomic
def set_email(*, user: User, email: str, actor: User | None) -> None:
    """Gives `user` this address in place of all others. Unproved: the next sign-in sends a code to it first."""
    EmailAddress.objects.filter(user=user).exclude(email__iexact=email).delete()
    EmailAddress.objects.get_or_create(user=user, email=email, defaults={"verified": False, "primary": True})
    EmailAddress.objects.filter(user=user).update(primary=True)
    if user.email != email:
        user.email = email
        user.save(update_fields=["email"])
    record(subject=user, action=EMAIL_SET, actor=actor)


@transaction.atomic
def reset_second_factor(*, user: User, actor: User | None) -> int:
    """Takes every second factor from a person who lost it; returns how many there were."""
    count, _ = Authenticator.objects.filter(user=user).delete()
    record(subject=user, action=SECOND_FACTOR_RESET, actor=actor, data={"removed": count})
    return count
