"""Files wait for a real virus scanner, and nobody reads them before its verdict."""

from __future__ import annotations

import io
import time

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from portal.private_files import actions, scanning
from portal.private_files.models import PrivateFile
from portal.private_files.signals import file_refused
from portal.private_files.tasks import scan_private_file
from tests.engines.clamd import INFECTION, SIGNATURE, clamd
from tests.engines.postgresql import free_port
from tests.factories.private_files import pdf, photo

pytestmark = [pytest.mark.engines, pytest.mark.django_db]


@pytest.fixture(scope="module")
def scanner():
    with clamd() as running:
        yield running


@pytest.fixture
def database_tasks(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


def infected_pdf() -> bytes:
    return pdf(change=lambda document: document.Root.__setattr__("Note", document.make_stream(INFECTION)))


def store(content: bytes, token: str, name: str = "đơn.pdf") -> PrivateFile:
    return actions.store(content=io.BytesIO(content), name=name, purpose="test", claim=token)


@pytest.mark.parametrize("way", ["address", "socket_address"])
def test_the_scanner_answers_over_tcp_and_over_its_socket(scanner, settings, way):
    settings.CLAMD_ADDRESS = getattr(scanner, way)
    scanning.ping()
    assert scanning.scan([b"nothing", b" to find"]).clean
    # The infection lies across two pieces.
    assert scanning.scan([b"x" + INFECTION[:10], INFECTION[10:]]).signature.startswith(SIGNATURE)


def test_a_clean_file_is_ready_once_scanned(
    scanner,
    settings,
    client,
    claim,
    django_capture_on_commit_callbacks,
):
    settings.CLAMD_ADDRESS = scanner.address
    with django_capture_on_commit_callbacks(execute=True):
        file = store(photo(), claim, "ảnh.jpg")
        assert file.state == PrivateFile.State.SCANNING
        assert client.get(file.get_absolute_url()).status_code == 409
    assert client.get(file.get_absolute_url()).status_code == 200


def test_an_infected_file_is_refused_its_content_removed_and_its_sender_told(
    scanner,
    settings,
    client,
    claim,
    private_folder,
    django_capture_on_commit_callbacks,
):
    settings.CLAMD_ADDRESS = scanner.address
    heard = []
    listener = lambda file, **rest: heard.append(file.pk)  # noqa: E731
    file_refused.connect(listener)
    with django_capture_on_commit_callbacks(execute=True):
        file = store(infected_pdf(), claim)
    assert heard == [file.pk]
    response = client.get(file.get_absolute_url())
    assert response.status_code == 410
    assert "«đơn.pdf» có chứa mã độc" in response.content.decode()
    assert [path for path in private_folder.rglob("*") if path.is_file()] == []


def test_while_the_scanner_is_down_files_wait_and_are_asked_for_again_with_growing_pauses(
    scanner,
    settings,
    client,
    claim,
    database_tasks,
    django_capture_on_commit_callbacks,
):
    settings.CLAMD_ADDRESS = f"127.0.0.1:{free_port()}"
    with pytest.raises(scanning.ScannerDown):
        scanning.ping()
    with django_capture_on_commit_callbacks(execute=True):
        file = store(pdf(), claim)
    assert DBTaskResult.objects.count() == 1
    for attempt in range(3):
        assert scan_private_file.func(str(file.pk), attempt) == PrivateFile.State.SCANNING
    due = list(DBTaskResult.objects.exclude(run_after=None).order_by("enqueued_at").values_list("run_after", flat=True))
    times = sorted(moment for moment in due if moment.year < 9000)
    assert len(times) >= 3
    assert times[2] - times[1] > times[1] - times[0]
    assert client.get(file.get_absolute_url()).status_code == 409
    settings.CLAMD_ADDRESS = scanner.address
    assert scan_private_file.func(str(file.pk), 3) == PrivateFile.State.READY


def test_files_that_nobody_scans_any_more_can_be_sent_again(scanner, settings, claim, capsys):
    settings.CLAMD_ADDRESS = scanner.address
    file = store(pdf(), claim)  # the task after the commit is lost
    call_command("scan_waiting_files", "--minutes", "0")
    file.refresh_from_db()
    assert file.is_ready


def test_a_scanner_that_breaks_off_gives_no_verdict(settings):
    settings.CLAMD_ADDRESS = "unix:/nowhere/clamd.socket"
    with pytest.raises(scanning.ScannerDown):
        scanning.scan([b"x"])


def test_readiness_tells_of_the_scanner(scanner, settings, client):
    assert client.get("/readyz").json()["dependencies"]["virus_scan"] == {"state": "ok", "engine": "off"}
    settings.CLAMD_ADDRESS = scanner.socket_address
    assert client.get("/readyz").json()["dependencies"]["virus_scan"] == {"state": "ok", "engine": "clamd"}
    settings.CLAMD_ADDRESS = f"127.0.0.1:{free_port()}"
    started = time.monotonic()
    assert client.get("/readyz").json()["dependencies"]["virus_scan"]["state"] == "down"
    assert time.monotonic() - started < 5
