"""What has come in of uploads that are under way, in a folder all web processes share.

The length on disk is the truth about how far an upload is: no row has to be written for each piece, and a killed
process loses nothing that it had written. A lock of the operating system, which ends with its process, keeps two
requests from writing the same upload at once.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID


class Busy(Exception):
    """Another request is writing this upload."""


def _path(uuid: UUID) -> Path:
    folder: Path = settings.DATA_DIR / "partial"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / str(uuid)


def offset(uuid: UUID) -> int:
    """How many bytes have come in."""
    try:
        return _path(uuid).stat().st_size
    except FileNotFoundError:
        return 0


@contextmanager
def locked(uuid: UUID) -> Iterator[BinaryIO]:
    """The upload's bytes, open for reading and appending by nobody else. Raises Busy."""
    descriptor = os.open(_path(uuid), os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "r+b") as partial:
        try:
            fcntl.flock(partial, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy from error
        yield partial


def remove(uuid: UUID) -> None:
    _path(uuid).unlink(missing_ok=True)
