"""Who opens a dossier's files: its submitter, and the officers who may see the dossier. Opening one is recorded."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from portal.accounts.requests import signed_in
from portal.audit.actions import record_reading
from portal.casework.actors import SecretHolder
from portal.private_files import access as file_access
from portal.private_files.signals import file_opened
from services.dossiers.models import Dossier
from services.dossiers.permissions import may_open, owns
from services.dossiers.purposes import ALL

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User
    from portal.private_files.models import PrivateFile

SESSION_KEY = "tracked_dossiers"
TWO_HOURS = 2 * 60 * 60
MOST_TRACKED = 20


def grant(request: HttpRequest, dossier: Dossier) -> None:
    """This visitor proved number and secret: for two hours the session opens the dossier."""
    known = {key: at for key, at in request.session.get(SESSION_KEY, {}).items() if at > time.time() - TWO_HOURS}
    known[str(dossier.pk)] = int(time.time())
    newest = sorted(known, key=lambda key: known[key], reverse=True)[:MOST_TRACKED]
    request.session[SESSION_KEY] = {key: known[key] for key in newest}


def submitter_of(request: HttpRequest, dossier: Dossier) -> User | SecretHolder | None:
    """Who this visitor is to the dossier: its submitter by account, or the holder of its secret; else None."""
    if owns(request.user, dossier):
        return signed_in(request)
    at = request.session.get(SESSION_KEY, {}).get(str(dossier.pk), 0)
    if at > time.time() - TWO_HOURS:
        return SecretHolder.of(dossier, name=dossier.submitter_name)
    return None


def dossier_of(file: PrivateFile) -> Dossier | None:
    """The dossier a file belongs to."""
    return Dossier.objects.filter(Q(attachments__file=file) | Q(papers__file=file) | Q(results__file=file)).first()


def may_open_file(request: HttpRequest, file: PrivateFile) -> bool:
    dossier = dossier_of(file)
    if dossier is None:
        return False
    return submitter_of(request, dossier) is not None or may_open(request.user, dossier)


def record_opening(sender: type, request: HttpRequest, file: PrivateFile, preview: bool, **kwargs: Any) -> None:
    if file.purpose not in ALL or preview:
        return
    dossier = dossier_of(file)
    if dossier is not None:
        actor = request.user if request.user.is_authenticated else None
        record_reading(dossier, actor, action="dossier.file_opened", data={"file": str(file.pk)})


def connect() -> None:
    """Once, when the app is ready."""
    for purpose in ALL:
        file_access.register(purpose, may_open_file)
    file_opened.connect(record_opening, dispatch_uid="services.dossiers.file_opened")
