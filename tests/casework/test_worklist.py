"""Shelves, search, pages and bulk acts of the officers' worklist."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.casework.actions import apply
from portal.casework.actors import SecretHolder
from portal.casework.models import SavedFilter
from portal.casework.steps import claim
from portal.organisations.models import Membership
from tests.factories.casework import LoanFactory, officer
from tests.testapp.models import Loan
from tests.testapp.wagtail_hooks import loans

pytestmark = pytest.mark.django_db

WORKLIST_QUERIES = 20


def codes(user, **params):
    return [row.case.code for row in loans.worklist.page(user, params).rows]


def test_a_new_case_waits_for_the_desk_until_somebody_takes_it(loan, specialist, commune):
    assert codes(specialist, ke="cho-nhan") == [loan.code]
    assert codes(specialist, ke="cua-toi") == []

    claim(case=loan, step_pk=loan.all_steps[0].pk, actor=specialist)
    assert codes(specialist, ke="cua-toi") == [loan.code]
    assert codes(officer(commune), ke="cho-nhan") == []


def test_a_step_for_leaders_waits_for_leaders_only(loan, specialist, leader):
    apply(case=loan, transition="take", actor=specialist)
    apply(case=loan, transition="pass_on", actor=specialist)
    assert codes(specialist, ke="cho-nhan") == []
    assert codes(leader, ke="cho-nhan") == [loan.code]


def test_a_case_without_steps_waits_for_its_agency(commune, specialist):
    loan = LoanFactory(agency=commune, templates=[])
    assert codes(specialist, ke="cho-nhan") == [loan.code]


def test_overdue_and_due_today_stand_on_their_shelves(commune, specialist):
    now = timezone.now()
    late, today, later = (LoanFactory(agency=commune) for _ in range(3))
    midnight = (timezone.localtime(now) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    for loan, due in ((late, now - timedelta(hours=1)), (today, midnight - timedelta(seconds=1)), (later, midnight)):
        apply(case=loan, transition="take", actor=specialist)
        loan.due_at = due
        loan.save()

    assert codes(specialist, ke="qua-han") == [late.code]
    assert codes(specialist, ke="hom-nay") == [today.code]
    assert codes(specialist, ke="dang-mo") == [late.code, today.code, later.code]


def test_a_case_that_waits_for_the_citizen_leaves_the_officers_shelves(loan, specialist):
    apply(case=loan, transition="take", actor=specialist)
    apply(case=loan, transition="ask", actor=specialist, data={"note": "Ngày nào?"})
    assert codes(specialist, ke="cho-dan") == [loan.code]
    assert codes(specialist, ke="dang-mo") == codes(specialist, ke="cho-nhan") == []

    apply(case=loan, transition="explain", actor=SecretHolder.of(loan), data={"note": "Mai"})
    assert codes(specialist, ke="cho-dan") == []


@pytest.mark.parametrize(
    "text", ["giàng thị", "GIANG THI", "Gia\u0300ng", "thi giang", "hoi truong", "{code}", "{tail}"]
)
def test_a_case_is_found_by_number_or_name_without_accents(commune, specialist, text):
    found = LoanFactory(agency=commune, borrower="Giàng Thị Đoan")
    LoanFactory(agency=commune, borrower="Lù A Páo", room="Phòng họp")
    text = text.format(code=found.code, tail=found.code[-4:])
    assert codes(specialist, q=text) == [found.code]


@pytest.mark.parametrize("text", ["giang nguyen", "%", "iang", "'", "!!!"])
def test_what_is_not_there_is_not_found(commune, specialist, text):
    LoanFactory(agency=commune, borrower="Giàng Thị Đoan")
    assert codes(specialist, q=text) == []


def test_filters_narrow_the_list(commune, specialist):
    first, second = LoanFactory(agency=commune), LoanFactory(agency=commune)
    apply(case=first, transition="take", actor=specialist)
    assert codes(specialist, ke="tat-ca", **{"trang-thai": "checking"}) == [first.code]
    assert codes(specialist, ke="tat-ca", buoc="check") == [second.code, first.code]
    assert codes(specialist, ke="tat-ca", **{"trang-thai": "nonsense"}) == [second.code, first.code]


def test_pages_go_on_and_back_without_gap_or_repeat(commune, specialist):
    for _ in range(13):
        LoanFactory(agency=commune, received_at=timezone.now())
    same = timezone.now()
    Loan.objects.update(received_at=same, urgent_at=same)
    worklist = type(loans.worklist)(model=Loan, page_size=5)
    for shelf in ("dang-mo", "tat-ca"):
        seen, params, pages = [], {"ke": shelf}, []
        while True:
            page = worklist.page(specialist, params)
            pages.append([row.case.pk for row in page.rows])
            seen += pages[-1]
            if not page.next_cursor:
                break
            params = {"ke": shelf, "sau": page.next_cursor}
        assert [len(rows) for rows in pages] == [5, 5, 3]
        assert len(set(seen)) == 13
        back = worklist.page(specialist, {"ke": shelf, "truoc": page.previous_cursor})
        assert [row.case.pk for row in back.rows] == pages[1]
        first = worklist.page(specialist, {"ke": shelf, "truoc": back.previous_cursor})
        assert [row.case.pk for row in first.rows] == pages[0]
        assert first.previous_cursor == ""


@pytest.mark.parametrize("cursor", ["x", "====", "bnVsbA", "WzEsMl0", "é"])
def test_a_broken_cursor_shows_the_first_page(loan, specialist, cursor):
    assert codes(specialist, ke="tat-ca", sau=cursor) == [loan.code]


def test_counts_stop_at_ninety_nine(commune, specialist, monkeypatch):
    monkeypatch.setattr("portal.casework.worklist.COUNT_LIMIT", 2)
    for _ in range(4):
        LoanFactory(agency=commune)
    tabs = {tab["shelf"].key: tab["count"] for tab in loans.worklist.page(specialist, {}).tabs}
    assert tabs == {
        "cua-toi": "0", "cho-nhan": "2+", "hom-nay": "0", "qua-han": "0", "cho-dan": "0", "dang-mo": "2+", "tat-ca": ""
    }  # fmt: skip


def test_the_worklist_takes_at_most_twenty_queries_however_long(
    client, commune, specialist, django_assert_max_num_queries
):
    client.force_login(specialist)
    client.get(loans.url("index"))
    LoanFactory(agency=commune)
    with django_assert_max_num_queries(WORKLIST_QUERIES) as few:
        client.get(loans.url("index") + "?ke=dang-mo")
    for _ in range(12):
        loan = LoanFactory(agency=commune)
        claim(case=loan, step_pk=loan.all_steps[0].pk, actor=specialist)
    with django_assert_max_num_queries(WORKLIST_QUERIES) as many:
        page = client.get(loans.url("index") + "?ke=dang-mo").content.decode()
    assert page.count("data-row ") == 13
    assert len(many) == len(few)


def test_the_menu_tells_how_many_cases_wait(client, loan, specialist):
    client.force_login(specialist)
    page = client.get("/quan-tri/").content.decode()
    assert "M\\u01b0\\u1ee3n ph\\u00f2ng (1)" in page or "Mượn phòng (1)" in page


def test_many_cases_are_taken_at_once(client, commune, specialist):
    ours = [LoanFactory(agency=commune) for _ in range(3)]
    apply(case=ours[2], transition="take", actor=officer(commune))
    client.force_login(specialist)
    data = {"transition": "take", "ho_so": [f"{loan.pk}:0" for loan in ours], "loc": "ke=tat-ca"}
    page = client.post(loans.url("bulk"), data, follow=True).content.decode()

    assert Loan.objects.filter(state="checking").count() == 3
    assert "Nhận xem lịch: 2 việc." in page
    assert "đã nhận xem lịch" in page


def test_acts_that_are_not_for_many_are_not_done_for_many(client, loan, specialist):
    client.force_login(specialist)
    response = client.post(loans.url("bulk"), {"transition": "decline", "ho_so": f"{loan.pk}:0", "note": "x"})
    assert response.status_code == 404


def test_the_keys_told_are_those_that_do_something_here(commune, specialist, leader):
    LoanFactory.create_batch(2, agency=commune)
    assert loans.worklist.page(specialist, {"ke": "tat-ca"}).keys == [("a", "Nhận xem lịch")]
    assert loans.worklist.page(leader, {"ke": "tat-ca"}).keys == []


def test_an_officer_keeps_filters_under_a_name(client, loan, specialist, leader):
    client.force_login(specialist)
    client.post(loans.url("filters"), {"ten": "  Hội  trường ", "loc": "ke=tat-ca&q=hoi+truong"})
    page = client.get(loans.url("index")).content.decode()
    assert 'href="?ke=tat-ca&amp;q=hoi+truong"' in page

    kept = SavedFilter.objects.get()
    assert kept.name == "Hội trường"
    client.force_login(leader)
    assert "hoi+truong" not in client.get(loans.url("index")).content.decode()
    client.post(loans.url("filters"), {"bo": kept.pk})
    assert SavedFilter.objects.exists()
    client.force_login(specialist)
    client.post(loans.url("filters"), {"bo": kept.pk})
    assert not SavedFilter.objects.exists()


def test_province_wide_officers_filter_by_agency(commune, loan):
    supervisor = officer(commune, "supervisor", scope=Membership.Scope.PROVINCE)
    other = LoanFactory()
    assert set(codes(supervisor, ke="tat-ca")) == {loan.code, other.code}
    assert codes(supervisor, ke="tat-ca", **{"co-quan": str(other.agency_id)}) == [other.code]
