"""The one way out: who is let in, with which headers, in which pieces."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from PIL import Image

from portal.private_files import access
from portal.private_files.models import PrivateFile
from portal.private_files.signals import file_opened
from tests.factories.accounts import UserFactory
from tests.factories.private_files import PrivateFileFactory, pdf, photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client, readers):
    """`client` signed in as somebody who may read attached files of the purpose "test"."""
    user = UserFactory()
    readers.append(user)
    client.force_login(user)
    return client


@pytest.fixture
def openings():
    heard = []

    def listen(sender, request, file, preview, **kwargs):
        heard.append((file.pk, preview))

    file_opened.connect(listen)
    yield heard
    file_opened.disconnect(listen)


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_uploader_reads_an_unattached_file(client, claim):
    content = pdf(pages=3)
    file = PrivateFileFactory.create(token=claim, content=content)
    assert body(client.get(file.get_absolute_url())) == content


def test_a_stranger_gets_404_as_for_a_file_that_does_not_exist(client):
    file = PrivateFileFactory.create()
    assert client.get(file.get_absolute_url()).status_code == 404
    assert client.get("/tep/00000000-0000-4000-8000-000000000000/a.pdf").status_code == 404
    assert client.get("/tep/../../etc/passwd").status_code == 404


def test_another_signed_in_person_gets_404(client):
    file = PrivateFileFactory.create(owner=UserFactory())
    client.force_login(UserFactory())
    assert client.get(file.get_absolute_url()).status_code == 404


def test_the_session_that_uploaded_does_not_read_what_now_belongs_to_an_account(client, claim):
    file = PrivateFileFactory.create(owner=UserFactory(), claim="", token=claim)
    assert client.get(file.get_absolute_url()).status_code == 404


def test_an_attached_file_is_read_by_those_its_purpose_lets_in(reader):
    file = PrivateFileFactory.create(is_attached=True)
    assert reader.get(file.get_absolute_url()).status_code == 200
    assert Client().get(file.get_absolute_url()).status_code == 404


def test_once_attached_the_uploader_has_no_more_right_than_the_rule_gives(client, claim):
    file = PrivateFileFactory.create(token=claim, is_attached=True)
    assert client.get(file.get_absolute_url()).status_code == 404


def test_nobody_reads_an_attached_file_of_an_unknown_purpose(reader):
    file = PrivateFileFactory.create(is_attached=True, purpose="forgotten")
    assert reader.get(file.get_absolute_url()).status_code == 404


def test_a_purpose_has_one_rule():
    with pytest.raises(access.DuplicatePurpose):
        access.register("test", lambda request, file: True)


def test_headers_keep_the_content_from_doing_harm(reader):
    response = reader.get(PrivateFileFactory.create(is_attached=True, name="giấy khai sinh.pdf").get_absolute_url())
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert response["Content-Disposition"] == "inline; filename*=utf-8''gi%E1%BA%A5y%20khai%20sinh.pdf"


def test_photos_are_sent_into_a_sandbox(reader):
    response = reader.get(PrivateFileFactory.create(is_attached=True, is_photo=True).get_absolute_url())
    assert response["Content-Security-Policy"].startswith("sandbox;")


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [("bytes=0-9", 0, 10), ("bytes=5-", 5, None), ("bytes=-7", -7, None), ("bytes=10-999999", 10, None)],
)
def test_byte_ranges(reader, asked, start, end):
    content = pdf(pages=3)
    file = PrivateFileFactory.create(is_attached=True, content=content)
    response = reader.get(file.get_absolute_url(), headers={"Range": asked})
    wanted = content[start:end]
    assert response.status_code == 206
    assert body(response) == wanted
    first = content.index(wanted) if start >= 0 else len(content) + start
    assert response["Content-Range"] == f"bytes {first}-{first + len(wanted) - 1}/{len(content)}"
    assert response["Content-Length"] == str(len(wanted))


@pytest.mark.parametrize("asked", ["bytes=999999-", "bytes=-0", "bytes=999999-9999999"])
def test_a_range_behind_the_end_cannot_be_satisfied(reader, asked):
    file = PrivateFileFactory.create(is_attached=True)
    response = reader.get(file.get_absolute_url(), headers={"Range": asked})
    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{file.size}")


@pytest.mark.parametrize("asked", ["bytes=1-2,4-5", "bytes=a-b", "lines=1-2", "bytes=-", "bytes=9-3"])
def test_an_odd_range_gets_the_whole(reader, asked):
    file = PrivateFileFactory.create(is_attached=True)
    response = reader.get(file.get_absolute_url(), headers={"Range": asked})
    assert (response.status_code, len(body(response))) == (200, file.size)


def test_a_range_of_an_older_content_gets_the_whole(reader):
    file = PrivateFileFactory.create(is_attached=True)
    headers = {"Range": "bytes=0-3", "If-Range": '"another"'}
    assert reader.get(file.get_absolute_url(), headers=headers).status_code == 200
    headers["If-Range"] = f'"{file.sha256}"'
    assert reader.get(file.get_absolute_url(), headers=headers).status_code == 206


def test_head_tells_the_size_without_opening(reader, openings):
    file = PrivateFileFactory.create(is_attached=True)
    response = reader.head(file.get_absolute_url())
    assert (response["Content-Length"], response["Accept-Ranges"]) == (str(file.size), "bytes")
    assert response["ETag"] == f'"{file.sha256}"'
    assert openings == []


def test_a_reader_who_has_it_already_is_told_so(reader, openings):
    file = PrivateFileFactory.create(is_attached=True)
    assert reader.get(file.get_absolute_url(), headers={"If-None-Match": f'"{file.sha256}"'}).status_code == 304
    assert openings == []


def test_opening_is_told_once_for_the_ranges_of_one_reading(reader, openings, readers):
    file = PrivateFileFactory.create(is_attached=True)
    for start in (5, 0, 7):
        reader.get(file.get_absolute_url(), headers={"Range": f"bytes={start}-"})
    assert openings == [(file.pk, False)]
    other = UserFactory()
    readers.append(other)
    reader.force_login(other)
    reader.get(file.get_absolute_url())
    assert openings == [(file.pk, False)] * 2


def test_what_cannot_be_recorded_is_not_sent(reader):
    def fail(**kwargs):
        raise RuntimeError("the record is down")

    file_opened.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            reader.get(PrivateFileFactory.create(is_attached=True).get_absolute_url())
    finally:
        file_opened.disconnect(fail)


def test_a_file_that_waits_for_its_scan_is_never_sent(client, claim, openings):
    file = PrivateFileFactory.create(token=claim, is_scanning=True)
    response = client.get(file.get_absolute_url())
    assert response.status_code == 409
    assert "đang được kiểm tra vi-rút" in response.content.decode()
    assert Client().get(file.get_absolute_url()).status_code == 404
    assert openings == []


def test_a_refused_file_tells_its_sender_why(client, claim):
    file = PrivateFileFactory.create(token=claim, is_refused=True)
    response = client.get(file.get_absolute_url())
    assert response.status_code == 410
    assert file.refusal in response.content.decode()


def test_a_photo_has_a_thumbnail_for_the_same_readers(reader, openings, private_folder):
    file = PrivateFileFactory.create(is_attached=True, is_photo=True, content=photo(1600, 1200))
    for _time in range(2):
        response = reader.get(file.thumbnail_url)
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        with Image.open(io.BytesIO(response.content)) as small:
            assert small.size == (320, 240)
    assert openings == [(file.pk, True)]
    assert len([path for path in private_folder.rglob("*") if path.is_file()]) == 2
    assert Client().get(file.thumbnail_url).status_code == 404


def test_a_pdf_has_no_thumbnail(reader):
    file = PrivateFileFactory.create(is_attached=True)
    assert file.thumbnail_url == ""
    assert reader.get(f"/tep/{file.pk}/anh-nho").status_code == 404


def test_only_reading_is_possible(reader):
    assert reader.post(PrivateFileFactory.create(is_attached=True).get_absolute_url()).status_code == 405


def test_an_opened_file_costs_three_queries(reader, django_assert_max_num_queries):
    file = PrivateFileFactory.create(is_attached=True)
    with django_assert_max_num_queries(3):  # session, user, file
        reader.get(file.get_absolute_url())
    assert PrivateFile.objects.count() == 1
