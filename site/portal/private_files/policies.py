"""What may be uploaded where. A policy travels through the browser as a signed ticket and cannot be changed there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.utils.formats import get_format
from django.utils.translation import gettext as _

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
HEIC = "image/heic"
DOCUMENTS_AND_PHOTOS = (PDF, JPEG, PNG, HEIC)
MEGABYTE = 1024 * 1024
TICKET_SALT = "portal.private_files.ticket"

_KIND_NAMES = {PDF: "PDF", JPEG: "JPEG", PNG: "PNG", HEIC: "HEIC"}
_ENDINGS = {PDF: ".pdf", JPEG: ".jpg,.jpeg", PNG: ".png", HEIC: ".heic,.heif"}


def size_in_words(size: int) -> str:
    """Bytes as a person reads them, with the decimal sign of the reader's language: `850 KB`, `3,4 MB`."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1024)) if size else 0} KB"
    return f"{size / MEGABYTE:.1f}".removesuffix(".0").replace(".", str(get_format("DECIMAL_SEPARATOR"))) + " MB"


@dataclass(frozen=True)
class UploadPolicy:
    """Limits of one place where files are handed in.

    `max_bytes` for one file as it is sent; `content_types` from the four of this module; `max_pages` for one PDF;
    `max_files` for the place.
    """

    max_bytes: int
    content_types: tuple[str, ...] = DOCUMENTS_AND_PHOTOS
    max_pages: int = 500
    max_files: int = 20

    def __post_init__(self) -> None:
        unknown = set(self.content_types) - set(DOCUMENTS_AND_PHOTOS)
        if unknown or not self.content_types:
            raise ValueError(f"an upload policy cannot allow {sorted(unknown) or 'nothing'}")

    @classmethod
    def usual(cls, **changes: Any) -> UploadPolicy:
        """Documents and photos up to PORTAL_MAX_UPLOAD_MB."""
        return cls(**{"max_bytes": settings.MAX_UPLOAD_MB * MEGABYTE, **changes})

    @property
    def kinds_in_words(self) -> str:
        *first, last = [_KIND_NAMES[kind] for kind in self.content_types]
        return _("%(kinds)s hoặc %(last)s") % {"kinds": ", ".join(first), "last": last} if first else last

    @property
    def limit_in_words(self) -> str:
        return size_in_words(self.max_bytes)

    @property
    def accept(self) -> str:
        """For the `accept` attribute of a file input."""
        return ",".join([_ENDINGS[kind] for kind in self.content_types] + list(self.content_types))

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> UploadPolicy:
        return cls(**{**data, "content_types": tuple(data["content_types"])})


@dataclass(frozen=True)
class Ticket:
    """The right to upload files for `purpose` within `policy`, given to a page's reader."""

    purpose: str
    policy: UploadPolicy

    def signed(self) -> str:
        return signing.dumps({"purpose": self.purpose, "policy": self.policy.as_json()}, salt=TICKET_SALT)

    @classmethod
    def read(cls, text: str) -> Ticket:
        """Raises `django.core.signing.BadSignature` for anything we did not sign."""
        data = signing.loads(text, salt=TICKET_SALT)
        return cls(data["purpose"], UploadPolicy.from_json(data["policy"]))
