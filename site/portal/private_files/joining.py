"""Photos of several pages as one PDF, as an office likes to read them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

import pikepdf
from PIL import Image

from portal.private_files import contents
from portal.private_files.images import FORMATS, flattened
from portal.private_files.policies import PDF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.private_files.models import PrivateFile

A4 = (595.276, 841.89)  # points
MARGIN = 28.35  # points: 1 cm
# Longest edge in pixels and JPEG quality, from 200 dots an inch down to what is just readable.
QUALITIES = ((2338, 85), (1754, 78), (1404, 65))


def join(files: Sequence[PrivateFile], *, max_bytes: int) -> BinaryIO:
    """A4 pages, each photo upright or lying as it was taken; PDFs among `files` give their own pages.

    Photos are made smaller until the whole fits `max_bytes`; the last attempt is returned even where it does not.
    """
    for edge, quality in QUALITIES:
        joined = _joined(files, edge, quality)
        if joined.seek(0, io.SEEK_END) <= max_bytes:
            break
    return joined


def _joined(files: Sequence[PrivateFile], edge: int, quality: int) -> BinaryIO:
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        for file in files:
            content = io.BytesIO(contents.read(file.storage_name))
            if file.content_type == PDF:
                with pikepdf.open(content) as source:
                    pdf.pages.extend(source.pages)
                continue
            with Image.open(content, formats=[FORMATS[file.content_type]]) as image:
                _add_photo(pdf, flattened(image), edge, quality)
        pdf.remove_unreferenced_resources()
        pdf.save(target)
    return target


def _add_photo(pdf: pikepdf.Pdf, image: Image.Image, edge: int, quality: int) -> None:
    if max(image.size) > edge:
        image.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    encoded = io.BytesIO()
    image.save(encoded, "JPEG", quality=quality)
    photo = pikepdf.Stream(
        pdf,
        encoded.getvalue(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=image.width,
        Height=image.height,
        ColorSpace=pikepdf.Name.DeviceGray if image.mode == "L" else pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    page_width, page_height = A4 if image.height >= image.width else A4[::-1]
    scale = min((page_width - 2 * MARGIN) / image.width, (page_height - 2 * MARGIN) / image.height)
    width, height = image.width * scale, image.height * scale
    left, bottom = (page_width - width) / 2, (page_height - height) / 2
    page = pdf.add_blank_page(page_size=(page_width, page_height))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=photo))
    drawn = f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm /Photo Do Q"
    page.Contents = pdf.make_stream(drawn.encode())
