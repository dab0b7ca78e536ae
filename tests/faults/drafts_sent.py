"""Filled drafts sent to a running portal over HTTP by several people at once, as browsers send them."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from portal.bootstrap import REPOSITORY_ROOT
from tests.engines.postgresql import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CSRF = "a" * 32


@contextmanager
def database(kind: str) -> Iterator[dict[str, str]]:
    """The environment that makes the portal use SQLite in its data folder, or a PostgreSQL of its own."""
    if kind == "sqlite":
        yield {}
        return
    with postgresql() as address:
        yield {"PORTAL_DATABASE_URL": address}


def inside(data: Path, environment: dict[str, str], *command: str, given: Any = None) -> Any:
    """What `tests.faults.drafts_inside` answers, run on the portal's own database."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("PORTAL_", "DJANGO_", "PYTEST"))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.drafts_inside", *command],
        cwd=REPOSITORY_ROOT,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        env={
            **inherited,
            **environment,
            "PYTHONPATH": "site:.",
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "PORTAL_DATA_DIR": str(data),
            "PORTAL_LOG_LEVEL": "ERROR",
        },
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return json.loads(done.stdout)


class Citizens:
    """People who send their forms over HTTP, all at the same time.

    `sent` has where each form was answered to, `waits` the milliseconds of every answer.
    """

    def __init__(self, address: str, people: list[dict[str, Any]]) -> None:
        self.host = urlsplit(address).netloc
        self.people = people
        self.sent: dict[str, str] = {}
        self.waits: list[float] = []
        self.unexpected: list[str] = []
        self.stopped = threading.Event()
        self.threads = [threading.Thread(target=self._send_all, args=[person]) for person in people]

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def join(self) -> None:
        for thread in self.threads:
            thread.join(60)

    def _send_all(self, person: dict[str, Any]) -> None:
        for draft in person["drafts"]:
            if self.stopped.is_set():
                return
            try:
                self._send(person["session"], draft)
            except (OSError, http.client.HTTPException):
                return  # The server is gone: this person has no answer and does not know.

    def _send(self, session: str, draft: str) -> None:
        connection, start = http.client.HTTPConnection(self.host, timeout=30), time.perf_counter()
        try:
            connection.request(
                "POST",
                f"/bieu-mau/{draft}/kiem-tra/",
                urlencode({"cam_doan": "co", "csrfmiddlewaretoken": CSRF}),
                {
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Cookie": f"sessionid={session}; csrftoken={CSRF}",
                },
            )
            answer = connection.getresponse()
            answer.read()
            self.waits.append((time.perf_counter() - start) * 1000)
            where = answer.headers.get("Location", "")
            if answer.status == 302 and where.startswith("/tra-cuu/da-nhan/"):
                self.sent[draft] = where
            else:
                self.unexpected.append(f"{answer.status} {where}")
        finally:
            connection.close()
