"""A SQLite database with all tables, kept from run to run under a digest of what made it: migrating takes a minute.
Migrating its copy again finds nothing to do but what follows every migrating: permissions and roles.

`python -m tests.engines.migrated` makes it where it is missing, while something else runs.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from portal.bootstrap import REPOSITORY_ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = REPOSITORY_ROOT / "var" / "migrated"
# What says which packages are installed, and with them which migrations of theirs.
VERSIONS = "requirements-dev.txt"


def digest() -> str:
    made_by = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    made_by.update((REPOSITORY_ROOT / VERSIONS).read_bytes())
    for root in ("site", "home", "services", "catalogue", "courses", "tests"):
        for path in sorted((REPOSITORY_ROOT / root).glob("**/migrations/*.py")):
            made_by.update(path.read_bytes())
    return made_by.hexdigest()[:16]


def database() -> Path:
    """The file; made first where there is none, by one process while the others wait."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{digest()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            for old in FOLDER.glob("*.sqlite3*"):
                old.unlink()
            _make(path)
    return path


def _make(path: Path) -> None:
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PORTAL_", "DJANGO_"))}
    settings = {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PORTAL_DATABASE_URL": f"sqlite:///{unfinished}"}
    command = [sys.executable, "site/manage.py", "migrate", "--verbosity=0", "--no-input"]
    subprocess.run(command, cwd=REPOSITORY_ROOT, env={**inherited, **settings, "PYTHONPATH": "site:."}, check=True)
    with closing(sqlite3.connect(unfinished)) as made:
        made.execute("pragma journal_mode = delete")  # all of it in the one file
    unfinished.rename(path)


def copied_into(data: Path) -> None:
    """The database of a data folder that has none yet, for a portal on SQLite."""
    data.mkdir(parents=True)
    shutil.copyfile(database(), data / "portal.sqlite3")


def copied_to(name: str) -> sqlite3.Connection:
    """A copy in the memory database `name`, which lives as long as the connection that this returns."""
    kept = sqlite3.connect(name, uri=True, check_same_thread=False)
    with closing(sqlite3.connect(database())) as made:
        made.backup(kept)
    return kept


if __name__ == "__main__":
    database()
