"""The one way out for private files."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING, BinaryIO

from django.core.cache import cache
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from portal.private_files import access, contents, images, ranges
from portal.private_files.models import PrivateFile
from portal.private_files.policies import JPEG, PDF
from portal.private_files.signals import file_opened

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

ONE_OPENING = 5 * 60  # seconds in which a reader's requests for one file count as one
# Browsers do not start their PDF viewer below `sandbox`; scripts in PDFs were refused at the door. Viewers of PDFs and
# images bring a style of their own.
VIEWED = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
POLICIES = {PDF: f"{VIEWED}; object-src 'self'", "": f"sandbox; {VIEWED}"}


@require_safe
def open_file(request: HttpRequest, uuid: UUID, name: str) -> HttpResponseBase:
    """Whoever `access.may_open` lets in; everybody else gets 404, as for a file that does not exist.

    The name in the address is for people only. A file that is still being scanned, or was refused, is never sent:
    those who may open it are told so.
    """
    file = _file_for(request, uuid)
    if not file.is_ready:
        status = 410 if file.state == PrivateFile.State.REFUSED else 409
        response: HttpResponseBase = render(request, "private_files/not_ready.html", {"file": file}, status=status)
        response["Cache-Control"] = "private, no-store"
        return response
    return _sent(request, file)


@require_safe
def thumbnail(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """The same readers as the file's. A small JPEG of an image, made at the first request."""
    file = _file_for(request, uuid)
    if not file.is_ready or not file.is_image:
        raise Http404
    if not contents.exists(file.thumbnail_storage_name):
        with contextlib.suppress(FileExistsError):
            contents.write(file.thumbnail_storage_name, _small(file))
    _tell_of_opening(request, file, preview=True)
    response = HttpResponse(contents.read(file.thumbnail_storage_name), content_type=JPEG)
    return _with_safe_headers(response, JPEG)


def _small(file: PrivateFile) -> BinaryIO:
    return images.thumbnail(io.BytesIO(contents.read(file.storage_name)), content_type=file.content_type)


def _file_for(request: HttpRequest, uuid: UUID) -> PrivateFile:
    file = PrivateFile.objects.select_related("owner").filter(pk=uuid).first()
    if file is None or file.state == PrivateFile.State.UPLOADING or not access.may_open(request, file):
        raise Http404
    return file


def _with_safe_headers(response: HttpResponseBase, content_type: str) -> HttpResponseBase:
    response["Content-Security-Policy"] = POLICIES.get(content_type, POLICIES[""])
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def _tell_of_opening(request: HttpRequest, file: PrivateFile, *, preview: bool) -> None:
    reader = request.user.pk if request.user.is_authenticated else request.session.session_key
    key = f"private-file-opened:{file.pk}:{reader}:{preview}"
    if reader is not None and cache.get(key):
        return
    file_opened.send(sender=PrivateFile, request=request, file=file, preview=preview)
    if reader is not None:
        cache.set(key, 1, ONE_OPENING)


def _sent(request: HttpRequest, file: PrivateFile) -> HttpResponseBase:
    tag = f'"{file.sha256}"'
    if tag in request.headers.get("If-None-Match", ""):
        response: HttpResponseBase = HttpResponse(status=304)
    else:
        try:
            wanted = ranges.parse(request.headers.get("Range", ""), file.size)
        except ranges.NotSatisfiable:
            response = HttpResponse(status=416)
            response["Content-Range"] = f"bytes */{file.size}"
            return _with_safe_headers(response, file.content_type)
        if wanted is not None and request.headers.get("If-Range", tag) != tag:
            wanted = None
        response = _body(request, file, wanted)
    response["ETag"] = tag
    response["Accept-Ranges"] = "bytes"
    return _with_safe_headers(response, file.content_type)


def _body(request: HttpRequest, file: PrivateFile, wanted: ranges.ByteRange | None) -> HttpResponseBase:
    status, start, length = (206, wanted.start, wanted.length) if wanted else (200, 0, file.size)
    if request.method == "HEAD":
        response: HttpResponseBase = HttpResponse(status=status, content_type=file.content_type)
    else:
        _tell_of_opening(request, file, preview=False)
        body = contents.pieces(file.storage_name, start, length)
        response = StreamingHttpResponse(body, status=status, content_type=file.content_type)
    response["Content-Length"] = str(length)
    if wanted:
        response["Content-Range"] = wanted.content_range
    shown_in_place = file.content_type == PDF or file.is_image
    response["Content-Disposition"] = content_disposition_header(not shown_in_place, file.name) or ""
    return response
