"""Who opens the papers of a registration: the official, their training manager, the officers who see the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courses.registrations.models import Registration
from courses.registrations.permissions import may_follow
from portal.private_files import access as file_access

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.private_files.models import PrivateFile

FILE_PURPOSE = "courses.registration"


def may_open_file(request: HttpRequest, file: PrivateFile) -> bool:
    case, user = Registration.objects.filter(files__file=file).first(), request.user
    if case is None or not user.is_authenticated:
        return False
    return may_follow(user, case) or Registration.objects.visible_to(user).filter(pk=case.pk).exists()


def connect() -> None:
    """Once, when the app is ready."""
    file_access.register(FILE_PURPOSE, may_open_file)
