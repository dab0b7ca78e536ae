"""Who opens the papers of an application: the applicant, and the officers who see the case. Opening is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.stalls.openings.models import StallOpening
from portal.audit.actions import record_reading
from portal.private_files import access as file_access
from portal.private_files.signals import file_opened

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.private_files.models import PrivateFile

FILE_PURPOSE = "catalogue.opening"
FILE_OPENED = "opening.file_opened"


def case_of(file: PrivateFile) -> StallOpening | None:
    return StallOpening.objects.filter(files__file=file).first()


def may_open_file(request: HttpRequest, file: PrivateFile) -> bool:
    case, user = case_of(file), request.user
    if case is None or not user.is_authenticated:
        return False
    return case.applicant_id == user.pk or StallOpening.objects.visible_to(user).filter(pk=case.pk).exists()


def record_opening(sender: type, request: HttpRequest, file: PrivateFile, preview: bool, **kwargs: Any) -> None:
    if file.purpose != FILE_PURPOSE or preview:
        return
    if (case := case_of(file)) is not None:
        record_reading(case, request.user, action=FILE_OPENED, data={"file": str(file.pk)})  # type: ignore[arg-type]


def connect() -> None:
    """Once, when the app is ready."""
    file_access.register(FILE_PURPOSE, may_open_file)
    file_opened.connect(record_opening, dispatch_uid="catalogue.openings.file_opened")
