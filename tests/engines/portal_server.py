"""The whole portal as its users meet it: `script/server` with the demonstration, on a free port."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.bootstrap import REPOSITORY_ROOT
from tests.engines.postgresql import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEMO_PASSWORD = "mat-khau-trinh-dien-2026"


@dataclass(frozen=True)
class RunningPortal:
    address: str
    data: Path
    process: subprocess.Popen[bytes]

    def answers(self, path: str = "/readyz") -> bool:
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, OSError):
            return False


@contextmanager
def running_portal(data: Path, *, seconds: float = 300, **environment: str) -> Iterator[RunningPortal]:
    """Starts `script/server` on `data`, waits until it is ready, and stops it with everything it started."""
    port = free_port()
    log = data.parent / f"{data.name}-server.log"
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("PORTAL_", "DJANGO_", "PYTEST"))}
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["script/server", "--port", str(port), "--data", str(data)],
            cwd=REPOSITORY_ROOT,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**inherited, "PORTAL_DEMO_PASSWORD": DEMO_PASSWORD, **environment},
        )
    portal = RunningPortal(f"http://127.0.0.1:{port}", data, process)
    try:
        deadline = time.monotonic() + seconds
        while not portal.answers():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"script/server did not become ready:\n{log.read_text(errors='replace')[-4000:]}")
            time.sleep(0.2)
        yield portal
    finally:
        try:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=20)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(process.pid, signal.SIGKILL)
