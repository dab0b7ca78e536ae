"""Uploads that survive a broken line: tus 1.0 (https://tus.io/protocols/resumable-upload), core, creation and
termination, beside a plain multipart POST.

Whoever is not the uploader gets 404. Every address takes the CSRF token in the header X-CSRFToken.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, BinaryIO

from django.core.signing import BadSignature
from django.http import Http404, HttpResponse, JsonResponse, UnreadablePostError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.private_files import access, actions, claims, partials, quotas
from portal.private_files.models import PrivateFile
from portal.private_files.policies import Ticket
from portal.private_files.refusals import FileRefused

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

PROTOCOL = "1.0.0"
PIECE = 64 * 1024
STATUS_OF_REFUSAL = {"too_large": 413, "too_many_files": 429}


class _BadRequest(Exception):
    """The client does not keep to the protocol; `status` says how."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def described(file: PrivateFile) -> dict[str, object]:
    """What the browser is told of a file."""
    return {
        "uuid": str(file.pk),
        "name": file.name,
        "size": file.size,
        "size_in_words": file.size_in_words,
        "content_type": file.content_type,
        "url": file.get_absolute_url() if file.is_ready else "",
        "thumbnail": file.thumbnail_url,
        "state": file.state,
        "message": file.refusal,
    }


def _answer(data: dict[str, object], status: int) -> JsonResponse:
    return _with_version(JsonResponse(data, status=status))  # type: ignore[return-value]


def _with_version(response: HttpResponse) -> HttpResponse:
    response["Tus-Resumable"] = PROTOCOL
    return response


def _refused(refused: FileRefused) -> JsonResponse:
    return _answer(
        {"state": PrivateFile.State.REFUSED, "message": refused.sentence, "code": refused.code},
        STATUS_OF_REFUSAL.get(refused.code or "", 422),
    )


def _metadata(header: str) -> dict[str, str]:
    """`Upload-Metadata`: pairs of a key and its Base64 value, parted by commas."""
    found = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        key, _blank, value = pair.partition(" ")
        try:
            found[key] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise _BadRequest(400, "Upload-Metadata is not Base64 of UTF-8") from error
    return found


def _whole_number(request: HttpRequest, header: str) -> int:
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise _BadRequest(400, f"{header} must be a whole number")
    return int(text)


def _ticket(text: str) -> Ticket:
    try:
        ticket = Ticket.read(text)
    except BadSignature as error:
        raise _BadRequest(403, _("Trang đã cũ. Hãy tải lại trang rồi chọn lại tệp.")) from error
    if not access.is_known(ticket.purpose):
        raise _BadRequest(403, _("Trang đã cũ. Hãy tải lại trang rồi chọn lại tệp."))
    return ticket


@never_cache
@require_http_methods(["OPTIONS", "POST"])
def collection(request: HttpRequest) -> HttpResponse:
    """Whoever holds a ticket from one of our pages. POST begins a tus upload, or takes a whole multipart file."""
    if request.method == "OPTIONS":
        response = _with_version(HttpResponse(status=204))
        response["Tus-Version"] = PROTOCOL
        response["Tus-Extension"] = "creation,termination"
        return response
    try:
        if "Tus-Resumable" in request.headers:
            return _create(request)
        return _take_whole(request)
    except FileRefused as refused:
        return _refused(refused)
    except _BadRequest as error:
        return _answer({"message": str(error)}, error.status)


def _create(request: HttpRequest) -> HttpResponse:
    _check_version(request)
    metadata = _metadata(request.headers.get("Upload-Metadata", ""))
    ticket = _ticket(metadata.get("ticket", ""))
    size = _whole_number(request, "Upload-Length")
    quotas.refuse_excess(request, size=size)
    file = actions.announce(
        name=metadata.get("filename", ""),
        size=size,
        purpose=ticket.purpose,
        policy=ticket.policy,
        owner=claims.owner_of(request),
        claim=claims.claim_of(request),
    )
    response = _answer(described(file), 201)
    response["Location"] = reverse("private_files:upload", args=[file.pk])
    response["Upload-Offset"] = "0"
    return response


def _take_whole(request: HttpRequest) -> HttpResponse:
    ticket = _ticket(request.POST.get("ticket", ""))
    content = request.FILES.get("file")
    if content is None:
        raise _BadRequest(400, _("Chưa có tệp nào được chọn."))
    quotas.refuse_excess(request, size=content.size or 0)
    file = actions.store(
        content=content,
        name=content.name or "",
        purpose=ticket.purpose,
        policy=ticket.policy,
        owner=claims.owner_of(request),
        claim=claims.claim_of(request),
    )
    return _answer(described(file), 201)


def _check_version(request: HttpRequest) -> None:
    if request.headers.get("Tus-Resumable") != PROTOCOL:
        raise _BadRequest(412, f"Tus-Resumable must be {PROTOCOL}")


@never_cache
@require_http_methods(["HEAD", "GET", "PATCH", "DELETE"])
def upload(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The uploader alone, as long as the file is not attached. HEAD, PATCH and DELETE are tus; GET tells the state."""
    file = PrivateFile.objects.unattached().filter(pk=uuid).first()
    if file is None or not claims.holds(request, file):
        raise Http404
    try:
        if request.method == "GET":
            return _answer(described(file), 200)
        if request.method == "DELETE":
            actions.delete(file=file)
            return _with_version(HttpResponse(status=204))
        if request.method == "PATCH":
            _check_version(request)
            return _append(request, file)
    except partials.Busy:
        return _answer({"message": "another request is writing this upload"}, 423)
    except _BadRequest as error:
        return _answer({"message": str(error)}, error.status)
    return _progress(file, 200)


def _progress(file: PrivateFile, status: int) -> HttpResponse:
    whole = file.state != PrivateFile.State.UPLOADING
    response = _with_version(HttpResponse(status=status))
    response["Upload-Offset"] = str(file.size if whole else partials.offset(file.pk))
    response["Upload-Length"] = str(file.size)
    return response


def _append(request: HttpRequest, file: PrivateFile) -> HttpResponse:
    """Add the request's body where the upload stopped; the last piece has the file inspected and kept.

    A line that breaks in the middle leaves what came in: the next HEAD tells how far that is.
    """
    if request.content_type != "application/offset+octet-stream":
        raise _BadRequest(415, "the body must be application/offset+octet-stream")
    offset = _whole_number(request, "Upload-Offset")
    with partials.locked(file.pk) as partial:
        # Read again now that nobody else can finish or delete it.
        current = PrivateFile.objects.unattached().filter(pk=file.pk, state=PrivateFile.State.UPLOADING).first()
        if current is None:
            partials.remove(file.pk)
            raise _BadRequest(409, "this upload is finished")
        if offset != partial.seek(0, 2):
            raise _BadRequest(409, "Upload-Offset is not where this upload stopped")
        try:
            reached = _copy(request, partial, offset, current.size)
        except UnreadablePostError:
            return _answer({"message": "the body broke off"}, 400)
        if reached == current.size:
            current = actions.finish(file=current, content=partial)
            partials.remove(file.pk)
    return _progress(current, 204)


def _copy(request: HttpRequest, partial: BinaryIO, offset: int, size: int) -> int:
    """Returns the offset reached. Never writes past the announced size."""
    while piece := request.read(PIECE):
        if offset + len(piece) > size:
            raise _BadRequest(413, "the body is longer than Upload-Length announced")
        partial.write(piece)
        partial.flush()
        offset += len(piece)
    return offset
