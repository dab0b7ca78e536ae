"""A real ClamAV daemon with one hand-made signature: made in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.engines.postgresql import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

INFECTION = b"PORTAL-TEST-INFECTION-7f3a91c2"
SIGNATURE = "Portal.Test.Infection"


@dataclass(frozen=True)
class RunningScanner:
    """`address` and `socket_address` are both fit for settings.CLAMD_ADDRESS."""

    address: str
    socket_address: str


@contextmanager
def clamd() -> Iterator[RunningScanner]:
    """A scanner that finds `INFECTION` as `SIGNATURE` and nothing else."""
    binary = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
    if binary is None:
        raise RuntimeError("ClamAV is not installed. Install it with: sudo apt-get install clamav-daemon")
    folder = Path(tempfile.mkdtemp(prefix="portal-clamd-"))
    (folder / "signatures").mkdir()
    (folder / "signatures" / "portal.ndb").write_text(f"{SIGNATURE}:0:*:{INFECTION.hex()}\n")
    port, unix = free_port(), folder / "clamd.socket"
    configuration = [
        f"DatabaseDirectory {folder / 'signatures'}",
        f"LocalSocket {unix}",
        f"TCPSocket {port}",
        "TCPAddr 127.0.0.1",
        f"TemporaryDirectory {folder}",
        "Foreground yes",
        "StreamMaxLength 200M",
        *(["User root"] if os.getuid() == 0 else []),
    ]
    (folder / "clamd.conf").write_text("\n".join(configuration) + "\n")
    try:
        with (folder / "log").open("wb") as log:
            daemon = subprocess.Popen(
                [binary, "--config-file", folder / "clamd.conf"], stdout=log, stderr=log, cwd=folder
            )
        try:
            _wait_until_ready(port, daemon, folder / "log")
            yield RunningScanner(f"127.0.0.1:{port}", f"unix:{unix}")
        finally:
            daemon.terminate()
            daemon.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until_ready(port: int, daemon: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and daemon.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as connection:
                connection.sendall(b"zPING\0")
                if connection.recv(16) == b"PONG\0":
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"clamd did not start:\n{log.read_text(errors='replace')[-2000:]}")
