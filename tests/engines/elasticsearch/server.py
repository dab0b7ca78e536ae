"""A real Elasticsearch 8.19 for the tests: unpacked and started in a temporary folder, gone afterwards.

Its minimal distribution comes from Maven's central repository and runs on Java 17. It lacks the module of stemmers and
edge n-grams; the portal's index needs none, since its text comes folded.

`python -m tests.engines.elasticsearch.server COMMAND …` runs COMMAND with PORTAL_ELASTICSEARCH_URL naming it;
`python -m tests.engines.elasticsearch.server --fetch` only fetches the distribution.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.engines.postgresql import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = "8.19.21"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
SECONDS_TO_START = 120
SETTINGS = """
discovery.type: single-node
xpack.security.enabled: false
network.host: 127.0.0.1
http.port: {http}
transport.port: {transport}
action.auto_create_index: false
cluster.routing.allocation.disk.threshold_enabled: false
"""


class NotAvailable(RuntimeError):
    """There is no Elasticsearch here; the message says what is missing."""


def distribution() -> Path:
    """The zip in the local Maven repository, fetched when it is missing. Raises NotAvailable."""
    folder = Path.home() / ".m2/repository/org/elasticsearch/distribution/integ-test-zip/elasticsearch" / VERSION
    archive = folder / f"elasticsearch-{VERSION}.zip"
    if archive.exists():
        return archive
    maven = shutil.which("mvn")
    if maven is None:
        raise NotAvailable("Maven is not installed. Install it with: sudo apt-get install maven")
    fetched = subprocess.run(
        [maven, "-q", "-B", "dependency:get", "-Dtransitive=false", f"-Dartifact={ARTIFACT}"],
        check=False,
        capture_output=True,
        text=True,
    )
    if fetched.returncode or not archive.exists():
        raise NotAvailable(f"Elasticsearch {VERSION} could not be fetched by Maven:\n{fetched.stdout[-500:]}")
    return archive


def java_home() -> Path:
    """Raises NotAvailable."""
    java = shutil.which("java")
    if java is None:
        raise NotAvailable("Java is not installed. Install it with: sudo apt-get install openjdk-17-jdk-headless")
    return Path(java).resolve().parent.parent


def _as_ordinary_user() -> list[str]:
    """Elasticsearch refuses to run as root."""
    if os.getuid() != 0:
        return []
    account = pwd.getpwnam("nobody")
    return ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]


@contextmanager
def elasticsearch() -> Iterator[str]:
    """A running server's address, `http://127.0.0.1:PORT`. Raises NotAvailable."""
    archive, java = distribution(), java_home()
    folder = Path(tempfile.mkdtemp(prefix="portal-elasticsearch-"))
    try:
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
        home = folder / f"elasticsearch-{VERSION}"
        for program in (home / "bin").iterdir():
            program.chmod(0o755)
        port = free_port()
        settings = SETTINGS.format(http=port, transport=free_port())
        (home / "config" / "elasticsearch.yml").write_text(settings)
        (folder / "tmp").mkdir()
        prefix = _as_ordinary_user()
        if prefix:
            subprocess.run(["chown", "-R", "nobody:", folder], check=True)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "ES_JAVA_HOME": str(java),
            "ES_JAVA_OPTS": "-Xms256m -Xmx512m",
            "ES_TMPDIR": str(folder / "tmp"),
        }
        server = _start(prefix, home, environment, folder / "log")
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_ready(address, server, folder / "log")
            yield address
        finally:
            _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(prefix: list[str], home: Path, environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(
            [*prefix, home / "bin" / "elasticsearch"],
            stdout=output,
            stderr=output,
            cwd=home,
            env=environment,
            start_new_session=True,
        )


def _stop(server: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)
    except ProcessLookupError:
        pass
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(timeout=10)


def _wait_until_ready(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_cluster/health", timeout=2) as response:
                if json.load(response)["status"] in {"green", "yellow"}:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise RuntimeError(f"Elasticsearch did not start:\n{log.read_text(errors='replace')[-3000:]}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--fetch"]:
        try:
            java_home()
            print(distribution())  # noqa: T201
        except NotAvailable as missing:
            sys.exit(str(missing))
    else:
        with elasticsearch() as running:
            sys.exit(
                subprocess.run(
                    sys.argv[1:], check=False, env={**os.environ, "PORTAL_ELASTICSEARCH_URL": running}
                ).returncode
            )
