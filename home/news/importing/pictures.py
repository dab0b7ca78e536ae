"""Pictures of old articles: from one folder on this machine, never from the network."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from django.core.files.images import ImageFile
from PIL import Image, UnidentifiedImageError

from portal.cms.images import PortalImage

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.ImageFile import ImageFile as OpenedImage

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}
LARGEST_FILE, MOST_PIXELS = 20 * 1024 * 1024, 60_000_000


@dataclass
class Album:
    """Finds and makes pictures; `made` are the files that this import has written, for when it comes to nothing."""

    folder: Path | None
    made: list[PortalImage] = field(default_factory=list)
    known: dict[str, PortalImage] = field(default_factory=dict)

    def find(self, address: str) -> bytes:
        """The file that the address means: by as much of its path as lies in the folder. Nothing where none does."""
        if self.folder is None or not address:
            return b""
        parts = [
            part for part in unquote(urlsplit(address).path).replace("\\", "/").split("/") if part not in ("", ".")
        ]
        if ".." in parts or "\x00" in address:
            return b""
        root = self.folder.resolve()
        for start in range(len(parts)):
            path = root.joinpath(*parts[start:])
            try:
                if not path.is_file() or not path.resolve().is_relative_to(root):
                    continue
                if path.stat().st_size > LARGEST_FILE:
                    return b""
                return path.read_bytes()
            except OSError:
                return b""
        return b""

    def image(self, data: bytes, *, title: str, description: str) -> PortalImage:
        """The portal's image with this content: the one that is there, else a new one. Ask `kind_of` before."""
        digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        if digest not in self.known:
            image = PortalImage.objects.filter(file_hash=digest).first()
            if image is None:
                image = PortalImage(title=title[:255], description=description[:255], file_hash=digest)
                image.file = ImageFile(io.BytesIO(data), name=f"nhap-{digest[:12]}.{kind_of(data)}")
                image._set_image_file_metadata()
                image.save()
                self.made.append(image)
            self.known[digest] = image
        return self.known[digest]

    def throw_away(self, start: int = 0) -> None:
        """Those made from number `start` on: files do not come back with a transaction."""
        thrown, self.made = self.made[start:], self.made[:start]
        for image in thrown:
            image.file.storage.delete(image.file.name)
            self.known.pop(image.file_hash, None)


def kind_of(data: bytes) -> str:
    """The ending for a picture that opens whole and is of sensible size; nothing for anything else."""
    try:
        with Image.open(io.BytesIO(data), formats=list(FORMATS)) as opened:
            if _pixels(opened) > MOST_PIXELS:
                return ""
            kind = FORMATS[opened.format or ""]
            opened.load()
            return kind
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError):
        return ""


def _pixels(opened: OpenedImage) -> int:
    return opened.width * opened.height
