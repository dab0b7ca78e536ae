"""What people mistype on the real form of birth registration: a sentence beside the field, nothing typed is lost."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from portal.form_pages.models import Draft
from services.dossiers.models import Dossier
from services.procedures.form_page import ApplicationFormPage
from tests.factories.accounts import UserFactory
from tests.factories.private_files import WINDOWS_PROGRAM, photo
from tests.faults.drafts import filled_draft
from tests.faults.pages import error_beside, parsed, summary, typed_in

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
CHILD = {
    "tre_ho_ten": "Giàng Mẫu Châu",
    "tre_ngay_sinh": "20/02/2026",
    "tre_gioi_tinh": "nu",
    "tre_dan_toc": "mong",
    "tre_quoc_tich": "Việt Nam",
    "tre_noi_sinh": "Bệnh viện Thử Nghiệm, tỉnh Lào Cai",
    "tre_que_quan": "Xã Thử Nghiệm, tỉnh Lào Cai",
}
SUBMITTER = {
    "nguoi_nop_ho_ten": "Lý Thị Mẫu",
    "nguoi_nop_so_dinh_danh": "010199000001",
    "nguoi_nop_dien_thoai": "0912345678",
    "nguoi_nop_email": "",
    "nguoi_nop_dia_chi": "Thôn Thử",
    "nguoi_nop_la_chu_ho_so": "yes",
}
CERTIFICATES = "giay_to_ve_viec_sinh"


class Citizen:
    """Somebody signed in with a draft in which everything is answered well."""

    def __init__(self, client: Any, form_page: Any, agency: Any) -> None:
        self.client, self.account = client, UserFactory()
        client.force_login(self.account)
        self.draft = filled_draft(form_page.published_version, agency, owner=self.account)

    def url(self, rest: str) -> str:
        return f"/bieu-mau/{self.draft.pk}/{rest}"

    def fill(self, section: str, typed: dict[str, Any], **changes: Any):
        return self.client.post(self.url(f"phan/{section}/"), {**typed, **changes})

    def kept(self) -> dict[str, Any]:
        return Draft.objects.get(pk=self.draft.pk).answers


@pytest.fixture
def citizen(client, form_page, commune) -> Citizen:
    return Citizen(client, form_page, commune.agency)


def assert_refused(answer: Any, field: str, typed: dict[str, Any], *words: str) -> None:
    """A sentence beside `field` with all `words`, told on top as well, and every typed value still in its control."""
    assert answer.status_code in (200, 422)
    said = error_beside(answer, field)
    for word in words:
        assert word in said, said
    assert said in summary(answer)
    for name, value in typed.items():
        assert typed_in(answer, name) == value, name


TOMORROW = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"


@pytest.mark.parametrize(
    ("date", "word"),
    [
        ("31/02/2026", "Tháng 2 năm 2026 không có ngày 31."),
        ("29/02/2025", "Tháng 2 năm 2025 không có ngày 29."),
        ("00/01/2026", "không có ngày 0"),
        ("20/13/2026", "Không có tháng 13."),
        (TOMORROW, "chưa đến"),
        ("hôm qua", "Hãy nhập theo mẫu ngày/tháng/năm, ví dụ 03/02/2026."),
        ("20-02", "Hãy nhập"),
        ("20/02/99999", "Hãy nhập"),
        ("20/02/0001", "Hãy"),
        ("   ", "Hãy điền"),
    ],
)
def test_a_wrong_date(citizen, date, word):
    typed = {**CHILD, "tre_ngay_sinh": date}

    answer = citizen.fill("tre", typed)

    assert answer.status_code == 200
    assert error_beside(answer, "tre_ngay_sinh")
    assert_refused(answer, "tre_ngay_sinh", typed, word)
    assert "tre_ngay_sinh" not in citizen.kept()


@pytest.mark.parametrize("number", ["01019900000", "0101990000011", "01019900000a", "010199 00000", "-10199000001"])
def test_an_identity_number_that_has_not_twelve_digits(citizen, number):
    typed = {**SUBMITTER, "nguoi_nop_so_dinh_danh": number}

    answer = citizen.fill("nguoi_nop", typed)

    assert_refused(answer, "nguoi_nop_so_dinh_danh", typed, "12 ")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("nguoi_nop_dien_thoai", "12"),
        ("nguoi_nop_dien_thoai", "gọi cho tôi"),
        ("nguoi_nop_email", "lythimau@"),
        ("nguoi_nop_email", "a@vidu.vn\r\nBcc: b@vidu.vn"),
    ],
)
def test_a_way_to_reach_somebody_that_reaches_nobody(citizen, field, text):
    answer = citizen.fill("nguoi_nop", {**SUBMITTER, field: text})

    assert error_beside(answer, field)
    assert typed_in(answer, "nguoi_nop_ho_ten") == "Lý Thị Mẫu"
    assert field not in citizen.kept()


def test_everything_left_empty_is_told_field_by_field(citizen):
    answer = citizen.fill("tre", {})

    for field in CHILD:
        assert "Hãy" in error_beside(answer, field), field


def test_an_empty_required_slot(citizen):
    citizen.draft.files.all().delete()

    answer = citizen.fill(CERTIFICATES, {"giay_to_chung_minh": "giay_chung_sinh"})

    typed = {"giay_to_chung_minh": "giay_chung_sinh"}
    assert_refused(answer, "giay_chung_sinh", typed, "Hãy tải lên “Giấy chứng sinh”", "chưa có tệp")


def test_a_form_with_an_empty_required_slot_is_not_sent(citizen):
    citizen.draft.files.all().delete()

    answer = citizen.client.post(citizen.url("kiem-tra/"), {"cam_doan": "co"})

    assert "Hãy tải lên “Giấy chứng sinh”" in summary(answer)
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("giấy chứng sinh.pdf", WINDOWS_PROGRAM, ("giấy chứng sinh.pdf", "không phải là PDF thật")),
        ("giấy chứng sinh.jpg", WINDOWS_PROGRAM, ("giấy chứng sinh.jpg",)),
        ("cài đặt.exe", WINDOWS_PROGRAM, ("cài đặt.exe", "PDF, JPEG, PNG hoặc HEIC")),
        ("trang.pdf", b"<html><script>alert(1)</script></html>", ("trang.pdf", "không phải là PDF thật")),
        ("trống.pdf", b"", ("trống.pdf", "trống")),
        ("ảnh lớn.jpg", photo() + bytes(20 * MEGABYTE), ("ảnh lớn.jpg", "nặng 20 MB", "giới hạn 15 MB")),
    ],
)
def test_a_file_that_is_not_taken(citizen, name, content, words):
    citizen.draft.files.all().delete()
    sent = SimpleUploadedFile(name, content, "application/pdf")
    typed = {"giay_to_chung_minh": "giay_chung_sinh"}

    answer = citizen.fill(CERTIFICATES, {**typed, "giay_chung_sinh-tep": sent})

    assert_refused(answer, "giay_chung_sinh", typed, *words)
    assert not citizen.draft.files.exists()


def test_the_size_limit_is_told_before_a_file_is_chosen(citizen):
    page = parsed(citizen.client.get(citizen.url(f"phan/{CERTIFICATES}/")))

    assert "mỗi tệp không quá 15 MB" in page.find(id="id_giay_chung_sinh_helptext").get_text()


def test_an_answer_of_fifty_thousand_letters(citizen):
    typed = {**CHILD, "tre_noi_sinh": "ă" * 50_000}

    answer = citizen.fill("tre", typed)

    assert_refused(answer, "tre_noi_sinh", typed, "50.000 ký tự", "250 ký tự")


def test_a_body_larger_than_any_form_is_refused_without_an_error_page_of_the_server(citizen):
    """Django's limit of 2.5 MB for fields."""
    answer = citizen.fill("tre", {**CHILD, "tre_noi_sinh": "x" * 3 * MEGABYTE})

    assert answer.status_code in (400, 413)
    assert "<h1" in answer.content.decode()


def test_emoji_and_decomposed_vietnamese_are_kept_composed(citizen):
    decomposed = unicodedata.normalize("NFD", "Bệnh viện Đa khoa Sa Pả 🏥👶🏽")
    assert decomposed != "Bệnh viện Đa khoa Sa Pả 🏥👶🏽"

    answer = citizen.fill("tre", {**CHILD, "tre_noi_sinh": decomposed})

    assert answer.status_code == 302
    assert citizen.kept()["tre_noi_sinh"] == "Bệnh viện Đa khoa Sa Pả 🏥👶🏽"
    citizen.client.post(citizen.url("kiem-tra/"), {"cam_doan": "co"})
    assert Dossier.objects.get().answers["tre_noi_sinh"] == "Bệnh viện Đa khoa Sa Pả 🏥👶🏽"


def test_null_bytes_and_control_characters_fall_away(citizen):
    answer = citizen.fill("tre", {**CHILD, "tre_ho_ten": "Giàng\x00 Châu", "tre_que_quan": "Xã\x01\x1b Thử\x7f"})

    assert answer.status_code == 302
    assert citizen.kept()["tre_ho_ten"] == "Giàng Châu"
    assert citizen.kept()["tre_que_quan"] == "Xã Thử"


def test_digits_of_other_scripts_are_kept_as_plain_digits(citizen):
    answer = citizen.fill("nguoi_nop", {**SUBMITTER, "nguoi_nop_so_dinh_danh": "０１０１９９０００００１"})

    assert answer.status_code == 302
    assert citizen.kept()["nguoi_nop_so_dinh_danh"] == "010199000001"


def test_one_wrong_answer_does_not_lose_the_right_ones(citizen):
    citizen.fill("tre", {**CHILD, "tre_ho_ten": "Giàng A Páo", "tre_ngay_sinh": "31/02/2026"})

    assert citizen.kept()["tre_ho_ten"] == "Giàng A Páo"


def test_sending_without_the_declaration_is_told_beside_it(citizen):
    answer = citizen.client.post(citizen.url("kiem-tra/"), {})

    assert "lời cam đoan" in error_beside(answer, "cam_doan") or "lời cam đoan" in summary(answer)
    assert not Dossier.objects.exists()


def test_a_form_unpublished_in_mid_filling_keeps_what_was_typed(citizen, form_page):
    ApplicationFormPage.objects.get(pk=form_page.pk).unpublish()

    saved = citizen.fill("tre", {**CHILD, "tre_ho_ten": "Giàng A Páo"})
    sent = citizen.client.post(citizen.url("kiem-tra/"), {"cam_doan": "co"})

    for answer in (saved, sent):
        assert answer.status_code == 410
        assert "hiện không nhận nữa" in answer.content.decode()
        assert "vẫn được giữ đến ngày" in answer.content.decode()
    assert citizen.kept()["tre_ho_ten"] == "Giàng A Páo"
    assert "Giàng A Páo" in citizen.client.get(citizen.url("ban-khai.txt")).content.decode()
    assert not Dossier.objects.exists()
    ApplicationFormPage.objects.get(pk=form_page.pk).save_revision().publish()
    assert citizen.client.post(citizen.url("kiem-tra/"), {"cam_doan": "co"}).status_code == 302
    assert Dossier.objects.get().answers["tre_ho_ten"] == "Giàng A Páo"


def test_a_form_unpublished_while_a_wrong_answer_is_sent_still_tells_what_is_wrong(citizen, form_page):
    ApplicationFormPage.objects.get(pk=form_page.pk).unpublish()
    typed = {**CHILD, "tre_ngay_sinh": "31/02/2026"}

    answer = citizen.fill("tre", typed)

    assert_refused(answer, "tre_ngay_sinh", typed, "không có ngày 31")
    assert "vừa ngừng nhận" in answer.content.decode()


def test_a_guidance_deleted_in_mid_filling_keeps_what_was_typed(citizen, form_page):
    form_page.get_parent().specific.unpublish()
    ApplicationFormPage.objects.get(pk=form_page.pk).delete()

    saved = citizen.fill("tre", {**CHILD, "tre_ho_ten": "Giàng A Páo"})

    assert saved.status_code == 410
    assert citizen.kept()["tre_ho_ten"] == "Giàng A Páo"
    assert "Giàng A Páo" in citizen.client.get(citizen.url("ban-khai.txt")).content.decode()
