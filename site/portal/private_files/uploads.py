"""Uploads that survive a broken line: tus 1.0 (https://tus.io/protocols/resumable-upload), core, creation and
termination, beside a plain multipart POST.

Whoever is not the uploader gets 404. Every address takes the CSRF token in the header X-CSRFToken.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

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
    except partials.Moved:
        return _answer({"message": "Upload-Offset is not where this upload stopped"}, 409)
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
    if file.state != PrivateFile.State.UPLOADING or offset != partials.offset(file.pk):
        raise partials.Moved
    try:
        while piece := request.read(PIECE):
            if offset + len(piece) > file.size:
                raise _BadRequest(413, "the body is longer than Upload-Length announced")
            offset = partials.append(file.pk, offset, piece)
    except UnreadablePostError:
        return _answer({"message": "the body broke off"}, 400)
    if offset == file.size:
        file = _finish(file)
    return _progress(file, 204)


def _finish(file: PrivateFile) -> PrivateFile:
    with partials.locked(file.pk) as partial:
        # Read again under the lock: another request may have finished or deleted it.
        current = PrivateFile.objects.unattached().filter(pk=file.pk, state=PrivateFile.State.UPLOADING).first()
        if current is None:
            raise partials.Moved
        finished = actions.finish(file=current, content=partial)
        partials.remove(file.pk)
    return finished
