"""A real PostgreSQL for the tests: made in a temporary folder, gone afterwards.

`python -m tests.engines.postgresql COMMAND …` runs COMMAND with PORTAL_DATABASE_URL naming it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\nshared_buffers=256MB\nmax_connections=300\n"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def binaries() -> Path:
    """The folder with `initdb` and `postgres` of the newest installed version."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if folders and (folders[-1] / "initdb").exists():
        return folders[-1]
    found = shutil.which("initdb")
    if not found:
        raise RuntimeError("PostgreSQL is not installed. Install it with: sudo apt-get install postgresql")
    return Path(found).resolve().parent


def _as_server_user() -> list[str]:
    """PostgreSQL refuses to run as root: its own account is used then."""
    if os.getuid() != 0:
        return []
    account = pwd.getpwnam("postgres")
    return ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--init-groups"]


@contextmanager
def postgresql() -> Iterator[str]:
    """A running server's address, `postgres://portal@127.0.0.1:PORT/portal`."""
    bin_folder, prefix, port = binaries(), _as_server_user(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="portal-postgresql-"))
    if prefix:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    try:
        subprocess.run(
            [
                *prefix,
                bin_folder / "initdb",
                "-D",
                data,
                "-U",
                "portal",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
        )
        configuration = data / "postgresql.conf"
        configuration.write_text(configuration.read_text() + SETTINGS)
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [*prefix, bin_folder / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder],
                stdout=log,
                stderr=log,
                cwd=folder,
            )
        try:
            _wait_until_ready(bin_folder, port, server, folder / "log")
            subprocess.run(
                [bin_folder / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "portal", "portal"],
                check=True,
                cwd="/",
            )
            yield f"postgres://portal@127.0.0.1:{port}/portal"
        finally:
            server.terminate()
            server.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until_ready(bin_folder: Path, port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        ready = subprocess.run(
            [bin_folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port), "-U", "portal"], check=False, cwd="/"
        )
        if ready.returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')[-2000:]}")


if __name__ == "__main__":
    with postgresql() as address:
        sys.exit(
            subprocess.run(sys.argv[1:], check=False, env={**os.environ, "PORTAL_DATABASE_URL": address}).returncode
        )
