"""The citizen's way through a form, as a browser without JavaScript goes it."""

from __future__ import annotations

import pytest

from portal.form_pages.actions import hand_over
from portal.form_pages.models import Draft
from tests.factories.accounts import UserFactory
from tests.form_pages.conftest import CHILD, FIRST, Citizen, hidden_inputs, upload
from tests.testapp.models import Request

pytestmark = pytest.mark.django_db


def test_the_start_page_says_what_to_have_ready_and_where_to_begin(client, form_page):
    text = client.get(form_page.url).content.decode()
    assert "Giấy chứng sinh" in text
    assert "khoảng 10 phút" in text
    assert f"/bieu-mau/moi/{form_page.pk}/" in text


def test_looking_at_the_first_section_makes_no_draft(client, form_page):
    assert client.get(f"/bieu-mau/moi/{form_page.pk}/").status_code == 200
    assert not Draft.objects.exists()


def test_a_form_is_filled_reviewed_and_sent(citizen):
    first = citizen.begin()
    assert first.status_code == 302
    assert first.url.endswith("/phan/nguoi_con/")
    assert citizen.fill("nguoi_con", **CHILD).url.endswith("/phan/giay_to/")
    papers = citizen.fill("giay_to", **{"giay_chung_sinh-tep": upload("giấy chứng sinh.pdf")})
    assert papers.url.endswith("/kiem-tra/")

    review = citizen.client.get(papers.url).content.decode()
    assert "Giàng A Páo" in review
    assert "03/02/2026" in review
    assert "091 234 56 78" in review or "0912 345 678" in review
    assert "giấy chứng sinh.pdf" in review

    sent = citizen.send()
    request = Request.objects.get()
    assert sent.url == f"/da-nhan/{request.pk}/"
    assert request.answers == {
        "ho_ten": "Giàng Thị Mỷ",
        "dien_thoai": "+84912345678",
        "da_ket_hon": False,
        "ten_con": "Giàng A Páo",
        "ngay_sinh": "2026-02-03",
        "noi_sinh": "benh_vien",
    }
    assert len(request.slots["giay_chung_sinh"]) == 1
    draft = citizen.draft()
    assert draft.is_handed_over
    assert draft.answers == {}


def test_a_section_that_does_not_apply_is_skipped(citizen):
    citizen.begin(da_ket_hon="yes", ngay_ket_hon="01/01/2020")
    assert citizen.fill("nguoi_con", **CHILD).url.endswith("/phan/cha_me_da_dang_ky_ket_hon/")
    citizen.fill("nguoi_yeu_cau", **FIRST)
    assert citizen.fill("nguoi_con", **CHILD).url.endswith("/phan/giay_to/")


def test_the_list_of_sections_tells_the_state_of_each(citizen):
    citizen.begin()
    text = citizen.client.get(citizen.url()).content.decode()
    assert text.count("Chưa điền") == 2
    assert text.count("Đã xong") >= 1
    assert "Cha mẹ đã đăng ký kết hôn" not in text


def test_a_change_elsewhere_makes_a_finished_section_wrong(citizen):
    """The child was born before the marriage that is told later."""
    citizen.fill_everything()
    citizen.fill("nguoi_yeu_cau", **{**FIRST, "da_ket_hon": "yes", "ngay_ket_hon": "01/03/2026"})
    text = citizen.client.get(citizen.url()).content.decode()
    assert "Cần sửa" in text
    assert "“Ngày sinh” không được trước “Ngày kết hôn”" in text


def test_errors_stand_beside_the_field_and_what_was_typed_is_kept(citizen):
    citizen.begin()
    answer = citizen.fill("nguoi_con", ten_con="Páo", ngay_sinh="31/02/2026", noi_sinh="")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'href="#id_ngay_sinh"' in text
    assert 'id="id_ngay_sinh_error"' in text
    assert 'value="31/02/2026"' in text
    assert "Tháng 2 năm 2026 không có ngày 31" in text
    assert "Hãy chọn “Nơi sinh”." in text
    assert citizen.draft().answers["ten_con"] == "Páo"
    assert "nguoi_con" not in citizen.draft().saved_sections


def test_what_was_wrong_in_the_first_section_makes_no_draft(citizen):
    answer = citizen.begin(dien_thoai="12")
    assert answer.status_code == 200
    assert 'value="12"' in answer.content.decode()
    assert not Draft.objects.exists()


def test_save_and_go_on_later_needs_no_complete_section(citizen):
    answer = citizen.begin(dien_thoai="", _de_sau="1")
    assert answer.url.endswith("/de-sau/")
    assert citizen.draft().saved_sections == []
    assert citizen.draft().answers["ho_ten"] == "Giàng Thị Mỷ"


def test_save_and_go_on_later_does_not_swallow_what_is_wrong(citizen):
    answer = citizen.begin(dien_thoai="12", _de_sau="1")
    assert 'value="12"' in answer.content.decode()


def test_the_review_leads_back_to_itself(citizen):
    citizen.fill_everything()
    url = citizen.url("phan/nguoi_con/?ve=kiem-tra")
    answer = citizen.client.post(url, {**CHILD, "ten_con": "Giàng A Sử"})
    assert answer.url == citizen.url("kiem-tra/")
    assert "Giàng A Sử" in citizen.client.get(answer.url).content.decode()


def test_an_unfinished_form_is_not_sent_and_says_what_is_missing(citizen):
    citizen.begin()
    answer = citizen.send()
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Hãy điền “Tên con”." in text
    assert "Hãy tải lên “Giấy chứng sinh”" in text
    assert not Request.objects.exists()


def test_the_declaration_must_be_affirmed(citizen):
    citizen.fill_everything()
    answer = citizen.client.post(citizen.url("kiem-tra/"), {})
    assert "đánh dấu vào ô" in answer.content.decode()
    assert not Request.objects.exists()


def test_sending_twice_makes_one(citizen):
    citizen.fill_everything()
    url = citizen.url("kiem-tra/")
    first = citizen.client.post(url, {"cam_doan": "co"})
    again = citizen.client.post(url, {"cam_doan": "co"})
    back = citizen.client.get(url)
    assert first.url == again.url == back.url
    assert Request.objects.count() == 1


def test_a_double_click_on_the_first_section_makes_one_draft(client, form_page):
    url = f"/bieu-mau/moi/{form_page.pk}/"
    ticket = hidden_inputs(client.get(url))
    client.post(url, {**ticket, **FIRST})
    client.post(url, {**ticket, **FIRST, "ho_ten": "Giàng Thị Mỵ"})
    assert Draft.objects.count() == 1
    assert Draft.objects.get().answers["ho_ten"] == "Giàng Thị Mỵ"


def test_what_the_domain_refuses_is_told_and_nothing_is_kept(citizen):
    citizen.fill_everything()
    citizen.fill("nguoi_yeu_cau", **{**FIRST, "ho_ten": "Từ Chối"})
    answer = citizen.send()
    assert "Hồ sơ này đã được nộp trước đó." in answer.content.decode()
    assert not citizen.draft().is_handed_over
    assert not Request.objects.exists()


def test_somebody_signed_in_owns_the_draft_and_finds_their_name_filled_in(client, form_page):
    user = UserFactory(full_name="Vàng Thị Sua")
    client.force_login(user)
    citizen = Citizen(client, form_page)
    assert 'value="Vàng Thị Sua"' in client.get(citizen.begin_url).content.decode()
    citizen.begin()
    assert citizen.draft().owner == user
    assert citizen.url() in client.get(form_page.url).content.decode()


def test_an_officer_fills_the_form_for_somebody_at_the_desk(client, form_page):
    officer = UserFactory(username="motcua1", full_name="Cán Bộ")
    client.force_login(officer)
    citizen = Citizen(client, form_page, "?kenh=truc-tiep")
    assert "Cán Bộ" not in client.get(citizen.begin_url).content.decode().split("<main")[1]
    citizen.fill_everything()
    citizen.send()
    request = Request.objects.get()
    assert (request.applicant, request.entered_by, request.channel) == (None, officer, "counter")


def test_nobody_else_enters_for_others(client, form_page):
    client.force_login(UserFactory(username="congdan1"))
    assert client.get(f"/bieu-mau/moi/{form_page.pk}/?kenh=truc-tiep").status_code == 404
    client.logout()
    assert client.get(f"/bieu-mau/moi/{form_page.pk}/?kenh=truc-tiep").status_code == 404


def test_a_file_is_taken_off_again(citizen):
    citizen.begin()
    url = citizen.url("phan/giay_to/")
    citizen.client.post(url, {"giay_chung_sinh-tep": upload("một.pdf"), "giay_chung_sinh-tai": "1"})
    shown = citizen.client.get(url)
    held = hidden_inputs(shown)["giay_chung_sinh"]
    assert "một.pdf" in shown.content.decode()
    citizen.client.post(url, {"giay_chung_sinh": held, "giay_chung_sinh-bo": held[0]})
    assert "một.pdf" not in citizen.client.get(url).content.decode()


@pytest.mark.parametrize("part", ["", "phan/nguoi_con/", "phan/giay_to/", "kiem-tra/", "de-sau/"])
def test_every_page_of_a_draft_takes_at_most_15_queries(citizen, part, django_assert_max_num_queries):
    citizen.client.force_login(UserFactory())
    citizen.fill_everything()
    url = citizen.url(part)
    citizen.client.get(url)
    with django_assert_max_num_queries(15):
        assert citizen.client.get(url).status_code == 200


def test_the_start_page_and_the_first_section_take_at_most_15_queries(client, form_page, django_assert_max_num_queries):
    client.force_login(UserFactory())
    for url in (form_page.url, f"/bieu-mau/moi/{form_page.pk}/"):
        client.get(url)
        with django_assert_max_num_queries(15):
            assert client.get(url).status_code == 200


def test_saving_a_section_takes_at_most_15_queries(citizen, django_assert_max_num_queries):
    citizen.client.force_login(UserFactory())
    citizen.begin()
    url = citizen.url("phan/nguoi_con/")
    with django_assert_max_num_queries(15):
        assert citizen.client.post(url, CHILD).status_code == 302


def test_the_hand_over_is_asked_of_the_row_and_not_of_what_the_caller_holds(citizen):
    """Two requests read the draft before either sent it."""
    citizen.fill_everything()
    first, second = citizen.draft(), citizen.draft()
    page = citizen.page
    assert hand_over(draft=first, page=page) == hand_over(draft=second, page=page)
    assert Request.objects.count() == 1


def test_nothing_is_kept_when_the_hand_over_breaks(citizen, monkeypatch):
    citizen.fill_everything()

    def breaks(self, submission):
        Request.objects.create(
            version=submission.version, answers={}, idempotency_key=submission.idempotency_key, channel="online"
        )
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(type(citizen.page), "hand_over", breaks)
    with pytest.raises(RuntimeError):
        hand_over(draft=citizen.draft(), page=citizen.page)
    assert not Request.objects.exists()
    assert not citizen.draft().is_handed_over
    assert citizen.draft().answers
