"""A place in a form where files are handed in: what the template shows, and what a plain POST brings back.

The form must be `multipart/form-data`. With JavaScript the files are uploaded as they are chosen and the form posts
their uuids; without, the same fields bring the files themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.private_files import actions, claims, quotas
from portal.private_files.models import PrivateFile
from portal.private_files.policies import PDF, Ticket, UploadPolicy
from portal.private_files.refusals import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import HttpRequest


@dataclass(frozen=True)
class UploadSlot:
    """Context `slot` of `private_files/upload_slot.html`.

    `name` is the form field's, unique in the form; `files` and `errors` are shown as they are. `may_join` offers to
    join photos into one PDF. `heading` False leaves the label to the surrounding page (it stays for screen readers).
    """

    name: str
    label: str
    purpose: str
    policy: UploadPolicy = field(default_factory=UploadPolicy.usual)
    hint: str = ""
    required: bool = True
    may_join: bool = True
    heading: bool = True
    files: Sequence[PrivateFile] = ()
    errors: Sequence[str] = ()

    @property
    def ticket(self) -> str:
        return Ticket(self.purpose, self.policy).signed()

    @property
    def endpoint(self) -> str:
        return reverse("private_files:uploads")

    @property
    def file_field(self) -> str:
        """Name of the plain file input."""
        return f"{self.name}-tep"

    @property
    def send_button(self) -> str:
        return f"{self.name}-tai"

    @property
    def remove_button(self) -> str:
        """Name of the remove buttons; the value is a file's uuid."""
        return f"{self.name}-bo"

    @property
    def join_button(self) -> str:
        return f"{self.name}-ghep"

    @property
    def can_join(self) -> bool:
        return self.may_join and self.policy.max_files > 1 and PDF in self.policy.content_types

    @property
    def limits_in_words(self) -> str:
        said = _("%(kinds)s; mỗi tệp không quá %(limit)s") % {
            "kinds": self.policy.kinds_in_words,
            "limit": self.policy.limit_in_words,
        }
        if self.policy.max_files > 1:
            return said + _("; nhiều nhất %(count)d tệp") % {"count": self.policy.max_files}
        return said + _("; một tệp")

    @property
    def too_many(self) -> str:
        """What is said to more files than the place takes."""
        if self.policy.max_files == 1:
            return _("Ở đây chỉ nhận một tệp. Hãy bỏ tệp đang có rồi chọn tệp khác.")
        return _("Ở đây chỉ nhận nhiều nhất %(count)d tệp. Hãy ghép các ảnh thành một tệp PDF, hoặc bỏ bớt tệp.") % {
            "count": self.policy.max_files
        }


@dataclass(frozen=True)
class Received:
    """What a POST did to a slot. `acted`: a button of the slot was pressed, so the form is shown again."""

    slot: UploadSlot
    acted: bool

    @property
    def files(self) -> list[PrivateFile]:
        return list(self.slot.files)

    @property
    def errors(self) -> list[str]:
        return list(self.slot.errors)


def prepare(request: HttpRequest, slot: UploadSlot) -> UploadSlot:
    """Call before the slot is rendered: people who have not signed in get their session's token here, once."""
    claims.claim_of(request)
    return slot


def receive(request: HttpRequest, slot: UploadSlot, *, known: Iterable[PrivateFile] = ()) -> Received:
    """Read `slot` from a POST: uuids, plainly sent files, the buttons to remove and to join.

    Taken are files this reader uploaded for the slot's purpose, and those in `known` (the draft's own, wherever they
    were uploaded). Errors are sentences for the sender; whether the slot may be empty is the caller's matter.
    """
    known_files = {file.pk: file for file in known}
    errors: list[str] = []
    files: list[PrivateFile] = []
    for uuid in _uuids(request.POST.getlist(slot.name), errors):
        file = known_files.get(uuid) or _held(request, slot, uuid)
        if file is None or file.state == PrivateFile.State.UPLOADING:
            errors.append(_gone())
        elif file.state == PrivateFile.State.REFUSED:
            errors.append(file.refusal)
        else:
            files.append(file)

    removed = request.POST.get(slot.remove_button, "")
    for file in [file for file in files if str(file.pk) == removed]:
        files.remove(file)
        if not file.attached:
            actions.delete(file=file)

    files += _plainly_sent(request, slot, room=slot.policy.max_files - len(files), errors=errors)
    if len(files) > slot.policy.max_files:
        errors.append(slot.too_many)
        files = files[: slot.policy.max_files]
    if slot.join_button in request.POST and slot.can_join and files:
        files = _joined(request, slot, files, errors)
    acted = any(name in request.POST for name in (slot.send_button, slot.remove_button, slot.join_button))
    return Received(replace(slot, files=tuple(files), errors=tuple(dict.fromkeys(errors))), acted)


def _held(request: HttpRequest, slot: UploadSlot, uuid: UUID) -> PrivateFile | None:
    file = PrivateFile.objects.unattached().filter(pk=uuid, purpose=slot.purpose).first()
    return file if file is not None and claims.holds(request, file) else None


def _uuids(texts: list[str], errors: list[str]) -> list[UUID]:
    found = []
    for text in filter(None, texts):
        try:
            found.append(UUID(text))
        except ValueError:
            errors.append(_gone())
    return list(dict.fromkeys(found))


def _gone() -> str:
    return _("Một tệp đã hết hạn giữ hoặc không còn trên cổng. Hãy chọn lại tệp này.")


def _plainly_sent(request: HttpRequest, slot: UploadSlot, *, room: int, errors: list[str]) -> list[PrivateFile]:
    taken: list[PrivateFile] = []
    for sent in request.FILES.getlist(slot.file_field):
        if len(taken) >= room:
            errors.append(slot.too_many)
            break
        try:
            quotas.refuse_excess(request, size=sent.size or 0)
            file = actions.store(
                content=sent,
                name=sent.name or "",
                purpose=slot.purpose,
                policy=slot.policy,
                owner=claims.owner_of(request),
                claim=claims.claim_of(request),
            )
        except FileRefused as refused:
            errors.append(refused.sentence)
        else:
            taken.append(file)
    return taken


def _joined(request: HttpRequest, slot: UploadSlot, files: list[PrivateFile], errors: list[str]) -> list[PrivateFile]:
    """One PDF in place of `files`; these stay where joining fails."""
    try:
        whole = actions.join_as_pdf(
            files=files,
            name=f"{slot.label}.pdf",
            purpose=slot.purpose,
            policy=slot.policy,
            owner=claims.owner_of(request),
            claim=claims.claim_of(request),
        )
    except FileRefused as refused:
        errors.append(refused.sentence)
        return files
    for file in files:
        if not file.attached:
            actions.delete(file=file)
    return [whole]
