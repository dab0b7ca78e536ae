"""Finding a certificate by number and check code, and saying how it stands."""

from __future__ import annotations

import secrets
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import timezone

from courses.certificates.models import Certificate

if TYPE_CHECKING:
    from datetime import date

LONGEST = 60
# Compared with where there is no such number, so that the time taken tells nothing; a code never has this sign.
NO_CODE = "0" * 8


class Standing(StrEnum):
    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


def plain(typed: str) -> str:
    """What was typed, without blanks and in capitals."""
    return "".join(letter for letter in typed if letter.isprintable() and not letter.isspace())[:LONGEST].upper()


def find(number: str, code: str) -> Certificate | None:
    """The certificate that both name; dashes in the code are forgiven as well."""
    number, code = plain(number), plain(code).replace("-", "")
    found = Certificate.objects.filter(number__iexact=number).first() if number and code else None
    expected = found.check_code if found is not None else NO_CODE
    right = secrets.compare_digest(expected.encode(), code.encode())
    return found if right else None


def standing_of(certificate: Certificate, today: date | None = None) -> Standing:
    """Valid up to and on its last day."""
    if certificate.is_revoked:
        return Standing.REVOKED
    today = today or timezone.localdate()
    over = certificate.valid_until is not None and certificate.valid_until < today
    return Standing.EXPIRED if over else Standing.VALID
