"""The content of private files, in a folder or in an S3 bucket."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import storages

from portal.private_files import partials

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.core.files.storage import Storage

    from portal.private_files.models import PrivateFile

PIECE = 64 * 1024


def _storage() -> Storage:
    return storages["private"]


def write(name: str, content: BinaryIO) -> None:
    """Keep `content` under exactly `name`, replacing what a broken attempt may have left; on disk when it returns.

    Raises FileExistsError where somebody else writes the same name at the same time.
    """
    storage = _storage()
    remove(name)
    content.seek(0)
    saved = storage.save(name, File(content))
    if saved != name:
        storage.delete(saved)
        raise FileExistsError(f"{name} was written by somebody else at the same time")
    try:
        path = storage.path(name)
    except NotImplementedError:
        return
    with open(path, "rb") as written:
        os.fsync(written.fileno())


def exists(name: str) -> bool:
    return _storage().exists(name)


def remove(name: str) -> None:
    storage = _storage()
    if storage.exists(name):
        storage.delete(name)


def forget(file: PrivateFile) -> None:
    """Remove everything kept of the file: content, thumbnail, what came in of a broken upload."""
    remove(file.storage_name)
    remove(file.thumbnail_storage_name)
    partials.remove(file.pk)


def read(name: str) -> bytes:
    return b"".join(pieces(name))


def pieces(name: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
    """`length` bytes from `start` on (all that follow where None); a bucket is asked for that range only."""
    storage = _storage()
    bucket = getattr(storage, "bucket", None)
    if bucket is not None:
        end = "" if length is None else start + length - 1
        with closing(bucket.Object(name).get(Range=f"bytes={start}-{end}")["Body"]) as body:
            yield from body.iter_chunks(PIECE)
        return
    with storage.open(name, "rb") as content:
        content.seek(start)
        left = length
        while left is None or left > 0:
            piece = content.read(PIECE if left is None else min(PIECE, left))
            if not piece:
                return
            if left is not None:
                left -= len(piece)
            yield piece


def kept_names(*, older_than: datetime) -> Iterator[tuple[str, UUID]]:
    """Names in the storage last written before `older_than`, with the file's uuid each belongs to."""
    storage = _storage()
    try:
        folders, _files = storage.listdir("")
    except FileNotFoundError:  # a folder in which nothing has been kept yet
        return
    for folder in folders:
        for base in storage.listdir(folder)[1]:
            name = f"{folder}/{base}"
            try:
                uuid = UUID(base[:36])
            except ValueError:
                continue
            if storage.get_modified_time(name) < older_than:
                yield name, uuid
