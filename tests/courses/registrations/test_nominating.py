"""Nominating several people of the own agency at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.progress.models import Completion
from courses.registrations.models import Registration
from courses.registrations.pages import registration_url
from tests.courses.registrations.ground import NOMINATE, asking, browser
from tests.factories import courses
from tests.factories.organisations import AgencyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return AgencyFactory(provincial=True)


@pytest.fixture
def manager(agency):
    return courses.manager(agency)


def test_open_classes_that_the_agency_may_attend_are_offered(manager):
    session = courses.session()
    others = [
        courses.session(courses.course(audience_level="commune")),
        courses.session(closes_at=timezone.now() - timedelta(hours=1)),
    ]
    page = browser(manager).get(NOMINATE).content.decode()
    assert session.title in page
    assert not [other.title for other in others if other.title in page]


def test_the_list_says_who_lacks_the_module_and_who_cannot_and_why(agency, manager):
    session = courses.session()
    lacking, holding, registered, clashing = (courses.official(agency) for _person in range(4))
    earlier = courses.approved(courses.session(days=[timezone.localdate() + timedelta(days=40)]), holding)
    Completion.objects.create(
        registration=earlier, user=holding, module=session.module, completed_on=timezone.localdate(), hours=7
    )
    courses.registered(session, registered)
    other = courses.registered(courses.session(days=[timezone.localdate(session.starts_at)]), clashing)
    foreign = courses.official()
    page = browser(manager).get(f"{NOMINATE}?lop={session.pk}").content.decode()
    free, _heading, blocked = page.partition("chưa đăng ký được</h3>")
    assert lacking.full_name in free
    assert holding.full_name in free
    assert free.index(lacking.full_name) < free.index(holding.full_name)
    assert registered.full_name in blocked
    assert "Đã đăng ký lớp này rồi" in blocked
    assert other.session.title in blocked
    assert foreign.full_name not in page


def test_several_are_registered_and_the_result_says_who_got_a_seat_who_waits_and_who_was_refused(agency, manager):
    session = courses.session(capacity=2)
    people = [courses.official(agency) for _person in range(3)]
    refused = courses.official(agency)
    courses.registered(courses.session(days=[timezone.localdate(session.starts_at)]), refused)
    data = {"lop": session.pk, "nguoi": [person.pk for person in (*people, refused)]}
    page = browser(manager).post(NOMINATE, data, follow=True).content.decode()
    assert "2 người có chỗ" in page
    assert "1 người vào danh sách chờ" in page
    assert "1 người không đăng ký được" in page
    assert "Trùng giờ với lớp" in page
    made = Registration.objects.filter(session=session)
    assert {case.applicant for case in made} == set(people)
    assert all(case.entered_by == manager and case.state == "submitted" for case in made)


def test_one_name_of_another_agency_stops_the_whole_list(agency, manager):
    session = courses.session()
    data = {"lop": session.pk, "nguoi": [courses.official(agency).pk, courses.official().pk]}
    assert browser(manager).post(NOMINATE, data).status_code == 404
    assert not Registration.objects.exists()


@pytest.mark.parametrize("names", [[], ["x"], ["0"], ["99999999"], ["१"]])
def test_names_that_are_none_register_nobody(manager, names):
    session = courses.session()
    assert browser(manager).post(NOMINATE, {"lop": session.pk, "nguoi": names}).status_code in (404, 422)
    assert not Registration.objects.exists()


def test_only_training_managers_come_in(agency):
    session = courses.session()
    for user in (courses.head(agency), courses.organiser(), courses.official(agency), courses.trainer()):
        for address in (NOMINATE, f"{NOMINATE}?lop={session.pk}", f"{NOMINATE}ket-qua/"):
            assert browser(user).get(address).status_code in (302, 404)
        assert browser(user).post(NOMINATE, {"lop": session.pk, "nguoi": [user.pk]}).status_code in (302, 404)
    assert not Registration.objects.exists()


def test_a_course_that_asks_more_leads_to_the_single_forms(agency, manager):
    session, person = courses.session(), courses.official(agency)
    asking(session)
    page = browser(manager).get(f"{NOMINATE}?lop={session.pk}").content.decode()
    assert "hỏi thêm từng người" in page
    assert registration_url(session, user=person).replace("&", "&amp;") in page
    assert browser(manager).post(NOMINATE, {"lop": session.pk, "nguoi": [person.pk]}).status_code == 422
    assert not Registration.objects.exists()


def test_a_class_that_closed_in_the_meantime_says_so_for_everybody(agency, manager):
    session, person = courses.session(), courses.official(agency)
    type(session).objects.filter(pk=session.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    page = browser(manager).post(NOMINATE, {"lop": session.pk, "nguoi": [person.pk]}, follow=True).content.decode()
    assert "hết hạn đăng ký" in page
    assert not Registration.objects.exists()


def test_the_same_list_sent_twice_registers_once(agency, manager):
    session, person = courses.session(), courses.official(agency)
    client = browser(manager)
    for _time in range(2):
        client.post(NOMINATE, {"lop": session.pk, "nguoi": [person.pk, person.pk]})
    assert Registration.objects.count() == 1


def test_the_list_costs_the_same_for_few_and_for_many(
    agency, manager, django_assert_num_queries, django_assert_max_num_queries
):
    session = courses.session(courses.course(prerequisites=[courses.module()]))
    courses.official(agency)
    client = browser(manager)
    client.get(f"{NOMINATE}?lop={session.pk}")
    with django_assert_max_num_queries(35) as few:
        client.get(f"{NOMINATE}?lop={session.pk}")
    for _person in range(8):
        courses.official(agency)
    with django_assert_num_queries(len(few)):
        client.get(f"{NOMINATE}?lop={session.pk}")
