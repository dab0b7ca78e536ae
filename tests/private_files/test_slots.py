"""A form's place for files without JavaScript, and what the page promises to the script."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import RequestFactory

from portal.private_files import claims, slots
from portal.private_files.models import PrivateFile
from portal.private_files.policies import PDF, Ticket, UploadPolicy, size_in_words
from portal.private_files.slots import UploadSlot
from tests.factories.private_files import WINDOWS_PROGRAM, PrivateFileFactory, pdf, photo

pytestmark = pytest.mark.django_db
TOKEN = "token-of-this-session"


def slot(**more) -> UploadSlot:
    policy = UploadPolicy(max_bytes=1024 * 1024, max_files=3)
    return UploadSlot(**{"name": "giay", "label": "Giấy chứng sinh", "purpose": "test", "policy": policy, **more})


def posted(data: dict[str, object]):
    request = RequestFactory().post("/", data)
    request.user = AnonymousUser()
    request.session = {claims.SESSION_KEY: TOKEN}
    return request


def sent(name: str = "a.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() if content is None else content)


def test_files_sent_plainly_are_kept_and_join_those_already_there():
    there = PrivateFileFactory.create(token=TOKEN)
    received = slots.receive(posted({"giay": str(there.pk), "giay-tep": [sent(), sent("b.pdf")]}), slot())
    assert [file.name for file in received.files] == ["giấy khai sinh.pdf", "a.pdf", "b.pdf"]
    assert (received.errors, received.acted) == ([], False)


def test_one_bad_file_does_not_cost_the_good_ones():
    received = slots.receive(posted({"giay-tep": [sent("x.pdf", WINDOWS_PROGRAM), sent("b.pdf")]}), slot())
    assert [file.name for file in received.files] == ["b.pdf"]
    assert "«x.pdf» không phải là PDF thật" in received.errors[0]


def test_a_twenty_megabyte_photo_gets_a_sentence_with_its_size_and_the_limit():
    received = slots.receive(posted({"giay-tep": sent("ảnh.jpg", photo() + bytes(20 * 1024 * 1024))}), slot())
    assert received.files == []
    assert "«ảnh.jpg» nặng 20 MB, vượt quá giới hạn 1 MB" in received.errors[0]


def test_the_button_beside_a_file_removes_it():
    first, second = PrivateFileFactory.create_batch(2, token=TOKEN)
    request = posted({"giay": [str(first.pk), str(second.pk)], "giay-bo": str(first.pk)})
    received = slots.receive(request, slot())
    assert (received.files, received.acted) == ([second], True)
    assert not PrivateFile.objects.filter(pk=first.pk).exists()


def test_photos_are_joined_on_wish():
    photos = PrivateFileFactory.create_batch(2, token=TOKEN, is_photo=True)
    request = posted({"giay": [str(file.pk) for file in photos], "giay-ghep": "1"})
    received = slots.receive(request, slot())
    assert [(file.name, file.pages, file.content_type) for file in received.files] == [("Giấy chứng sinh.pdf", 2, PDF)]
    assert received.acted
    assert PrivateFile.objects.count() == 1


@pytest.mark.parametrize("text", ["nonsense", "00000000-0000-4000-8000-000000000007"])
def test_a_made_up_uuid_is_answered_with_a_sentence(text):
    received = slots.receive(posted({"giay": text}), slot())
    assert received.files == []
    assert "Hãy chọn lại" in received.errors[0]


def test_another_sessions_uuid_brings_nothing():
    foreign = PrivateFileFactory.create(token="somebody else")
    received = slots.receive(posted({"giay": str(foreign.pk), "giay-bo": str(foreign.pk)}), slot())
    assert received.files == []
    assert PrivateFile.objects.filter(pk=foreign.pk).exists()


def test_a_file_uploaded_for_another_purpose_brings_nothing():
    other = PrivateFileFactory.create(token=TOKEN, purpose="another")
    assert slots.receive(posted({"giay": str(other.pk)}), slot()).files == []


def test_a_drafts_own_file_is_taken_on_whichever_device():
    elsewhere = PrivateFileFactory.create(token="the telephone")
    assert slots.receive(posted({"giay": str(elsewhere.pk)}), slot(), known=[elsewhere]).files == [elsewhere]


def test_an_infected_file_is_told_of_and_left_out():
    refused = PrivateFileFactory.create(token=TOKEN, is_refused=True)
    received = slots.receive(posted({"giay": str(refused.pk)}), slot())
    assert (received.files, received.errors) == ([], [refused.refusal])


def test_no_more_files_than_the_place_takes():
    received = slots.receive(posted({"giay-tep": [sent(f"{number}.pdf") for number in range(5)]}), slot())
    assert len(received.files) == 3
    assert "nhiều nhất 3 tệp" in received.errors[0]
    assert PrivateFile.objects.count() == 3


def test_a_place_for_one_file_takes_one_and_joins_nothing():
    single = slot(policy=UploadPolicy(max_bytes=1024 * 1024, max_files=1))
    received = slots.receive(posted({"giay-tep": [sent(), sent("b.pdf")]}), single)
    assert len(received.files) == 1
    assert received.errors == ["Ở đây chỉ nhận một tệp. Hãy bỏ tệp đang có rồi chọn tệp khác."]
    shown = render_to_string("private_files/upload_slot.html", {"slot": single})
    assert "giay-ghep" not in shown
    assert " multiple" not in shown


def test_the_page_tells_kinds_and_limit_before_anything_is_chosen():
    shown = render_to_string("private_files/upload_slot.html", {"slot": slot()})
    assert "PDF, JPEG, PNG hoặc HEIC; mỗi tệp không quá 1 MB; nhiều nhất 3 tệp" in shown
    assert 'data-max-bytes="1048576"' in shown
    assert 'type="file"' in shown
    assert " style=" not in shown


def test_the_page_shows_files_errors_and_escapes_names():
    file = PrivateFileFactory.create(name="<b>x</b>.pdf")
    shown = render_to_string(
        "private_files/upload_slot.html", {"slot": slot(files=[file], errors=["Tệp «<i>» trống."], required=False)}
    )
    assert "&lt;b&gt;x" in shown
    assert "<b>x" not in shown
    assert "«&lt;i&gt;»" in shown
    assert f'name="giay" value="{file.pk}"' in shown
    assert f'name="giay-bo" value="{file.pk}"' in shown
    assert "(không bắt buộc)" in shown


@pytest.mark.parametrize(
    ("state", "said"), [("is_scanning", "đang kiểm tra vi-rút"), ("is_refused", "Tệp có chứa mã độc nên đã bị xóa.")]
)
def test_the_next_view_tells_how_the_scan_stands(state, said):
    file = PrivateFileFactory.create(**{state: True})
    shown = render_to_string("private_files/upload_slot.html", {"slot": slot(files=[file])})
    row = shown[shown.index("<li") : shown.index("</li>")]
    assert said in row
    assert "<a " not in row


def test_the_ticket_carries_the_policy_unchanged():
    ticket = Ticket.read(slot().ticket)
    assert (ticket.purpose, ticket.policy) == ("test", slot().policy)


@pytest.mark.parametrize("kinds", [(), ("text/html",)])
def test_a_policy_allows_only_what_we_can_look_into(kinds):
    with pytest.raises(ValueError, match="cannot allow"):
        UploadPolicy(max_bytes=1, content_types=kinds)


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 KB"), (1, "1 KB"), (850 * 1024, "850 KB"), (1024 * 1024, "1 MB"), (3_565_158, "3,4 MB")],
)
def test_sizes_in_words(size, words):
    assert size_in_words(size) == words
