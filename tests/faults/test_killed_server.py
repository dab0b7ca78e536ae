"""The web server is killed with SIGKILL in the middle of 200 submissions: what it acknowledged is there, once."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import pytest

from portal.bootstrap import REPOSITORY_ROOT
from tests.engines.portal_server import running_portal
from tests.engines.postgresql import postgresql
from tests.faults.drafts import NEVER, ONCE

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.slow, pytest.mark.engines]

PEOPLE, EACH = 8, 25
KILLED_AFTER = PEOPLE * EACH // 2
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
    """What `tests.faults.crash_data` answers, run on the portal's own database."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("PORTAL_", "DJANGO_", "PYTEST"))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.crash_data", *command],
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
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def web_processes(group: int) -> list[int]:
    """Every process of the web server: those of `script/server`'s group that run granian."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdecimal():
            continue
        try:
            if os.getpgid(int(folder.name)) == group and b"granian" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except (ProcessLookupError, FileNotFoundError):
            continue
    return found


class Citizens:
    """People who send their forms over HTTP, all at the same time; `sent` has where each form was answered to."""

    def __init__(self, address: str, people: list[dict[str, Any]]) -> None:
        self.host = urlsplit(address).netloc
        self.people = people
        self.sent: dict[str, str] = {}
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
        connection = http.client.HTTPConnection(self.host, timeout=30)
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
            where = answer.headers.get("Location", "")
            if answer.status == 302 and where.startswith("/tra-cuu/da-nhan/"):
                self.sent[draft] = where
            else:
                self.unexpected.append(f"{answer.status} {where}")
        finally:
            connection.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_every_acknowledged_submission_survives_kill_nine_and_is_there_once(kind, tmp_path):
    data = tmp_path / "data"
    with database(kind) as engine:
        environment = {**engine, "PORTAL_DEMONSTRATION": "0"}
        with running_portal(data, **environment) as portal:
            people = inside(data, environment, "prepare", str(PEOPLE), str(EACH))
            citizens = Citizens(portal.address, people)
            citizens.start()
            deadline = time.monotonic() + 60
            while len(citizens.sent) < KILLED_AFTER and time.monotonic() < deadline:
                time.sleep(0.002)
            killed = web_processes(portal.process.pid)
            for process in killed:
                os.kill(process, signal.SIGKILL)
            citizens.stopped.set()
            citizens.join()
        drafts = [draft for person in people for draft in person["drafts"]]
        acknowledged = dict(citizens.sent)
        found = inside(data, environment, "check", given=drafts)

        assert killed
        assert not citizens.unexpected
        assert KILLED_AFTER <= len(acknowledged) < len(drafts)
        assert [uuid for uuid in acknowledged if found["outcomes"][uuid] != ONCE] == []
        halves = {uuid: left for uuid, left in found["outcomes"].items() if left not in (ONCE, NEVER)}
        assert halves == {}
        assert found["audit"] == []

        with running_portal(data, **environment) as portal:
            again = Citizens(portal.address, people)
            again.start()
            again.join()
        found = inside(data, environment, "check", given=drafts)

    assert not again.unexpected
    assert set(again.sent) == set(drafts)
    assert {uuid: again.sent[uuid] for uuid in acknowledged} == acknowledged
    assert [uuid for uuid, left in found["outcomes"].items() if left != ONCE] == []
    assert found["dossiers"] == found["numbers"] == len(drafts)
    assert found["audit"] == []
