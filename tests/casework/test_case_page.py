"""The page of one case: what it shows, what it offers, and what happens to what was typed."""

from __future__ import annotations

import pytest

from portal.audit.selectors import entries_of
from portal.casework.actions import apply
from tests.factories.casework import LoanFactory, officer
from tests.testapp.models import Loan
from tests.testapp.wagtail_hooks import loans

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, loan, specialist):
    client.force_login(specialist)
    return lambda: client.get(loans.url("case", loan.pk)).content.decode()


def test_it_offers_exactly_the_acts_one_may_do(page, client, loan, leader):
    text = page()
    assert loans.url("act", loan.pk, "take") in text
    assert loans.url("act", loan.pk, "decline") in text
    assert loans.url("act", loan.pk, "grant") not in text
    client.force_login(leader)
    assert "/lam/" not in page()


def test_it_shows_panels_steps_and_timeline(page, loan):
    text = page()
    assert loan.borrower in text
    assert "Lời đề nghị" in text
    assert "Xem lịch phòng" in text
    assert "Diễn biến" in text


def test_looking_at_a_case_is_recorded(page, loan, specialist):
    page()
    entry = entries_of(loan).last()
    assert (entry.action, entry.actor) == ("read", specialist)


def test_an_act_by_button_is_done_and_confirmed(client, page, loan):
    url = loans.url("act", loan.pk, "take")
    response = client.post(url, {"revision": loan.revision}, follow=True)
    assert Loan.objects.get().state == "checking"
    assert f"Nhận xem lịch: {loan.code}." in response.content.decode()


def test_a_double_click_does_it_once(client, page, loan):
    url = loans.url("act", loan.pk, "take")
    client.post(url, {"revision": 0})
    text = client.post(url, {"revision": 0}, follow=True).content.decode()
    assert "Bạn đã nhận xem lịch" in text
    assert loan.events.filter(transition="take").count() == 1


def test_a_missing_reason_is_told_beside_the_field(client, page, loan):
    response = client.post(loans.url("act", loan.pk, "decline"), {"revision": 0, "note": ""})
    assert response.status_code == 422
    assert "Hãy ghi lý do: người dân sẽ đọc được." in response.content.decode()


def test_what_was_typed_survives_a_conflict(client, page, loan, commune):
    apply(case=loan, transition="take", actor=officer(commune, full_name="Tẩn Thị Nhanh"))
    response = client.post(loans.url("act", loan.pk, "decline"), {"revision": 0, "note": "Hội trường đang sửa."})
    text = response.content.decode()
    assert response.status_code == 409
    assert "Tẩn Thị Nhanh đã nhận xem lịch" in text
    assert "Hội trường đang sửa." in text
    assert 'name="revision" value="1"' in text


def test_the_case_page_takes_few_queries(client, page, django_assert_max_num_queries):
    page()
    with django_assert_max_num_queries(24):
        page()


def test_a_leader_gives_a_step_to_somebody_of_the_agency(client, loan, leader, specialist):
    client.force_login(leader)
    step = loan.all_steps[0]
    assert str(specialist) in client.get(loans.url("case", loan.pk)).content.decode()
    client.post(loans.url("step", loan.pk, step.pk, "giao"), {"nguoi": specialist.pk})
    step.refresh_from_db()
    assert step.assignee == specialist
    assert Loan.objects.get().assignee == specialist

    client.post(loans.url("step", loan.pk, step.pk, "giao"), {"nguoi": officer(LoanFactory().agency).pk})
    step.refresh_from_db()
    assert step.assignee == specialist


def test_a_specialist_takes_a_step_and_gives_it_back(client, page, loan, specialist):
    step = loan.all_steps[0]
    client.post(loans.url("step", loan.pk, step.pk, "nhan"))
    step.refresh_from_db()
    assert step.assignee == specialist
    client.post(loans.url("step", loan.pk, step.pk, "tra"))
    step.refresh_from_db()
    assert step.assignee is None


def test_the_history_shows_every_entry(client, page, loan):
    page()
    text = client.get(loans.url("history", loan.pk)).content.decode()
    assert "Xem" in text
    assert str(loan.applicant) in text


def test_the_history_names_the_acts_in_words(client, page, loan, specialist):
    apply(case=loan, transition="take", actor=specialist)
    page()
    text = client.get(loans.url("history", loan.pk)).content.decode()
    assert "Nhận xem lịch" in text
    assert "case." not in text


def test_who_only_reads_is_told_so(client, page, loan, commune, leader):
    client.force_login(officer(commune, "supervisor"))
    assert "Bạn chỉ xem hồ sơ này." in page()
    client.force_login(leader)
    assert "Bước này do người khác xử lý" in page()
