"""Who may have the paper of a certificate, and who revokes it. Asked of memberships, never of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.casework.standing import standing_of
from portal.organisations.models import Role

if TYPE_CHECKING:
    from courses.certificates.models import Certificate
    from portal.accounts.models import User

MANAGES, ORGANISES = (Role.TRAINING_MANAGER,), (Role.TRAINING_ORGANISER,)


def may_have(user: User, certificate: Certificate) -> bool:
    """The person, the training manager of the agency they worked for, training staff of the issuer, superusers."""
    standing = standing_of(user)
    return user.is_active and (
        user.is_superuser
        or certificate.user_id == user.pk
        or standing.has_role(MANAGES, certificate.agency_id)
        or standing.has_role(ORGANISES, certificate.issuer_id)
    )


def organises_issuer(user: User, certificate: Certificate) -> bool:
    """Training staff of the very agency that issued it."""
    return standing_of(user).has_role(ORGANISES, certificate.issuer_id)


def may_revoke(user: User, certificate: Certificate) -> bool:
    """Training staff of the issuer, while it holds; nobody their own."""
    return certificate.user_id != user.pk and not certificate.is_revoked and organises_issuer(user, certificate)
