"""An official's own pages: what waits first, who comes in, and that looking changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.certificates.models import Certificate
from courses.registrations.models import Place, Registration
from portal.casework.actions import apply
from tests.courses.registrations.ground import OWN, browser, from_portal, offered
from tests.factories import courses
from tests.factories.accounts import UserFactory
from tests.factories.organisations import AgencyFactory

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def act(case, name):
    return reverse("training:registration_act", args=[case.code, name])


def waiting_offer(user=None):
    session = courses.session(capacity=1)
    courses.registered(session)
    return offered(session, user)


def test_what_waits_for_an_answer_stands_before_everything_else():
    person = courses.official()
    coming = courses.registered(courses.session(days=[timezone.localdate() + timedelta(days=30)]), person)
    case = waiting_offer(person)
    page = browser(person).get(OWN).content.decode()
    assert page.index(case.session.title) < page.index(coming.session.title)
    assert page.index("Cần xác nhận") < page.index("Sắp học")


def test_the_place_on_the_waiting_list_counts_those_who_still_wait():
    session = courses.session(capacity=1)
    courses.registered(session)
    first, second, third = (courses.registered(session) for _person in range(3))
    from_portal(first, "withdraw")
    assert "Chờ chỗ, thứ 1" in browser(second.applicant).get(OWN).content.decode()
    page = browser(third.applicant).get(third.get_absolute_url()).content.decode()
    assert "Đứng thứ <strong>2</strong>" in page
    assert "số 3" in page


def test_results_hours_and_certificates_stay_to_be_seen():
    session = courses.session(trainer=courses.trainer())
    case = courses.approved(session)
    apply(case=case, transition="complete", actor=session.trainer, data={"score": "9"})
    certificate = Certificate.objects.get()
    page = browser(case.applicant).get(OWN).content.decode()
    assert f"/dao-tao/chung-nhan/{certificate.number}.pdf" in page
    assert '<strong class="lc-own__hours lc-figures">7</strong>' in page
    assert "Hoàn thành" in page


def test_somebody_without_an_agency_is_told_what_to_do():
    page = browser(UserFactory()).get(OWN).content.decode()
    assert "chưa gắn với cơ quan nào" in page
    assert "người quản trị" in page


def test_whoever_is_not_signed_in_is_asked_to():
    case = courses.registered()
    for address in (OWN, case.get_absolute_url(), act(case, "rut")):
        answer = browser().get(address)
        assert answer.status_code == 302
        assert "/tai-khoan/dang-nhap/" in answer.url


def test_the_number_of_queries_does_not_grow_with_what_there_is(
    django_assert_num_queries, django_assert_max_num_queries
):
    person = courses.official()
    client = browser(person)
    client.get(OWN)
    for number in range(3):
        courses.registered(courses.session(days=[timezone.localdate() + timedelta(days=20 + number)]), person)
    with django_assert_max_num_queries(22) as few:
        client.get(OWN)
    for number in range(4):
        courses.registered(courses.session(days=[timezone.localdate() + timedelta(days=40 + number)]), person)
    with django_assert_num_queries(len(few)):
        client.get(OWN)


# --- One registration -----------------------------------------------------------------------------------------------
def test_the_official_and_the_own_manager_follow_a_registration_and_nobody_else():
    person = courses.official()
    agency = person.official.agency
    case = courses.registered(user=person, actor=courses.manager(agency))
    for reader in (person, case.entered_by, courses.manager(agency)):
        assert browser(reader).get(case.get_absolute_url()).status_code == 200
    strangers = [
        courses.official(agency),
        courses.head(agency),
        courses.organiser(),
        courses.manager(AgencyFactory(provincial=True)),
        courses.trainer(),
    ]
    for stranger in strangers:
        for address in (case.get_absolute_url(), act(case, "rut"), act(case, "xac-nhan")):
            assert browser(stranger).get(address).status_code == 404
            assert browser(stranger).post(address).status_code in (404, 405)
    case.refresh_from_db()
    assert case.state == "submitted"


def test_a_manager_who_has_left_no_longer_follows():
    person = courses.official()
    manager = courses.manager(person.official.agency)
    case = courses.registered(user=person, actor=manager)
    manager.memberships.all().delete()
    assert browser(manager).get(case.get_absolute_url()).status_code == 404


def test_looking_changes_nothing():
    case = waiting_offer()
    client = browser(case.applicant)
    for name in ("xac-nhan", "rut"):
        assert client.get(act(case, name)).status_code == 200
    case.refresh_from_db()
    assert (case.place, case.revision) == (Place.OFFERED, case.revision)
    assert not case.events.filter(transition__in=["confirm", "withdraw"]).exists()


def test_confirming_and_withdrawing_by_post():
    case = waiting_offer()
    client = browser(case.applicant)
    answer = client.post(act(case, "xac-nhan"), follow=True)
    assert "Đã xác nhận đi học" in answer.content.decode()
    case.refresh_from_db()
    assert case.place == Place.SEAT
    client.post(act(case, "rut"), {"note": "Bận họp"})
    case.refresh_from_db()
    assert case.state == "withdrawn"
    assert case.events.get(transition="withdraw").note == "Bận họp"


def test_the_manager_confirms_for_one_of_the_own_people():
    person = courses.official()
    manager = courses.manager(person.official.agency)
    case = waiting_offer(person)
    browser(manager).post(act(case, "xac-nhan"))
    case.refresh_from_db()
    assert case.place == Place.SEAT
    assert case.events.get(transition="confirm").actor == manager


def test_confirming_too_late_says_until_when_it_was():
    case = waiting_offer()
    Registration.objects.filter(pk=case.pk).update(confirm_by=timezone.now() - timedelta(minutes=1))
    page = browser(case.applicant).post(act(case, "xac-nhan"), follow=True).content.decode()
    assert "quá giờ xác nhận" in page
    case.refresh_from_db()
    assert case.place == Place.OFFERED


def test_withdrawing_after_the_beginning_says_so():
    session = courses.session()
    case = courses.approved(session)
    courses.begin(session)
    page = browser(case.applicant).post(act(case, "rut"), follow=True).content.decode()
    assert "Lớp đã bắt đầu" in page
    case.refresh_from_db()
    assert case.state == "approved"


def test_confirming_into_a_clash_names_the_other_class():
    person, session = courses.official(), courses.session(capacity=1)
    holder, case = courses.registered(session), courses.registered(session, person)
    other = courses.registered(courses.session(days=[timezone.localdate(session.starts_at)]), person)
    from_portal(holder, "withdraw")
    answer = browser(person).post(act(case, "xac-nhan"))
    assert answer.status_code == 422
    assert other.session.title in answer.content.decode()


def test_the_online_address_is_there_for_participants_alone():
    session = courses.session(link="https://hop.example.com/lop")
    case = courses.endorsed(session)
    client = browser(case.applicant)
    assert "hop.example.com" not in client.get(case.get_absolute_url()).content.decode()
    apply(case=case, transition="approve", actor=courses.organiser())
    assert "hop.example.com" in client.get(case.get_absolute_url()).content.decode()


@pytest.mark.parametrize("code", ["DK-H38-20260101-0001", "DK-\x00", "DK-%s" % ("9" * 300)])
def test_numbers_that_do_not_exist_are_not_there(code):
    assert browser(courses.official()).get(f"{OWN}{code}/").status_code == 404


def test_every_state_has_a_page():
    session = courses.session(capacity=1, trainer=courses.trainer())
    done = courses.approved(session)
    apply(case=done, transition="complete", actor=session.trainer, data={})
    waiting = courses.approved(session)
    refused = courses.endorsed()
    apply(case=refused, transition="refuse", actor=courses.organiser(), data={"note": "Hết kinh phí"})
    lapsed, withdrawn = waiting_offer(), courses.registered()
    apply(case=lapsed, transition="lapse", actor=None)
    from_portal(withdrawn, "withdraw")
    for case, words in (
        (done, "Đã hoàn thành lớp học"),
        (waiting, "đang chờ chỗ"),
        (refused, "Hết kinh phí"),
        (lapsed, "Đã hết giờ xác nhận"),
        (withdrawn, "Đã rút đăng ký"),
        (courses.registered(), "Đã giữ một chỗ"),
        (courses.approved(), "Bạn đã có chỗ"),
    ):
        assert words in browser(case.applicant).get(case.get_absolute_url()).content.decode()
