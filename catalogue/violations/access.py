"""Who may see a report as its sender, and who opens the files sent along. The merchant is never among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.violations.models import ViolationReport, ViolationReportFile
from portal.casework.followers import Followers
from portal.private_files import access as file_access

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.private_files.models import PrivateFile

FILE_PURPOSE = "catalogue.violations"

followers = Followers(
    ViolationReport, name="catalogue.violations", session_key="reports_opened", related=("agency", "product", "stall")
)


def may_open_file(request: HttpRequest, file: PrivateFile) -> bool:
    """Officers who see the case, and its sender."""
    kept = ViolationReportFile.objects.filter(file=file).select_related("case").first()
    if kept is None:
        return False
    if followers.sender_of(request, kept.case) is not None:
        return True
    user = request.user
    return user.is_authenticated and ViolationReport.objects.visible_to(user).filter(pk=kept.case_id).exists()


def connect() -> None:
    file_access.register(FILE_PURPOSE, may_open_file)
