"""Photos: opened again, turned upright, freed of what the camera wrote about place and owner, made smaller."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from portal.private_files.policies import HEIC, JPEG, PNG
from portal.private_files.refusals import FileRefused

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MEGAPIXEL = 1_000_000
LARGEST_JPEG = 110 * MEGAPIXEL  # decoded at a fraction of its size, so phones' 108-megapixel photos can be taken
LARGEST_OTHER = 50 * MEGAPIXEL  # decoded whole: 200 MB of memory
KEPT = 12 * MEGAPIXEL
JPEG_QUALITY = 88
PNG_MODES = {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}
FORMATS = {JPEG: "JPEG", PNG: "PNG", HEIC: "HEIF"}
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, RuntimeError)

pillow_heif.register_heif_opener()


@dataclass(frozen=True)
class Photo:
    content: BinaryIO
    content_type: str


def _opened(content: BinaryIO, content_type: str, name: str) -> ImageFile:
    """The image with its header read and nothing decoded."""
    content.seek(0)
    try:
        image = Image.open(content, formats=[FORMATS[content_type]])
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name) from error
    except UNREADABLE as error:
        raise _damaged(name) from error
    slowly_decoded = content_type != JPEG or "progressive" in image.info
    if image.width * image.height > (LARGEST_OTHER if slowly_decoded else LARGEST_JPEG):
        raise _too_many_pixels(name)
    return image


def _too_many_pixels(name: str) -> FileRefused:
    return FileRefused(
        _(
            "Ảnh «%(name)s» có kích thước quá lớn (hơn %(limit)d triệu điểm ảnh) nên không mở được. "
            "Hãy chụp lại ở cỡ ảnh thường rồi chọn lại."
        )
        % {"name": name, "limit": LARGEST_OTHER // MEGAPIXEL},
        "too_many_pixels",
    )


def _damaged(name: str) -> FileRefused:
    return FileRefused(
        _("Ảnh «%(name)s» bị hỏng hoặc chưa được chép đủ. Hãy mở thử trên máy, chụp lại rồi chọn lại.")
        % {"name": name},
        "damaged",
    )


def _smaller(image: Image.Image) -> Image.Image:
    scale = (KEPT / (image.width * image.height)) ** 0.5
    if image.mode in {"P", "1"}:
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    return image.resize((max(1, int(image.width * scale)), max(1, int(image.height * scale))), Image.Resampling.LANCZOS)


def flattened(image: Image.Image) -> Image.Image:
    """RGB or grey, with white where it was transparent."""
    if image.mode in {"RGB", "L"}:
        return image
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        with_alpha = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(with_alpha, mask=with_alpha.getchannel("A"))
        return white
    return image.convert("RGB")


def _written(image: Image.Image, content_type: str, **options: object) -> BinaryIO:
    target = io.BytesIO()
    image.save(target, FORMATS[content_type], **options)
    return target


def _length(content: BinaryIO) -> int:
    return content.seek(0, 2)


def prepared(content: BinaryIO, *, content_type: str, name: str, max_bytes: int) -> Photo:
    """A fresh copy of the photo: upright, at most 12 megapixels, without metadata, HEIC as JPEG.

    Raises FileRefused for what cannot be decoded and for images whose header announces too many pixels, which are
    never decoded.
    """
    image = _opened(content, content_type, name)
    profile = image.info.get("icc_profile") if image.mode in {"RGB", "RGBA", "L"} else None
    kept_type = PNG if content_type == PNG else JPEG
    try:
        if content_type == JPEG and image.width * image.height > KEPT:
            scale = (KEPT / (image.width * image.height)) ** 0.5
            image.draft(None, (int(image.width * scale), int(image.height * scale)))
        image.load()
        upright = ImageOps.exif_transpose(image)
        if upright.width * upright.height > KEPT:
            upright = _smaller(upright)
        if kept_type == PNG:
            if upright.mode not in PNG_MODES:
                upright = upright.convert("RGBA" if "A" in upright.mode else "RGB")
            written = _written(_bare(upright), PNG, icc_profile=profile)
            if _length(written) > max_bytes:
                kept_type = JPEG
        if kept_type == JPEG:
            written = _written(_bare(flattened(upright)), JPEG, quality=JPEG_QUALITY, icc_profile=profile)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name) from error
    except UNREADABLE as error:
        raise _damaged(name) from error
    return Photo(written, kept_type)


def _bare(image: Image.Image) -> Image.Image:
    """The same pixels with none of the metadata that Pillow would write out again."""
    image = image.copy()
    transparency = image.info.get("transparency")
    image.info = {} if transparency is None else {"transparency": transparency}
    return image


def thumbnail(content: BinaryIO, *, content_type: str, edge: int = 320) -> BinaryIO:
    """A JPEG that fits a square of `edge` pixels, from content that went through `prepared`."""
    content.seek(0)
    image: Image.Image = Image.open(content, formats=[FORMATS[content_type]])
    image.draft(None, (edge, edge))
    small = flattened(image)
    small.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    return _written(_bare(small), JPEG, quality=80)
