"""What came in is looked at by its content; names and announced types count for nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import magic
from django.utils.translation import gettext as _

from portal.private_files import images, names, pdfs
from portal.private_files.policies import HEIC, PDF, UploadPolicy, size_in_words
from portal.private_files.refusals import FileRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = 16 * 1024
ALIASES: Mapping[str, str] = {"image/heif": HEIC, "image/x-png": "image/png"}


@dataclass(frozen=True)
class Inspected:
    """Content fit to be kept; `content` may be a fresh copy of what came in."""

    content: BinaryIO
    name: str
    content_type: str
    size: int
    sha256: str
    pages: int


def refuse_size(size: int, *, name: str, policy: UploadPolicy) -> None:
    """Raises FileRefused for nothing and for too much; `size` in bytes."""
    if size <= 0:
        raise FileRefused(
            _("Tệp «%(name)s» trống, không có nội dung. Hãy kiểm tra lại tệp trên máy rồi chọn lại.")
            % {"name": names.shown(name)},
            "empty",
        )
    if size > policy.max_bytes:
        raise FileRefused(
            _(
                "Tệp «%(name)s» nặng %(size)s, vượt quá giới hạn %(limit)s. "
                "Hãy chụp hoặc quét lại ở cỡ nhỏ hơn, hoặc tách thành nhiều tệp."
            )
            % {"name": names.shown(name), "size": size_in_words(size), "limit": policy.limit_in_words},
            "too_large",
        )


def content_type_of(content: BinaryIO) -> str:
    content.seek(0)
    found = magic.from_buffer(content.read(HEAD), mime=True)
    content.seek(0)
    return ALIASES.get(found, found)


def _wrong_type(name: str, policy: UploadPolicy) -> FileRefused:
    announced = {"pdf": "PDF", "jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "heic": "HEIC", "heif": "HEIC"}
    kind = announced.get(name.rpartition(".")[2].lower())
    fix = _("Cổng nhận %(kinds)s. Hãy chụp ảnh giấy tờ hoặc quét lại rồi chọn lại.") % {"kinds": policy.kinds_in_words}
    if kind and kind in policy.kinds_in_words:
        said = _("Tệp «%(name)s» không phải là %(kind)s thật dù tên tệp ghi như vậy.") % {"name": name, "kind": kind}
    else:
        said = _("Tệp «%(name)s» không đúng loại được nhận.") % {"name": name}
    return FileRefused(f"{said} {fix}", "wrong_type")


def inspect(content: BinaryIO, *, name: str, policy: UploadPolicy) -> Inspected:
    """Check `content` (seekable) against `policy` and make it fit to be kept. Raises FileRefused."""
    refuse_size(content.seek(0, 2), name=name, policy=policy)
    shown = names.shown(name)
    content_type = content_type_of(content)
    if content_type not in policy.content_types:
        raise _wrong_type(shown, policy)
    if content_type == PDF:
        pages = pdfs.count_pages(content, name=shown, max_pages=policy.max_pages)
        kept, kept_type = content, PDF
    else:
        photo = images.prepared(content, content_type=content_type, name=shown, max_bytes=policy.max_bytes)
        kept, kept_type, pages = photo.content, photo.content_type, 1
    size = kept.seek(0, 2)
    return Inspected(kept, names.cleaned(name, kept_type), kept_type, size, _sha256(kept), pages)


def _sha256(content: BinaryIO) -> str:
    digest = hashlib.sha256()
    content.seek(0)
    while piece := content.read(HEAD):
        digest.update(piece)
    content.seek(0)
    return digest.hexdigest()
