"""Calendar feeds over the web: for everybody, by filter, of one class, and a person's own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from courses.calendar import feeds
from courses.calendar.models import CalendarFeed
from courses.registrations.models import Registration
from courses.sessions import announcing
from courses.sessions.announcing import Kind
from courses.sessions.models import CourseSession
from portal.casework.actions import apply
from tests.factories import courses
from tests.factories.organisations import AdministrativeUnitFactory

pytestmark = pytest.mark.django_db

LINK = "https://hop.example.com/lop-bi-mat"


def uids(response) -> set[str]:
    return {one["UID"].partition("@")[0] for one in Calendar.from_ical(response.content).walk("VEVENT")}


def of(*sessions: CourseSession) -> set[str]:
    return {str(half_day.uid) for session in sessions for half_day in session.half_days.all()}


def own(client, user, **headers):
    feed = CalendarFeed.objects.filter(user=user).first() or feeds.renew_feed(user=user)
    return client.get(f"/dao-tao/lich-rieng/{feed.key}.ics", headers=headers)


# --- For everybody ----------------------------------------------------------------------------------------------------


def test_the_whole_calendar_has_every_class_on_it_and_no_other(client) -> None:
    shown, hidden = courses.session(), courses.session()
    announcing.hide(page=hidden.page)
    draft = courses.session_page(live=False)
    response = client.get("/dao-tao/lich.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert uids(response) == of(shown)
    assert draft.title not in response.content.decode()


def test_a_feed_takes_the_filters_of_the_calendar(client) -> None:
    unit = AdministrativeUnitFactory()
    here = courses.session(courses.course(audience_level="commune"), unit=unit)
    there = courses.session(courses.course(audience_level="province", mode="online"))
    full = courses.session(capacity=1)
    courses.registered(full)
    for query, expected in (
        (f"xa={unit.code}", of(here)),
        (f"mo-dun={there.module.code}", of(there)),
        ("hinh-thuc=truc-tuyen", of(there)),
        ("cap=xa", of(here, full)),
        (f"co-quan={here.organiser.code}&con-cho=1", of(here, there)),
    ):
        assert uids(client.get(f"/dao-tao/lich.ics?{query}")) == expected, query


def test_a_code_that_is_gone_never_grows_into_the_feed_of_everything(client) -> None:
    courses.session()
    assert uids(client.get("/dao-tao/lich.ics?xa=99999")) == set()


def test_nothing_is_sent_again_until_something_changes(client) -> None:
    session = courses.session()
    first = client.get("/dao-tao/lich.ics")
    assert first["Cache-Control"] == "public, max-age=3600"
    same = client.get("/dao-tao/lich.ics", headers={"if-none-match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert client.get("/dao-tao/lich.ics", headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    announcing.stop(session=session, kind=Kind.CANCELLED, reason="Bão", actor=courses.organiser())
    after = client.get("/dao-tao/lich.ics", headers={"if-none-match": first["ETag"]})
    assert after.status_code == 200
    assert b"STATUS:CANCELLED" in after.content


def test_a_class_taken_off_the_calendar_changes_the_feed_as_well(client) -> None:
    session = courses.session()
    courses.session()
    first = client.get("/dao-tao/lich.ics")
    announcing.hide(page=session.page)
    after = client.get("/dao-tao/lich.ics", headers={"if-none-match": first["ETag"]})
    assert not of(session) & uids(after)


def test_a_class_full_by_now_leaves_the_feed_of_free_seats(client) -> None:
    session = courses.session(capacity=1)
    first = client.get("/dao-tao/lich.ics?con-cho=1")
    courses.registered(session)
    after = client.get("/dao-tao/lich.ics?con-cho=1", headers={"if-none-match": first["ETag"]})
    assert uids(after) == set()
    assert not after.has_header("Last-Modified")


def test_one_class_can_be_added_by_hand(client) -> None:
    session, other = courses.session(link=LINK), courses.session()
    response = client.get(f"/dao-tao/lich/{session.pk}.ics")
    assert uids(response) == of(session)
    assert "attachment" in response["Content-Disposition"]
    assert b"hop.example.com" not in response.content.replace(b"\r\n ", b"")
    announcing.hide(page=other.page)
    assert client.get(f"/dao-tao/lich/{other.pk}.ics").status_code == 404
    assert client.get(f"/dao-tao/lich/{'9' * 40}.ics").status_code == 404


def test_the_feed_takes_few_queries_however_many_classes(client, django_assert_max_num_queries) -> None:
    course = courses.course()
    for _number in range(3):
        courses.session(course)
    client.get("/dao-tao/lich.ics")
    courses.session(course)
    with django_assert_max_num_queries(4):
        assert client.get("/dao-tao/lich.ics").status_code == 200


# --- A person's own ---------------------------------------------------------------------------------------------------


def test_an_own_feed_has_the_classes_registered_for_and_those_taught(client) -> None:
    person = courses.trainer()
    registered, taught, other = courses.session(), courses.session(trainer=person), courses.session()
    courses.registered(registered, person)
    assert uids(own(client, person)) == of(registered, taught)
    assert of(other).isdisjoint(uids(own(client, person)))


def test_the_address_of_a_class_on_the_net_is_for_those_who_may_enter(client) -> None:
    session = courses.session(link=LINK, capacity=1, trainer=courses.trainer())
    case = courses.registered(session)
    waiting = courses.registered(session)

    def tells(user) -> bool:
        return b"hop.example.com" in own(client, user).content.replace(b"\r\n ", b"")

    assert not tells(case.applicant)
    apply(case=case, transition="endorse", actor=courses.head(case.intake_agency))
    apply(case=case, transition="approve", actor=courses.organiser(case.agency))
    assert tells(case.applicant)
    assert not tells(waiting.applicant)
    assert tells(session.trainer)


def test_a_waiting_list_is_in_the_feed_as_not_certain(client) -> None:
    session = courses.session(capacity=1)
    courses.registered(session)
    waiting = courses.registered(session)
    content = own(client, waiting.applicant).content.decode()
    assert "STATUS:TENTATIVE" in content
    assert "Danh sách chờ" in content.replace("\r\n ", "")


def test_a_cancelled_class_stays_in_the_own_feed_as_cancelled(client) -> None:
    case = courses.approved()
    announcing.stop(session=case.session, kind=Kind.CANCELLED, reason="Bão", actor=courses.organiser())
    response = own(client, case.applicant)
    assert uids(response) == of(case.session)
    assert b"STATUS:CANCELLED" in response.content


def test_a_registration_given_up_leaves_the_feed(client) -> None:
    case = courses.registered()
    apply(case=case, transition="withdraw", actor=case.applicant)
    assert Registration.objects.get(pk=case.pk).place == "none"
    assert uids(own(client, case.applicant)) == set()


def test_an_own_feed_changes_when_the_registration_does(client) -> None:
    case = courses.registered(courses.session(link=LINK))
    first = own(client, case.applicant)
    assert first["Cache-Control"].startswith("private")
    assert own(client, case.applicant, **{"if-none-match": first["ETag"]}).status_code == 304
    apply(case=case, transition="endorse", actor=courses.head(case.intake_agency))
    apply(case=case, transition="approve", actor=courses.organiser(case.agency))
    assert own(client, case.applicant, **{"if-none-match": first["ETag"]}).status_code == 200


def test_an_unknown_address_is_not_there(client) -> None:
    courses.registered()
    assert client.get(f"/dao-tao/lich-rieng/{'x' * 32}.ics").status_code == 404
    assert client.get("/dao-tao/lich-rieng/ngan.ics").status_code == 404
    assert client.get(f"/dao-tao/lich-rieng/{'é' * 30}.ics").status_code == 404


def test_a_closed_account_has_no_feed(client) -> None:
    person = courses.official()
    feed = feeds.renew_feed(user=person)
    person.is_active = False
    person.save()
    assert client.get(f"/dao-tao/lich-rieng/{feed.key}.ics").status_code == 404


def test_a_new_address_ends_the_old_one(client) -> None:
    person = courses.official()
    client.force_login(person)
    assert "Tạo địa chỉ lịch riêng" in client.get("/dao-tao/cua-toi/lich/").content.decode()
    assert not CalendarFeed.objects.exists(), "looking makes nothing"
    client.post("/dao-tao/cua-toi/lich/")
    old = CalendarFeed.objects.get(user=person).key
    assert f"/dao-tao/lich-rieng/{old}.ics" in client.get("/dao-tao/cua-toi/lich/").content.decode()
    client.post("/dao-tao/cua-toi/lich/")
    new = CalendarFeed.objects.get(user=person).key
    assert new != old
    client.logout()
    assert client.get(f"/dao-tao/lich-rieng/{old}.ics").status_code == 404
    assert client.get(f"/dao-tao/lich-rieng/{new}.ics").status_code == 200


def test_the_page_of_the_own_feed_asks_to_sign_in(client) -> None:
    response = client.get("/dao-tao/cua-toi/lich/")
    assert response.status_code == 302
    assert "/tai-khoan/dang-nhap/" in response["Location"]


def test_old_classes_leave_the_feeds(client) -> None:
    session = courses.session()
    then = timezone.now() - timedelta(days=feeds.PUBLIC_DAYS + 5)
    CourseSession.objects.filter(pk=session.pk).update(
        starts_at=then, ends_at=then + timedelta(hours=3), opens_at=then - timedelta(days=9), closes_at=then
    )
    assert uids(client.get("/dao-tao/lich.ics")) == set()
