"""Private files in a bucket behave as in a folder."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.conf import settings as project_settings

from portal.private_files import actions, contents
from portal.private_files.models import PrivateFile
from tests.engines.s3 import s3_storage
from tests.factories.private_files import pdf, photo

pytestmark = [pytest.mark.engines, pytest.mark.django_db]


@pytest.fixture(scope="module")
def bucket():
    with s3_storage() as storage:
        yield storage


@pytest.fixture(autouse=True)
def files_in_the_bucket(bucket, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.STORAGES = {**project_settings.STORAGES, "private": bucket}


def store(content: bytes, token: str, name: str) -> PrivateFile:
    return actions.store(content=io.BytesIO(content), name=name, purpose="test", claim=token)


def test_a_file_is_kept_read_in_ranges_and_deleted(
    client,
    claim,
    django_capture_on_commit_callbacks,
):
    content = pdf(pages=40)
    file = store(content, claim, "đơn.pdf")
    assert b"".join(client.get(file.get_absolute_url()).streaming_content) == content
    part = client.get(file.get_absolute_url(), headers={"Range": "bytes=100-199"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, content[100:200])
    with django_capture_on_commit_callbacks(execute=True):
        actions.delete(file=file)
    assert not contents.exists(file.storage_name)


def test_a_thumbnail_and_a_joined_pdf_come_from_the_bucket(client, claim):
    photos = [store(photo(), claim, f"{number}.jpg") for number in (1, 2)]
    assert client.get(photos[0].thumbnail_url)["Content-Type"] == "image/jpeg"
    assert client.get(photos[0].thumbnail_url).status_code == 200
    assert actions.join_as_pdf(files=photos, name="ghép", purpose="test", claim=claim).pages == 2


def test_content_without_a_row_is_swept(claim):
    actions.purge_strays(older_than=timedelta(0))  # what the tests before left
    kept = store(pdf(), claim, "a.pdf")
    stray = PrivateFile(name="never saved")
    contents.write(stray.storage_name, io.BytesIO(b"left behind"))
    assert actions.purge_strays(older_than=timedelta(days=1)) == 0
    assert actions.purge_strays(older_than=timedelta(0)) == 1
    assert contents.exists(kept.storage_name)
    assert not contents.exists(stray.storage_name)


def test_readiness_asks_the_bucket(client, settings):
    settings.S3_BUCKET = "portal-private"
    assert client.get("/readyz").json()["dependencies"]["private_files"] == {"state": "ok", "engine": "s3"}
