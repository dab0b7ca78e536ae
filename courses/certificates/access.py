"""Opens the papers of certificates to those who may have them; a revoked one is given out to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courses.certificates.models import Certificate
from courses.certificates.paper import FILE_PURPOSE
from courses.certificates.permissions import may_have
from portal.private_files import access as file_access

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.private_files.models import PrivateFile


def may_open_file(request: HttpRequest, file: PrivateFile) -> bool:
    certificate, user = Certificate.objects.filter(file=file).first(), request.user
    if certificate is None or certificate.is_revoked or not user.is_authenticated:
        return False
    return may_have(user, certificate)


def connect() -> None:
    """Once, when the app is ready."""
    file_access.register(FILE_PURPOSE, may_open_file)
