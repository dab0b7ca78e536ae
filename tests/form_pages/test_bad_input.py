"""What machines, vandals and bad lines send."""

from __future__ import annotations

import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.form_pages import spam
from portal.form_pages.models import Draft
from tests.factories.accounts import UserFactory
from tests.factories.private_files import WINDOWS_PROGRAM
from tests.form_pages.conftest import CHILD, FIRST, Citizen, hidden_inputs, upload
from tests.testapp.models import Request

pytestmark = pytest.mark.django_db


def test_an_answer_to_a_hidden_question_is_dropped(citizen):
    """No marriage, so no date of it, whatever a tampered page sends."""
    citizen.begin(da_ket_hon="no", ngay_ket_hon="01/01/2020")
    assert "ngay_ket_hon" not in citizen.draft().answers


def test_a_required_question_that_a_tampered_page_hid_is_asked_for(citizen):
    answer = citizen.begin(da_ket_hon="yes")
    assert "Hãy điền “Ngày kết hôn”." in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_hidden_section_is_not_reached_and_takes_nothing(citizen):
    citizen.begin(da_ket_hon="no")
    url = citizen.url("phan/cha_me_da_dang_ky_ket_hon/")
    assert citizen.client.get(url).url == citizen.url()
    assert citizen.client.post(url, {"so_dinh_danh_me": "010204001234"}).url == citizen.url()
    assert "so_dinh_danh_me" not in citizen.draft().answers


def test_answers_that_became_hidden_are_not_handed_over(citizen):
    citizen.begin(da_ket_hon="yes", ngay_ket_hon="01/01/2020")
    citizen.fill("nguoi_con", **CHILD)
    citizen.fill("cha_me_da_dang_ky_ket_hon", so_dinh_danh_me="010204001234")
    citizen.fill("giay_to", **{"giay_chung_sinh-tep": upload("a.pdf")})
    citizen.fill("nguoi_yeu_cau", **FIRST)
    citizen.send()
    answers = Request.objects.get().answers
    assert not {"ngay_ket_hon", "so_dinh_danh_me"} & set(answers)


@pytest.mark.parametrize("key", ["khong_co", "ho_ten", "__class__"])
def test_a_forged_section_does_not_exist(citizen, key):
    citizen.begin()
    url = citizen.url(f"phan/{key}/")
    assert citizen.client.get(url).status_code == 404
    assert citizen.client.post(url, {"ho_ten": "x"}).status_code == 404


def test_fields_of_other_sections_and_unknown_ones_are_not_taken(citizen):
    citizen.begin()
    citizen.fill("nguoi_con", **CHILD, ho_ten="Kẻ Khác", la="x")
    assert citizen.draft().answers["ho_ten"] == "Giàng Thị Mỷ"
    assert "la" not in citizen.draft().answers


def test_a_long_answer_is_refused_with_a_sentence_and_kept(citizen):
    citizen.begin()
    long = "a" * 50_000
    answer = citizen.fill("nguoi_con", **{**CHILD, "noi_sinh": "noi_khac", "ke_noi_sinh": long})
    text = answer.content.decode()
    assert "Câu trả lời dài 50.000 ký tự" in text
    assert long in text


def test_emoji_and_decomposed_vietnamese_arrive_composed(citizen):
    citizen.begin()
    citizen.fill("nguoi_con", **{**CHILD, "ten_con": unicodedata.normalize("NFD", "Giàng A Páo") + " 🌾"})
    assert citizen.draft().answers["ten_con"] == "Giàng A Páo 🌾"


def test_markup_is_shown_as_text(citizen):
    citizen.fill_everything()
    citizen.fill("nguoi_con", **{**CHILD, "ten_con": "<script>alert(1)</script>"})
    text = citizen.client.get(citizen.url("kiem-tra/")).content.decode()
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_program_renamed_pdf_is_refused_beside_its_slot(citizen):
    citizen.begin()
    fake = SimpleUploadedFile("giấy chứng sinh.pdf", WINDOWS_PROGRAM, "application/pdf")
    answer = citizen.fill("giay_to", **{"giay_chung_sinh-tep": fake})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'href="#id_giay_chung_sinh"' in text
    assert "lc-upload--wrong" in text


def test_an_empty_required_slot_is_told(citizen):
    citizen.begin()
    text = citizen.fill("giay_to").content.decode()
    assert "Hãy tải lên “Giấy chứng sinh”: chưa có tệp nào." in text


def test_somebody_elses_file_is_not_taken_into_a_slot(citizen, form_page):
    citizen.begin()
    citizen.fill("giay_to", **{"giay_chung_sinh-tep": upload("của tôi.pdf")})
    held = hidden_inputs(citizen.client.get(citizen.url("phan/giay_to/")))["giay_chung_sinh"]
    thief = Citizen(Client(), form_page)
    thief.begin()
    answer = thief.fill("giay_to", giay_chung_sinh=held)
    assert "của tôi.pdf" not in answer.content.decode()
    assert not thief.draft().files.exists()


def test_somebody_elses_file_is_not_opened(citizen):
    citizen.begin()
    citizen.fill("giay_to", **{"giay_chung_sinh-tep": upload("của tôi.pdf")})
    file = citizen.draft().files.get().file
    assert citizen.client.get(file.get_absolute_url()).status_code == 200
    assert Client().get(file.get_absolute_url()).status_code == 404
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.get(file.get_absolute_url()).status_code == 404


def test_a_filled_trap_keeps_machines_out_and_what_was_typed_in(client, form_page):
    citizen = Citizen(client, form_page)
    answer = citizen.begin(**{spam.TRAP: "http://vidu.vn"})
    assert "ô ẩn" in answer.content.decode()
    assert "Giàng Thị Mỷ" in answer.content.decode()
    assert not Draft.objects.exists()


def test_who_is_quicker_than_a_person_is_asked_again(client, form_page, settings):
    settings.FORM_MINIMUM_SECONDS = 60
    citizen = Citizen(client, form_page)
    assert "quá nhanh" in citizen.begin().content.decode()
    assert not Draft.objects.exists()


def test_one_session_does_not_begin_forms_without_end(client, form_page, monkeypatch):
    monkeypatch.setattr(spam, "MOST_PER_SESSION", 2)
    citizen = Citizen(client, form_page)
    for _time in range(2):
        assert citizen.begin().status_code == 302
    answer = citizen.begin()
    assert "quá nhiều biểu mẫu mới" in answer.content.decode()
    assert "Giàng Thị Mỷ" in answer.content.decode()
    assert Draft.objects.count() == 2


def test_a_forged_ticket_is_replaced(client, form_page):
    citizen = Citizen(client, form_page)
    assert client.post(citizen.begin_url, {**FIRST, spam.TICKET: "gia-mao"}).status_code == 302
    assert Draft.objects.get().version == form_page.published_version


def test_anothers_ticket_never_opens_anothers_draft(client, form_page):
    """A signed-in person's draft is not reached by posting their ticket from elsewhere."""
    client.force_login(UserFactory())
    url = f"/bieu-mau/moi/{form_page.pk}/"
    ticket = hidden_inputs(client.get(url))
    client.post(url, {**ticket, **FIRST})
    other = Client()
    other.post(url, {**ticket, **FIRST, "ho_ten": "Kẻ Khác"})
    assert sorted(draft.answers["ho_ten"] for draft in Draft.objects.all()) == ["Giàng Thị Mỷ", "Kẻ Khác"]


def test_a_page_that_is_no_form_is_not_begun(client, root):
    assert client.get(f"/bieu-mau/moi/{root.pk}/").status_code == 404
    assert client.get("/bieu-mau/moi/999999/").status_code == 404
