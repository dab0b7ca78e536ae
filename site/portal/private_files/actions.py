"""Everything that changes a private file. The content is written before the row that speaks of it, never after."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.private_files import claims, contents, inspection, joining, names, partials, scanning
from portal.private_files.models import PrivateFile
from portal.private_files.policies import UploadPolicy
from portal.private_files.refusals import FileRefused
from portal.private_files.tasks import enqueue_scan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from portal.accounts.models import User

LIFE_OF_AN_UNATTACHED_FILE = timedelta(hours=48)
LIFE_OF_A_BROKEN_UPLOAD = timedelta(hours=24)
State = PrivateFile.State


def _held_by(owner: User | None, claim: str | None) -> dict[str, object]:
    """A signed-in owner needs no claim; anybody else is known by the digest of the session's token."""
    if owner is not None:
        return {"owner": owner, "claim": ""}
    return {"owner": None, "claim": claims.digest(claim) if claim else ""}


def _plain(content: File | BinaryIO) -> BinaryIO:
    """The file below Django's wrapper, which lacks what libraries ask of a file."""
    inner: BinaryIO = content.file if isinstance(content, File) else content  # type: ignore[assignment]
    return inner


def _keep(file: PrivateFile, found: inspection.Inspected) -> PrivateFile:
    """Write the inspected content and the row; a scan follows where one is set up."""
    contents.write(file.storage_name, found.content)
    file.name = found.name
    file.content_type = found.content_type
    file.size = found.size
    file.sha256 = found.sha256
    file.pages = found.pages
    file.state = State.SCANNING if scanning.is_on() else State.READY
    file.full_clean(validate_unique=False)
    with transaction.atomic():
        file.save()
        if file.state == State.SCANNING:
            transaction.on_commit(partial(enqueue_scan, file.pk))
    return file


def store(
    *,
    content: File | BinaryIO,
    name: str,
    purpose: str,
    owner: User | None = None,
    claim: str | None = None,
    policy: UploadPolicy | None = None,
) -> PrivateFile:
    """Inspect and keep `content` as an unattached file that lives 48 hours.

    `claim` is the token of `claims.claim_of(request)`, for people who have not signed in. `policy` is the usual one
    where None. Raises FileRefused with a sentence for the sender; nothing is kept then.
    """
    policy = policy or UploadPolicy.usual()
    found = inspection.inspect(_plain(content), name=name, policy=policy)
    file = PrivateFile(
        purpose=purpose,
        policy=policy.as_json(),
        expires_at=timezone.now() + LIFE_OF_AN_UNATTACHED_FILE,
        **_held_by(owner, claim),
    )
    return _keep(file, found)


def announce(
    *, name: str, size: int, purpose: str, policy: UploadPolicy, owner: User | None = None, claim: str | None = None
) -> PrivateFile:
    """Begin an upload of `size` bytes that will come in pieces. Raises FileRefused for a size outside `policy`."""
    inspection.refuse_size(size, name=name, policy=policy)
    file = PrivateFile(
        purpose=purpose,
        policy=policy.as_json(),
        name=names.shown(name),
        size=size,
        expires_at=timezone.now() + LIFE_OF_A_BROKEN_UPLOAD,
        **_held_by(owner, claim),
    )
    file.full_clean(validate_unique=False)
    file.save()
    return file


def finish(*, file: PrivateFile, content: BinaryIO) -> PrivateFile:
    """The last piece of an announced upload is there. The file ends as scanning, ready or refused with its sentence."""
    try:
        found = inspection.inspect(content, name=file.name, policy=file.upload_policy)
    except FileRefused as refused:
        file.state = State.REFUSED
        file.refusal = refused.sentence
        file.save(update_fields=["state", "refusal"])
        return file
    file.expires_at = timezone.now() + LIFE_OF_AN_UNATTACHED_FILE
    return _keep(file, found)


def attach(*, file: PrivateFile) -> PrivateFile:
    """The file now belongs to something and no longer expires. Call inside the domain's transaction.

    Raises FileRefused for a file that is gone, refused or still coming in. Returns the locked, current row.
    """
    with transaction.atomic():
        current = PrivateFile.objects.select_for_update().filter(pk=file.pk).first()
        if current is None or current.state == State.UPLOADING:
            raise FileRefused(
                _("Tệp «%(name)s» chưa tải lên xong hoặc đã hết hạn giữ. Hãy chọn lại tệp này.") % {"name": file.name},
                "not_ready",
            )
        if current.state == State.REFUSED:
            raise FileRefused(current.refusal, "infected")
        current.attached = True
        current.expires_at = None
        current.save(update_fields=["attached", "expires_at"])
    return current


def keep_until(*, file: PrivateFile, expires_at: datetime) -> PrivateFile:
    """Let an unattached file live as long as the draft that names it; never shortens its life."""
    PrivateFile.objects.unattached().filter(pk=file.pk, expires_at__lt=expires_at).update(expires_at=expires_at)
    file.refresh_from_db()
    return file


def hand_to(*, file: PrivateFile, owner: User | None = None, claim: str | None = None) -> PrivateFile:
    """Give an unattached file to another holder: somebody who signed in, or resumed a draft on another device."""
    PrivateFile.objects.unattached().filter(pk=file.pk).update(**_held_by(owner, claim))
    file.refresh_from_db()
    return file


def delete(*, file: PrivateFile) -> None:
    """Remove the row, and after the commit the content. Domains call it when what the file belongs to is erased."""
    with transaction.atomic():
        PrivateFile.objects.filter(pk=file.pk).delete()
        transaction.on_commit(partial(contents.forget, file))


def purge(*, now: datetime | None = None) -> int:
    """Delete unattached files that have expired. Returns how many."""
    now = now or timezone.now()
    purged = 0
    for uuid in list(PrivateFile.objects.expired(now).values_list("pk", flat=True)):
        with transaction.atomic():
            # Looked at again under the lock: it may have been attached meanwhile.
            file = PrivateFile.objects.select_for_update().expired(now).filter(pk=uuid).first()
            if file is not None:
                delete(file=file)
                purged += 1
    return purged


def purge_strays(*, older_than: timedelta = timedelta(days=1)) -> int:
    """Delete content that no row speaks of: what transactions and processes left that broke off. Returns how many."""
    purged = 0
    before = timezone.now() - older_than
    for name, uuid in contents.kept_names(older_than=before):
        if not PrivateFile.objects.filter(pk=uuid).exists():
            contents.remove(name)
            purged += 1
    for uuid in partials.kept(older_than=before):
        if not PrivateFile.objects.filter(pk=uuid, state=State.UPLOADING).exists():
            partials.remove(uuid)
            purged += 1
    return purged


def join_as_pdf(
    *,
    files: Sequence[PrivateFile],
    name: str,
    purpose: str,
    owner: User | None = None,
    claim: str | None = None,
    policy: UploadPolicy | None = None,
) -> PrivateFile:
    """One PDF of A4 pages from photos and PDFs, in their order. The files themselves stay as they are.

    Raises FileRefused where one is not ready or the whole is larger than `policy` allows.
    """
    policy = policy or UploadPolicy.usual()
    for file in files:
        if not file.is_ready:
            raise FileRefused(
                _("Tệp «%(name)s» đang được kiểm tra nên chưa ghép được. Hãy thử lại sau ít phút.")
                % {"name": file.name},
                "not_ready",
            )
    joined = joining.join(files, max_bytes=policy.max_bytes)
    return store(content=joined, name=name, purpose=purpose, owner=owner, claim=claim, policy=policy)
