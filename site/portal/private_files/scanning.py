"""The virus scanner: clamd's INSTREAM command over TCP or a Unix socket (clamd(8), "COMMANDS")."""

from __future__ import annotations

import socket
import struct
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SECONDS_TO_WAIT = 60
SECONDS_FOR_A_PING = 2


class ScannerDown(OSError):
    """clamd cannot be reached or answers with an error; the file has to wait."""


@dataclass(frozen=True)
class Verdict:
    """`signature` names what was found, empty for a clean file."""

    signature: str = ""

    @property
    def clean(self) -> bool:
        return not self.signature


def is_on() -> bool:
    return bool(settings.CLAMD_ADDRESS)


@contextmanager
def _connection(seconds: float) -> Iterator[socket.socket]:
    """To CLAMD_ADDRESS, which is `host:port` or `unix:/path`."""
    address: str = settings.CLAMD_ADDRESS
    try:
        if address.startswith("unix:"):
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(seconds)
            connection.connect(address.removeprefix("unix:"))
        else:
            host, _colon, port = address.rpartition(":")
            connection = socket.create_connection((host.strip("[]"), int(port)), seconds)
    except (OSError, ValueError) as error:
        raise ScannerDown(f"clamd does not answer: {error}") from error
    with connection:
        yield connection


def _answer(connection: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and (piece := connection.recv(4096)):
        answer += piece
    return answer.rstrip(b"\0").decode(errors="replace").strip()


def ping() -> None:
    """Raises ScannerDown unless clamd answers."""
    with _connection(SECONDS_FOR_A_PING) as connection:
        connection.sendall(b"zPING\0")
        if (answer := _answer(connection)) != "PONG":
            raise ScannerDown(f"clamd answers {answer!r} to a ping")


def scan(pieces: Iterable[bytes]) -> Verdict:
    """Have clamd read `pieces`. Raises ScannerDown for whatever is not a clear verdict."""
    with _connection(SECONDS_TO_WAIT) as connection:
        try:
            connection.sendall(b"zINSTREAM\0")
            for piece in pieces:
                connection.sendall(struct.pack(">I", len(piece)) + piece)
            connection.sendall(struct.pack(">I", 0))
            answer = _answer(connection)
        except OSError as error:
            raise ScannerDown(f"clamd broke off: {error}") from error
    if answer == "stream: OK":
        return Verdict()
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return Verdict(answer.removeprefix("stream: ").removesuffix(" FOUND"))
    raise ScannerDown(f"clamd answers {answer!r}")
