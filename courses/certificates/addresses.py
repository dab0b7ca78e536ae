"""Where a certificate is checked and handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from courses.certificates.models import Certificate

NUMBER, CODE = "so", "ma"


def check_path(certificate: Certificate) -> str:
    """The page that says whether the certificate holds; number and check code are in the address."""
    query = urlencode({NUMBER: certificate.number, CODE: certificate.check_code})
    return f"{reverse('training:certificate_check')}?{query}"


def check_url(certificate: Certificate) -> str:
    """The whole address, as the QR code on the paper says it."""
    return f"{settings.BASE_URL}{check_path(certificate)}"
