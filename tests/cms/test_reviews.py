"""Every page has somebody who answers for it and a day by which it is looked at again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry

from portal.cms.review_actions import ASSIGNED, CONFIRMED, assign, confirm
from portal.cms.reviews import Interval, PageReview
from portal.organisations.groups import sync_groups, sync_user
from portal.organisations.models import Role
from tests.factories.news import article, law
from tests.factories.organisations import AgencyFactory, MembershipFactory
from tests.faults.pages import parsed

pytestmark = pytest.mark.django_db
REPORT = "/quan-tri/bao-cao/trang-qua-han-ra-soat/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def today() -> date:
    return timezone.localdate()


def person(role: Role = Role.COMMUNICATIONS):
    sync_groups()
    found = MembershipFactory(role=role).user
    sync_user(found)
    return found


def given(page, *, due: int = -3, **fields):
    review_by = today() + timedelta(days=due)
    return PageReview.objects.create(page_id=page.pk, review_by=review_by, every=Interval.HALF_YEAR, **fields)


def listed(client, **asked: str) -> list[str]:
    answer = client.get(REPORT, asked)
    assert answer.status_code == 200
    return [" ".join(row.get_text(" ").split()) for row in parsed(answer).select("table.listing tbody tr")]


# --- What readers see -------------------------------------------------------------------------------------------------
def test_the_page_says_when_it_was_last_confirmed_and_by_which_agency(client):
    for page in (article(), law()):
        assert not parsed(client.get(page.url)).select(".lc-reviewed")
        given(page, due=90, confirmed_on=date(2026, 3, 2), agency=AgencyFactory(provincial=True, name="Sở Thử"))
        said = parsed(client.get(page.url)).select_one(".lc-reviewed").get_text(" ", strip=True)
        assert said == "Thông tin được xác nhận ngày 02/03/2026. Phụ trách: Sở Thử."


def test_the_line_costs_no_query(client):
    page = article()
    with CaptureQueriesContext(connection) as without:
        client.get(page.url)
    given(page, due=90, confirmed_on=today(), agency=AgencyFactory())
    with CaptureQueriesContext(connection) as with_it:
        client.get(page.url)
    assert len(with_it) <= len(without)


# --- Confirming and assigning -----------------------------------------------------------------------------------------
def test_confirming_moves_the_next_review_by_the_pages_interval():
    page, editor = article(), person()
    given(page)
    found = confirm(page=page, user=editor)
    assert (found.confirmed_on, found.confirmed_by) == (today(), editor)
    assert found.review_by == today() + timedelta(days=Interval.HALF_YEAR)
    assert PageLogEntry.objects.filter(page=page.pk, action=CONFIRMED, user=editor).exists()


def test_a_page_nobody_was_given_can_be_confirmed():
    assert confirm(page=article(), user=person()).review_by > today()


def test_assigning_gives_an_agency_and_a_day():
    page, editor, agency = article(), person(), AgencyFactory()
    found = assign(page=page, agency=agency, every=Interval.YEAR, review_by=today() + timedelta(days=9), user=editor)
    assert (found.agency, found.every) == (agency, Interval.YEAR)
    assert PageLogEntry.objects.filter(page=page.pk, action=ASSIGNED, user=editor).exists()


def test_a_review_follows_the_last_confirmation():
    page = article()
    confirm(page=page, user=person())
    with pytest.raises(ValidationError, match="phải sau ngày xác nhận"):
        assign(page=page, agency=None, every=Interval.YEAR, review_by=today(), user=person())
    with pytest.raises(ValidationError, match="bao lâu"):
        assign(page=page, agency=None, every=17, review_by=today() + timedelta(days=9), user=person())
    with pytest.raises(IntegrityError), transaction.atomic():
        PageReview.objects.filter(page=page.pk).update(review_by=today())


# --- The list ---------------------------------------------------------------------------------------------------------
def test_what_is_overdue_stands_in_the_list_the_oldest_first(client):
    late, later, fine, draft = article("Trễ"), article("Trễ lâu"), article("Ổn"), article("Nháp", publish=False)
    agency = AgencyFactory(provincial=True, name="Sở Thử")
    given(late, due=-1, agency=agency)
    given(later, due=-40)
    given(fine, due=10)
    given(draft, due=-99)
    client.force_login(person(), backend=BACKEND)

    rows = listed(client)
    assert [row.split(" Bài viết")[0] for row in rows] == ["Trễ lâu", "Trễ"]
    assert "quá 40 ngày" in rows[0]
    assert [row.split(" Bài viết")[0] for row in listed(client, state="sap-den")] == ["Ổn"]
    assert [row.split(" Bài viết")[0] for row in listed(client, state="qua-han", agency=str(agency.pk))] == ["Trễ"]
    unassigned = " ".join(listed(client, state="chua-giao"))
    assert "Trễ lâu" in unassigned
    assert "Sở Thử" not in unassigned


@pytest.mark.parametrize("role", [Role.DESK, Role.LEADER, Role.NEWS_AUTHOR])
def test_others_see_neither_the_list_nor_a_review(client, role):
    page = article()
    client.force_login(person(role), backend=BACKEND)
    for address in (REPORT, f"{REPORT}ket-qua/", f"/quan-tri/ra-soat/{page.pk}/"):
        assert client.get(address).status_code in (302, 403)
    client.post(f"/quan-tri/ra-soat/{page.pk}/", {"dung": "1"})
    assert not PageReview.objects.exists()


def test_an_editor_confirms_and_assigns_in_the_admin(client):
    page, agency = article("Bài"), AgencyFactory()
    client.force_login(person(), backend=BACKEND)
    address = f"/quan-tri/ra-soat/{page.pk}/"
    assert client.get(address).status_code == 200
    day = today() + timedelta(days=30)
    client.post(address, {"giao": "1", "agency": agency.pk, "every": Interval.YEAR, "review_by": day.isoformat()})
    assert PageReview.objects.get().agency == agency
    client.post(address, {"dung": "1"})
    assert PageReview.objects.get().confirmed_on == today()
    wrong = client.post(address, {"giao": "1", "every": Interval.YEAR, "review_by": today().isoformat()})
    assert wrong.status_code == 422
    assert "phải sau ngày xác nhận" in wrong.content.decode()
    assert client.get("/quan-tri/ra-soat/999999/").status_code == 404


def test_the_list_takes_as_many_queries_for_many_pages(client):
    client.force_login(person(), backend=BACKEND)
    for number in range(2):
        given(article(f"Trang {number}"))
    client.get(REPORT)
    with CaptureQueriesContext(connection) as few:
        client.get(REPORT)
    for number in range(6):
        given(article(f"Thêm {number}"), agency=AgencyFactory())
    with CaptureQueriesContext(connection) as many:
        client.get(REPORT)
    assert len(many) <= len(few)
