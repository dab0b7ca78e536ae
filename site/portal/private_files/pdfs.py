"""PDFs: read through without being run or rewritten (a signature in them stays valid)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import pikepdf
from django.utils.translation import gettext as _
from pikepdf.settings import set_qpdf_limits

from portal.private_files.refusals import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_OBJECTS = 300_000
MOST_PARTS = 3_000_000
DECODED_AT_MOST = 96 * 1024 * 1024

SCRIPT_KEYS = {"/JS", "/JavaScript", "/AA", "/XFA"}
SCRIPT_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/Rendition", "/GoToE"}
ATTACHMENT_KEYS = {"/EmbeddedFiles", "/EF", "/RichMediaContent"}
ATTACHMENT_KINDS = {"/EmbeddedFile", "/FileAttachment", "/RichMedia"}

# Process-wide by qpdf's design, hence at import: a few kilobytes must not unpack into gigabytes.
set_qpdf_limits(flate_max_memory=DECODED_AT_MOST, run_length_max_memory=DECODED_AT_MOST, doc_max_warnings=200)


def count_pages(content: BinaryIO, *, name: str, max_pages: int) -> int:
    """The number of pages of a PDF that holds no script, attachment, launch action or password.

    Raises FileRefused with the sentence for its sender otherwise.
    """
    content.seek(0)
    try:
        with pikepdf.open(content, attempt_recovery=_has_an_end(content), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise _encrypted(name)
            pages = _pages_within(pdf, max_pages, name)
            _refuse_active_parts(pdf, name)
    except pikepdf.PasswordError as error:
        raise _encrypted(name) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError, RuntimeError, OverflowError) as error:
        raise _damaged(name) from error
    if not pages:
        raise _damaged(name)
    return pages


def _has_an_end(content: BinaryIO) -> bool:
    """Scanners write slightly wrong tables, which may be mended; a file cut off half-way may not."""
    end = content.seek(0, 2)
    content.seek(max(0, end - 2048))
    tail = content.read()
    content.seek(0)
    return b"%%EOF" in tail


def _encrypted(name: str) -> FileRefused:
    return FileRefused(
        _(
            "Tệp «%(name)s» bị khóa bằng mật khẩu nên cán bộ không đọc được. "
            "Hãy bỏ mật khẩu, hoặc in lại thành PDF mới rồi chọn lại."
        )
        % {"name": name},
        "encrypted",
    )


def _damaged(name: str) -> FileRefused:
    return FileRefused(
        _(
            "Tệp PDF «%(name)s» bị hỏng hoặc chưa được chép đủ. "
            "Hãy mở thử trên máy, quét lại hoặc chụp ảnh giấy tờ rồi chọn lại."
        )
        % {"name": name},
        "damaged",
    )


def _too_many_pages(name: str, max_pages: int) -> FileRefused:
    return FileRefused(
        _("Tệp «%(name)s» có hơn %(limit)d trang. Hãy tách thành nhiều tệp ngắn hơn rồi chọn lại.")
        % {"name": name, "limit": max_pages},
        "too_many_pages",
    )


def _pages_within(pdf: pikepdf.Pdf, max_pages: int, name: str) -> int:
    """Walk the page tree with a limit before qpdf may unfold it: a tree can name the same branch many times."""
    pages = 0
    steps = 0
    waiting: list[Any] = [pdf.Root.Pages]
    while waiting:
        node = waiting.pop()
        steps += 1
        if "/Kids" in node:
            waiting.extend(node.Kids)
        else:
            pages += 1
        if pages > max_pages or steps > 20 * max_pages:
            raise _too_many_pages(name, max_pages)
    return pages


def _parts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream of the file, at any depth."""
    for indirect in pdf.objects:
        waiting = [indirect]
        while waiting:
            part = waiting.pop()
            if isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
                yield part
                waiting.extend(value for value in dict(part.items()).values() if _is_direct_container(value))
            elif isinstance(part, pikepdf.Array):
                waiting.extend(value for value in part if _is_direct_container(value))


def _is_direct_container(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect


def _refuse_active_parts(pdf: pikepdf.Pdf, name: str) -> None:
    if len(pdf.objects) > MOST_OBJECTS:
        raise _damaged(name)
    for number, part in enumerate(_parts(pdf)):
        if number > MOST_PARTS:
            raise _damaged(name)
        keys = set(part.keys())
        kinds = {str(part[key]) for key in ("/S", "/Type", "/Subtype") if isinstance(part.get(key), pikepdf.Name)}
        if keys & ATTACHMENT_KEYS or kinds & ATTACHMENT_KINDS:
            raise FileRefused(
                _(
                    "Tệp «%(name)s» có tệp khác đính kèm bên trong, vì an toàn cổng không nhận. "
                    "Hãy gửi riêng từng tệp, hoặc in lại thành PDF mới rồi chọn lại."
                )
                % {"name": name},
                "attachment",
            )
        if keys & SCRIPT_KEYS or kinds & SCRIPT_ACTIONS:
            raise FileRefused(
                _(
                    "Tệp «%(name)s» có chứa đoạn chương trình tự chạy, vì an toàn cổng không nhận. "
                    "Hãy in lại thành PDF mới, hoặc quét hay chụp ảnh giấy tờ rồi chọn lại."
                )
                % {"name": name},
                "script",
            )
