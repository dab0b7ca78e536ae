"""How many submissions a second the portal takes in: real server, real HTTP, every dossier whole and on disk.

python benchmarks/submissions.py [sqlite|postgresql] [PEOPLE] [EACH]

PEOPLE send at the same time, EACH of them so many forms one after the other. The PostgreSQL is made for the purpose and
does not wait for the disk; SQLite does (synchronous=FULL).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.engines.portal_server import running_portal
from tests.faults.drafts_sent import Citizens, database, inside


def main(kind: str, people: int, each: int) -> None:
    with tempfile.TemporaryDirectory() as folder, database(kind) as engine:
        data = Path(folder) / "data"
        environment = {**engine, "PORTAL_DEMONSTRATION": "0"}
        with running_portal(data, **environment) as portal:
            citizens = Citizens(portal.address, inside(data, environment, "prepare", str(people), str(each)))
            start = time.perf_counter()
            citizens.start()
            citizens.join()
            seconds = time.perf_counter() - start
    waits = sorted(citizens.waits)
    print(f"{kind}: {len(citizens.sent)} of {people * each} taken in, {people} at once, in {seconds:.1f} s")
    print(f"{len(citizens.sent) / seconds:.1f} submissions a second")
    print(f"median {statistics.median(waits):.0f} ms, 95 % {waits[int(len(waits) * 0.95)]:.0f} ms")


if __name__ == "__main__":
    main(
        sys.argv[1] if len(sys.argv) > 1 else "sqlite",
        int(sys.argv[2]) if len(sys.argv) > 2 else 8,
        int(sys.argv[3]) if len(sys.argv) > 3 else 25,
    )
