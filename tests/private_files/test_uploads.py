"""Uploads in pieces (tus 1.0) and in one go."""

from __future__ import annotations

import base64
import io
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, RequestFactory

from portal.private_files import actions, claims, partials, quotas
from portal.private_files.models import PrivateFile
from portal.private_files.policies import PDF, Ticket, UploadPolicy
from portal.private_files.uploads import _append
from tests.factories.accounts import UserFactory
from tests.factories.private_files import WINDOWS_PROGRAM, PrivateFileFactory, pdf

pytestmark = pytest.mark.django_db

TUS = {"Tus-Resumable": "1.0.0"}
PLACE = "/tep/tai-len/"
PIECE = "application/offset+octet-stream"
LIMIT = 1024 * 1024


def ticket(purpose: str = "test", **policy) -> str:
    return Ticket(purpose, UploadPolicy(**{"max_bytes": LIMIT, **policy})).signed()


def begin(client: Client, size: int, name: str = "giấy khai sinh.pdf", signed: str | None = None):
    pairs = {"filename": name, "ticket": ticket() if signed is None else signed}
    metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items())
    return client.post(PLACE, headers={**TUS, "Upload-Length": str(size), "Upload-Metadata": metadata})


def send(client: Client, address: str, piece: bytes, offset: int, **headers: str):
    return client.patch(
        address,
        data=piece,
        content_type=PIECE,
        headers={**TUS, "Upload-Offset": str(offset), "Content-Type": PIECE, **headers},
    )


def test_an_upload_in_pieces_becomes_a_ready_file(client):
    content = pdf(pages=2)
    begun = begin(client, len(content))
    assert (begun.status_code, begun.json()["state"]) == (201, "uploading")
    address = begun["Location"]
    assert send(client, address, content[:100], 0)["Upload-Offset"] == "100"
    assert send(client, address, content[100:], 100).status_code == 204
    told = client.get(address).json()
    assert told["state"] == "ready"
    assert told["name"] == "giấy khai sinh.pdf"
    assert told["content_type"] == PDF
    assert b"".join(client.get(told["url"]).streaming_content) == content
    assert PrivateFile.objects.get().pages == 2


def test_an_interrupted_upload_goes_on_where_it_stopped(client):
    content = pdf(pages=5)
    address = begin(client, len(content))["Location"]
    send(client, address, content[:300], 0)
    stopped = client.head(address, headers=TUS)
    assert (stopped.status_code, stopped["Upload-Offset"], stopped["Upload-Length"]) == (200, "300", str(len(content)))
    assert stopped["Cache-Control"].count("no-store") == 1
    send(client, address, content[300:], 300)
    assert client.get(address).json()["state"] == "ready"
    assert client.head(address, headers=TUS)["Upload-Offset"] == stopped["Upload-Length"]


def test_what_arrived_before_the_line_broke_is_kept(claim):
    class BreakingLine(io.BytesIO):
        def read(self, *args):
            piece = super().read(*args)
            if not piece:
                raise OSError("the line broke")
            return piece

    file = actions.announce(name="a.pdf", size=1000, purpose="test", policy=UploadPolicy(LIMIT), claim=claim)
    request = RequestFactory().generic("PATCH", PLACE, headers={**TUS, "Upload-Offset": "0", "Content-Type": PIECE})
    request._stream = BreakingLine(b"x" * 200)
    assert _append(request, file).status_code == 400
    assert partials.offset(file.pk) == 200


@pytest.mark.parametrize("offset", [0, 50, 101, 5000])
def test_a_piece_for_another_offset_is_refused(client, offset):
    address = begin(client, 1000)["Location"]
    send(client, address, b"x" * 100, 0)
    assert send(client, address, b"y" * 100, offset).status_code == 409
    assert client.head(address, headers=TUS)["Upload-Offset"] == "100"


def test_a_request_left_hanging_by_a_lost_signal_does_not_keep_the_upload_from_going_on(client, claim):
    """The hanging request wakes up when the telephone has gone on over another connection."""
    address = begin(client, 1000)["Location"]
    file = PrivateFile.objects.get()
    content = bytes(range(250)) * 4

    class HangingLine(io.BytesIO):
        pieces = iter([content[:100], content[100:200]])

        def read(self, *args):
            piece = next(self.pieces, b"")
            if piece == content[100:200]:
                stopped = int(client.head(address, headers=TUS)["Upload-Offset"])
                assert stopped == 100
                assert send(client, address, content[stopped:900], stopped).status_code == 204
            return piece

    request = RequestFactory().generic("PATCH", PLACE, headers={**TUS, "Upload-Offset": "0", "Content-Type": PIECE})
    request._stream = HangingLine()
    with pytest.raises(partials.Moved):
        _append(request, file)
    with partials.locked(file.pk) as partial:
        assert partial.read() == content[:900]


@pytest.mark.django_db(transaction=True)
def test_of_two_pieces_for_the_same_offset_at_the_same_time_one_is_kept(client, settings):
    address = begin(client, 400_000)["Location"]
    cookies = client.cookies
    start = threading.Barrier(2)
    answers = []

    def one(letter: bytes) -> None:
        other = Client()
        other.cookies = cookies
        start.wait()
        answers.append((send(other, address, letter * 200_000, 0).status_code, letter))
        connection.close()

    threads = [threading.Thread(target=one, args=(letter,)) for letter in (b"a", b"b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _letter in answers) == [204, 409]
    winner = next(letter for status, letter in answers if status == 204)
    with partials.locked(PrivateFile.objects.get().pk) as partial:
        assert partial.read() == winner * 200_000


def test_more_than_announced_is_refused(client):
    address = begin(client, 100)["Location"]
    assert send(client, address, b"x" * 101, 0).status_code == 413


def test_a_program_that_calls_itself_pdf_ends_refused_with_its_sentence(client):
    address = begin(client, len(WINDOWS_PROGRAM), "đơn.pdf")["Location"]
    send(client, address, WINDOWS_PROGRAM, 0)
    told = client.get(address).json()
    assert told["state"] == "refused"
    assert "«đơn.pdf» không phải là PDF thật" in told["message"]
    assert told["url"] == ""


def test_a_process_killed_before_the_inspection_loses_nothing(client):
    content = pdf()
    address = begin(client, len(content))["Location"]
    partials.append(PrivateFile.objects.get().pk, 0, content)
    assert client.get(address).json()["state"] == "uploading"
    assert send(client, address, b"", len(content)).status_code == 204
    assert client.get(address).json()["state"] == "ready"


def test_a_removed_upload_is_gone_with_all_that_came_in(client, django_capture_on_commit_callbacks):
    address = begin(client, 1000)["Location"]
    send(client, address, b"x" * 100, 0)
    uuid = PrivateFile.objects.get().pk
    with django_capture_on_commit_callbacks(execute=True):
        assert client.delete(address, headers=TUS).status_code == 204
    assert client.head(address, headers=TUS).status_code == 404
    assert partials.offset(uuid) == 0


@pytest.mark.parametrize(("size", "status"), [(LIMIT + 1, 413), (0, 422)])
def test_a_size_outside_the_limits_is_refused_before_a_byte_is_sent(client, size, status):
    answer = begin(client, size)
    assert answer.status_code == status
    assert "«giấy khai sinh.pdf»" in answer.json()["message"]
    assert not PrivateFile.objects.exists()


@pytest.mark.parametrize("signed", ["", "made-up", ticket("no such purpose")])
def test_without_one_of_our_tickets_nothing_begins(client, signed):
    assert begin(client, 100, signed=signed).status_code == 403


def test_a_ticket_that_was_changed_is_refused(client):
    assert begin(client, 100, signed=ticket()[:-2] + "xx").status_code == 403


@pytest.mark.parametrize("length", ["", "-1", "1e3", "١٢", "9" * 30])
def test_a_length_that_is_no_number_is_refused(client, length):
    metadata = f"ticket {base64.b64encode(ticket().encode()).decode()}"
    headers = {**TUS, "Upload-Length": length.encode().decode("latin-1"), "Upload-Metadata": metadata}
    assert client.post(PLACE, headers=headers).status_code == 400


def test_another_session_cannot_see_write_or_remove_an_upload(client):
    address = begin(client, 100)["Location"]
    stranger = Client()
    assert stranger.head(address, headers=TUS).status_code == 404
    assert stranger.get(address).status_code == 404
    assert send(stranger, address, b"x" * 100, 0).status_code == 404
    assert stranger.delete(address, headers=TUS).status_code == 404
    assert client.head(address, headers=TUS)["Upload-Offset"] == "0"


def test_a_signed_in_uploader_owns_the_file_wherever_they_sign_in(client):
    owner = UserFactory()
    client.force_login(owner)
    address = begin(client, 100)["Location"]
    elsewhere = Client()
    assert elsewhere.head(address, headers=TUS).status_code == 404
    elsewhere.force_login(owner)
    assert elsewhere.head(address, headers=TUS).status_code == 200


def test_an_attached_file_cannot_be_touched_any_more(client, claim):
    file = PrivateFileFactory.create(token=claim, is_attached=True)
    assert client.delete(f"{PLACE}{file.pk}", headers=TUS).status_code == 404
    assert PrivateFile.objects.filter(pk=file.pk).exists()


@pytest.mark.parametrize("address", [PLACE, f"{PLACE}00000000-0000-4000-8000-000000000000"])
def test_every_change_needs_the_csrf_token(address):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(PLACE, headers=TUS).status_code == 403
    assert strict.patch(address, headers=TUS).status_code == 403
    assert strict.delete(address, headers=TUS).status_code == 403


def test_a_whole_file_in_one_post(client):
    sent = SimpleUploadedFile("đơn.pdf", pdf(), content_type="image/png")
    answer = client.post(PLACE, {"file": sent, "ticket": ticket()})
    assert answer.status_code == 201
    assert (answer.json()["state"], answer.json()["content_type"]) == ("ready", PDF)


def test_a_whole_file_that_is_refused_answers_with_the_sentence(client):
    answer = client.post(PLACE, {"file": SimpleUploadedFile("a.pdf", WINDOWS_PROGRAM), "ticket": ticket()})
    assert (answer.status_code, answer.json()["code"]) == (422, "wrong_type")
    assert client.post(PLACE, {"ticket": ticket()}).status_code == 400


def test_one_session_cannot_upload_without_end(client, claim, monkeypatch):
    monkeypatch.setattr(quotas, "MOST_FILES", 3)
    for _number in range(3):
        assert begin(client, 100).status_code == 201
    full = begin(client, 100)
    assert full.status_code == 429
    assert "Hãy" in full.json()["message"]
    assert begin(Client(), 100).status_code == 201
    PrivateFile.objects.filter(claim=claims.digest(claim)).first().delete()
    assert begin(client, 100).status_code == 201


def test_one_session_cannot_announce_more_than_its_share(client, monkeypatch):
    monkeypatch.setattr(quotas, "MOST_BYTES", 150)
    assert begin(client, 100).status_code == 201
    assert begin(client, 100).status_code == 429


def test_one_session_cannot_upload_too_fast(client, monkeypatch):
    monkeypatch.setattr(quotas, "MOST_IN_A_WHILE", 1)
    assert begin(client, 100).status_code == 201
    assert "10 phút" in begin(client, 100).json()["message"]


def test_the_protocol_announces_itself(client):
    answer = client.options(PLACE)
    assert (answer["Tus-Version"], answer["Tus-Extension"]) == ("1.0.0", "creation,termination")
    address = begin(client, 10)["Location"]
    assert client.patch(address, b"", content_type="text/plain", headers=TUS).status_code == 415
    assert send(client, address, b"", 0, **{"Tus-Resumable": "0.2"}).status_code == 412
