"""The life of a file: claimed, attached, joined, forgotten."""

from __future__ import annotations

import io
import os
from datetime import timedelta
from uuid import uuid4

import pikepdf
import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image

from portal.private_files import actions, claims, contents, partials
from portal.private_files.models import PrivateFile
from portal.private_files.policies import UploadPolicy
from portal.private_files.refusals import FileRefused
from tests.factories.accounts import UserFactory
from tests.factories.private_files import WINDOWS_PROGRAM, PrivateFileFactory, pdf, photo

pytestmark = pytest.mark.django_db
State = PrivateFile.State


def store(content: bytes, name: str = "đơn.pdf", **more) -> PrivateFile:
    return actions.store(content=io.BytesIO(content), name=name, purpose="test", **more)


def kept(folder) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_without_a_scanner_a_file_is_ready_at_once(private_folder):
    file = store(pdf(), claim="token")
    assert (file.state, file.size, len(file.sha256)) == (State.READY, len(pdf()), 64)
    assert kept(private_folder) == [str(file.pk)]


def test_the_token_itself_is_not_kept():
    file = store(pdf(), claim="token")
    assert file.claim == claims.digest("token")
    assert "token" not in str(PrivateFile.objects.values().get())


def test_a_signed_in_owner_leaves_no_claim():
    file = store(pdf(), owner=UserFactory(), claim="token")
    assert file.claim == ""


def test_a_refused_file_leaves_nothing_behind(private_folder):
    with pytest.raises(FileRefused):
        store(WINDOWS_PROGRAM)
    assert kept(private_folder) == []
    assert not PrivateFile.objects.exists()


def test_no_letter_of_the_name_reaches_the_storage(private_folder):
    file = store(pdf(), name="../../../tmp/\u202eđơn\x00.pdf")
    assert kept(private_folder) == [str(file.pk)]
    assert file.name == "đơn.pdf"


def test_an_attached_file_no_longer_expires():
    file = actions.attach(file=store(pdf()))
    assert (file.attached, file.expires_at) == (True, None)


def test_attaching_is_undone_with_the_transaction_around_it():
    file = store(pdf())
    with transaction.atomic():
        actions.attach(file=file)
        transaction.set_rollback(True)
    file.refresh_from_db()
    assert not file.attached


def test_a_file_that_waits_for_its_scan_may_be_handed_in():
    assert actions.attach(file=PrivateFileFactory.create(is_scanning=True)).attached


@pytest.mark.parametrize("state", [State.UPLOADING, State.REFUSED])
def test_unfinished_and_refused_files_cannot_be_handed_in(state):
    file = PrivateFileFactory.create(state=state, refusal="Tệp có chứa mã độc.")
    with pytest.raises(FileRefused):
        actions.attach(file=file)


def test_a_file_that_has_been_forgotten_cannot_be_handed_in():
    file = store(pdf())
    PrivateFile.objects.all().delete()
    with pytest.raises(FileRefused, match="Hãy chọn lại"):
        actions.attach(file=file)


def test_a_draft_lets_its_files_live_longer_but_never_shorter():
    file = store(pdf())
    later = timezone.now() + timedelta(days=30)
    assert actions.keep_until(file=file, expires_at=later).expires_at == later
    assert actions.keep_until(file=file, expires_at=timezone.now()).expires_at == later


def test_a_file_goes_with_its_person_to_another_device():
    file = store(pdf(), claim="the telephone")
    assert actions.hand_to(file=file, claim="the desk").claim == claims.digest("the desk")
    owner = UserFactory()
    handed = actions.hand_to(file=file, owner=owner)
    assert (handed.owner, handed.claim) == (owner, "")


def test_files_that_nobody_handed_in_are_purged(private_folder, django_capture_on_commit_callbacks, capsys):
    old = timezone.now() - timedelta(seconds=1)
    gone = PrivateFileFactory.create(expires_at=old)
    stays = PrivateFileFactory.create()
    attached = PrivateFileFactory.create(is_attached=True)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("purge_unattached_files")
    assert set(PrivateFile.objects.all()) == {stays, attached}
    assert str(gone.pk) not in kept(private_folder)
    assert len(kept(private_folder)) == 2


def test_strays_of_a_transaction_that_was_undone_are_swept(private_folder):
    with transaction.atomic():
        store(pdf())
        transaction.set_rollback(True)
    assert len(kept(private_folder)) == 1
    assert actions.purge_strays(older_than=timedelta(0)) == 1
    assert kept(private_folder) == []


def test_pieces_of_uploads_that_no_row_speaks_of_are_swept():
    under_way = actions.announce(name="a.pdf", size=100, purpose="test", policy=UploadPolicy(max_bytes=1000))
    for uuid in (under_way.pk, uuid4()):
        partials.append(uuid, 0, b"x")
    assert actions.purge_strays(older_than=timedelta(seconds=-5)) == 1
    assert partials.offset(under_way.pk) == 1


def test_a_deleted_file_stays_whole_until_the_commit(django_capture_on_commit_callbacks):
    file = PrivateFileFactory.create()
    with django_capture_on_commit_callbacks() as after_commit:
        actions.delete(file=file)
        assert contents.exists(file.storage_name)
    for callback in after_commit:
        callback()
    assert not contents.exists(file.storage_name)


def test_photos_are_joined_in_their_order_upright_and_lying_on_a4():
    lying = store(photo(800, 600), "a.jpg")
    upright = store(photo(600, 800, kind="PNG"), "b.png")
    two_pages = store(pdf(pages=2))
    joined = actions.join_as_pdf(files=[lying, upright, two_pages], name="Giấy tờ.pdf", purpose="test", claim="token")
    assert (joined.content_type, joined.pages, joined.name) == ("application/pdf", 4, "Giấy tờ.pdf")
    with pikepdf.open(io.BytesIO(contents.read(joined.storage_name))) as document:
        sizes = [[round(float(edge)) for edge in page.mediabox] for page in document.pages]
        assert sizes[:2] == [[0, 0, 842, 595], [0, 0, 595, 842]]
        assert b"cm /Photo Do" in document.pages[0].Contents.read_bytes()


def test_joined_photos_are_made_smaller_until_they_fit():
    noise = io.BytesIO()
    Image.frombytes("RGB", (1500, 1500), os.urandom(1500 * 1500 * 3)).save(noise, "JPEG", quality=90)
    photos = [store(noise.getvalue(), f"{number}.jpg") for number in (1, 2)]
    large = actions.join_as_pdf(files=photos, name="a.pdf", purpose="test")
    policy = UploadPolicy(max_bytes=large.size * 3 // 4)
    assert actions.join_as_pdf(files=photos, name="a.pdf", purpose="test", policy=policy).size <= policy.max_bytes
    with pytest.raises(FileRefused) as caught:
        actions.join_as_pdf(files=photos, name="a.pdf", purpose="test", policy=UploadPolicy(max_bytes=10_000))
    assert caught.value.code == "too_large"


def test_files_that_wait_for_their_scan_cannot_be_joined():
    with pytest.raises(FileRefused, match="Hãy thử lại"):
        actions.join_as_pdf(files=[PrivateFileFactory.create(is_scanning=True)], name="a", purpose="test")


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "lost"},
        {"sha256": ""},
        {"content_type": ""},
        {"size": 0},
        {"state": "refused", "refusal": ""},
        {"state": "uploading", "attached": True, "expires_at": None},
        {"attached": True},
        {"expires_at": None},
    ],
)
def test_the_database_refuses_impossible_files(wrong):
    file = PrivateFileFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        PrivateFile.objects.filter(pk=file.pk).update(**wrong)
