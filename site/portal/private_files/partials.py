"""What has come in of uploads that are under way, in a folder all web processes share.

The length on disk is the truth about how far an upload is: no row has to be written for each piece, and a killed
process loses nothing that it had written. A lock of the operating system, which ends with its process, orders the
writers. It is never held while waiting for the network: a telephone that lost its signal leaves a request behind that
hangs for minutes, and must be able to go on over a new one.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


class Moved(Exception):
    """The upload is not where this writer believes it to be."""


def _folder() -> Path:
    folder: Path = settings.DATA_DIR / "partial"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _path(uuid: UUID) -> Path:
    return _folder() / str(uuid)


def offset(uuid: UUID) -> int:
    """How many bytes have come in."""
    try:
        return _path(uuid).stat().st_size
    except FileNotFoundError:
        return 0


@contextmanager
def locked(uuid: UUID) -> Iterator[BinaryIO]:
    """What has come in, open for reading while nobody else writes it. Raises Moved where there is nothing."""
    with _opened(uuid, os.O_RDWR) as partial:
        yield partial


def append(uuid: UUID, offset: int, piece: bytes) -> int:
    """Write `piece` where `offset` bytes have come in and return the new length. Raises Moved where it is not so."""
    with _opened(uuid, os.O_RDWR | (0 if offset else os.O_CREAT)) as partial:
        if partial.seek(0, os.SEEK_END) != offset:
            raise Moved
        partial.write(piece)
    return offset + len(piece)


@contextmanager
def _opened(uuid: UUID, flags: int) -> Iterator[BinaryIO]:
    try:
        descriptor = os.open(_path(uuid), flags, 0o600)
    except FileNotFoundError as error:
        raise Moved from error
    with os.fdopen(descriptor, "r+b") as partial:
        fcntl.flock(partial, fcntl.LOCK_EX)
        yield partial


def kept(*, older_than: datetime) -> Iterator[UUID]:
    """Uploads whose last byte came in before `older_than`."""
    for path in _folder().iterdir():
        if path.stat().st_mtime < older_than.timestamp():
            yield UUID(path.name)


def remove(uuid: UUID) -> None:
    _path(uuid).unlink(missing_ok=True)
