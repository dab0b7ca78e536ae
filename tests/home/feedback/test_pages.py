"""What the public and the sender see."""

from __future__ import annotations

import pytest

from home.feedback import access
from home.feedback.models import FeedbackCase
from portal.casework import followers
from portal.casework.actions import apply
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
LIST, TRACKING = "/phan-anh-kien-nghi/", "/phan-anh-kien-nghi/tra-cuu/"


def test_everybody_reads_published_answers_without_the_sender(client, index, office):
    case = office.published(noi_dung="Nhà tôi ở số 5 ngõ nhỏ")
    hidden = office.answered(tieu_de="Chưa công khai")
    text = client.get(LIST).content.decode() + client.get(f"{LIST}tra-loi/{case.pk}/").content.decode()
    assert "Đã thay bóng." in text
    for secret in (case.sender_name, case.sender_email, "Nhà tôi ở số 5", case.secret, hidden.subject):
        assert secret not in text


def test_what_is_not_published_answers_404(client, index, office):
    case = office.answered()
    assert client.get(f"{LIST}tra-loi/{case.pk}/").status_code == 404


@pytest.mark.parametrize(("query", "found"), [("?q=thay+bong", True), ("?q=cầu", False), ("?linh-vuc=giao-thong", True),
                                              ("?linh-vuc=dat-dai", False), ("?linh-vuc=nonsense", True)])  # fmt: skip
def test_published_answers_are_found_without_accents_and_by_topic(client, index, office, query, found):
    case = office.published()
    assert (f"{LIST}tra-loi/{case.pk}/" in client.get(LIST + query).content.decode()) is found


def test_the_sender_sees_the_case_with_number_and_secret(client, index, office):
    case = office.received()
    response = client.get(TRACKING + f"?ma={case.code}")
    assert case.content not in response.content.decode()
    typed = case.shown_secret.lower().replace("-", " ")
    response = client.post(TRACKING, {"code": case.code.lower(), "secret": typed}, follow=True)
    assert case.content in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_a_wrong_secret_opens_nothing_and_ten_lock_the_number(client, index, office):
    case = office.received()
    for _ in range(10):
        text = client.post(TRACKING, {"code": case.code, "secret": "AAAAAAAA"}).content.decode()
        assert "không đúng" in text
    text = client.post(TRACKING, {"code": case.code, "secret": case.secret}).content.decode()
    assert "thử lại sau 15 phút" in text
    assert case.content not in text


def test_the_secret_of_one_case_does_not_open_another(client, index, office):
    mine, other = office.received(), office.received(noi_dung="Chuyện của người khác")
    client.post(TRACKING, {"code": mine.code, "secret": mine.secret})
    assert "Chuyện của người khác" not in client.get(TRACKING + f"?ma={other.code}").content.decode()


def test_a_signed_in_sender_needs_no_secret_and_others_do(client, index, office):
    user = UserFactory()
    case = office.received(applicant=user)
    client.force_login(user)
    assert case.content in client.get(TRACKING + f"?ma={case.code}").content.decode()
    client.force_login(UserFactory())
    assert case.content not in client.get(TRACKING + f"?ma={case.code}").content.decode()


def test_the_sender_supplements_in_place(client, index, office):
    case = office.assigned()
    apply(case=case, transition="ask_supplement", actor=office.specialist, data={"note": "Cột số mấy?"})
    client.post(TRACKING, {"code": case.code, "secret": case.secret})
    url = TRACKING + f"?ma={case.code}"
    assert "Cột số mấy?" in client.get(url).content.decode()
    assert "Hãy ghi lý do" in client.post(url, {"note": ""}).content.decode()
    client.post(url, {"note": "Cột số 12, 13, 14"})
    case = FeedbackCase.objects.get(pk=case.pk)
    assert case.state == "assigned"
    event = case.events.get(transition="supplement_to_agency")
    assert (event.note, event.actor_label) == ("Cột số 12, 13, 14", case.sender_name)


def test_notes_among_officers_are_not_shown_to_the_sender(client, index, office):
    case = office.assigned()
    apply(case=case, transition="give_back", actor=office.leader, data={"note": "Chuyện nội bộ"})
    client.post(TRACKING, {"code": case.code, "secret": case.secret})
    assert "Chuyện nội bộ" not in client.get(TRACKING + f"?ma={case.code}").content.decode()


def test_the_receipt_shows_number_and_secret_for_two_hours(client, index, office, monkeypatch):
    case = office.received()
    url = f"{LIST}da-nhan/?bien-nhan={access.receipt_token(case)}"
    assert case.shown_secret in client.get(url).content.decode()
    monkeypatch.setattr(followers, "RECEIPT_SECONDS", -1)
    text = client.get(url).content.decode()
    assert case.code not in text
    assert "hết hạn" in text
    assert case.code not in client.get(f"{LIST}da-nhan/?bien-nhan=forged").content.decode()


def test_the_list_takes_few_queries_however_long(client, index, office, django_assert_max_num_queries):
    client.get(LIST)
    office.published()
    with django_assert_max_num_queries(20) as few:
        client.get(LIST)
    for _ in range(4):
        office.published()
    with django_assert_max_num_queries(20) as many:
        client.get(LIST)
    assert len(many) == len(few)


def test_the_officers_page_shows_feedback_and_its_acts(client, office):
    case = office.received()
    client.force_login(office.editor)
    text = client.get(f"/quan-tri/phan-anh/{case.pk}/").content.decode()
    assert case.content in text
    assert "Giao xử lý" in text
    client.force_login(office.specialist)
    assert client.get(f"/quan-tri/phan-anh/{case.pk}/").status_code == 404
