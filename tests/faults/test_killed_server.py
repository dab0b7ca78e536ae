"""The web server is killed with SIGKILL in the middle of 200 submissions: what it acknowledged is there, once."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.engines import migrated
from tests.engines.portal_server import running_portal
from tests.faults.drafts import NEVER, ONCE
from tests.faults.drafts_sent import Citizens, database, inside

pytestmark = [pytest.mark.slow, pytest.mark.engines]

PEOPLE, EACH = 8, 25
KILLED_AFTER = PEOPLE * EACH // 2


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


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_every_acknowledged_submission_survives_kill_nine_and_is_there_once(kind, tmp_path):
    data = tmp_path / "data"
    if kind == "sqlite":  # the other kind migrates an empty database as everybody's first start does
        migrated.copied_into(data)
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
