"""The organiser's classes in the admin: what is listed, what one class shows, who may do what with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.registrations.models import Registration
from courses.sessions import actions, selectors
from courses.sessions.models import CourseSession, Standing
from courses.sessions.pages import CourseSessionPage
from courses.sessions.rooms import Room
from portal.casework.actions import apply
from tests.courses.sessions.ground import LIST, communicator, province_organiser, signed_in
from tests.factories import courses
from tests.factories.accounts import UserFactory
from tests.factories.organisations import AgencyFactory

pytestmark = [pytest.mark.once, pytest.mark.django_db]
ACTS = ("", "sao-chep/", "hoan/", "huy/")


def day(days):
    return timezone.localdate() + timedelta(days=days)


def titles(response):
    return [row["session"].title for row in response.context["rows"]]


def listed(shelf="", user=None, **asked):
    return signed_in(user).get(LIST, {"loc": shelf, **asked})


def closed(session):
    """Registration is over, the class has not begun."""
    CourseSession.objects.filter(pk=session.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    return session


# --- Who --------------------------------------------------------------------------------------------------------------
def test_only_organisers_find_the_list_and_the_menu():
    session = courses.session(trainer=courses.trainer())
    assert listed().status_code == 200
    assert LIST in signed_in().get("/quan-tri/").content.decode()
    agency = courses.organiser_agency()
    for person in (courses.manager(agency), courses.head(agency), communicator(), session.trainer):
        client = signed_in(person)
        for address in (LIST, *(f"{LIST}{session.pk}/{act}" for act in ACTS)):
            assert client.get(address).status_code in (302, 404), (person, address)
        assert LIST not in client.get("/quan-tri/").content.decode()


def test_a_foreign_class_answers_404_everywhere_and_stands_in_no_list():
    foreign = courses.session(courses.course(organiser=AgencyFactory(provincial=True)), title="Lớp lạ")
    courses.session(title="Lớp nhà")
    client = signed_in()
    assert titles(client.get(LIST)) == ["Lớp nhà"]
    for act in ACTS:
        assert client.get(f"{LIST}{foreign.pk}/{act}").status_code == 404
        assert client.post(f"{LIST}{foreign.pk}/{act}", {"reason": "x", "first_day": f"{day(40)}"}).status_code == 404
    foreign.refresh_from_db()
    assert (foreign.standing, CourseSessionPage.objects.count()) == (Standing.ANNOUNCED, 2)
    for person in (province_organiser(), UserFactory(is_superuser=True)):
        assert set(titles(signed_in(person).get(LIST))) == {"Lớp nhà", "Lớp lạ"}


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_a_number_without_a_class_is_not_found(number):
    assert signed_in().get(f"{LIST}{number}/").status_code == 404


# --- List -------------------------------------------------------------------------------------------------------------
def test_classes_stand_on_the_shelf_of_their_time():
    courses.session(title="Sắp tới")
    courses.begin(courses.session(title="Đang học"))
    courses.begin(courses.session(title="Đã qua"), hours_ago=24 * 30)
    actions.cancel(session=courses.session(title="Đã hủy"), actor=None, reason="Mưa")
    assert titles(listed()) == ["Sắp tới"]
    assert titles(listed("dang-hoc")) == ["Đang học"]
    assert set(titles(listed("da-qua"))) == {"Đã qua", "Đã hủy"}
    assert titles(listed("không có")) == ["Sắp tới"]


def test_what_needs_somebody_is_listed_with_the_reason_and_nothing_else_is():
    trainer = courses.trainer()
    kept = {"trainer": trainer, "days": [day(20)]}
    courses.session(title="Yên ổn", minimum=20, **kept)
    closed(courses.session(title="Ít người", minimum=20, **kept))
    enough = courses.session(title="Đủ người", **kept)
    courses.approved(enough)
    closed(enough)
    full = courses.session(title="Hết chỗ", capacity=1, **kept)
    for _person in range(3):
        courses.registered(full)
    courses.session(title="Không ai dạy", days=[day(5)])
    actions.postpone(session=courses.session(title="Đang hoãn", **kept), actor=None, reason="Mưa")
    done = courses.session(title="Học xong", **kept)
    courses.approved(done)
    courses.begin(done, hours_ago=24 * 3)
    found = {row["session"].title: " ".join(row["needs"]) for row in listed("can-xu-ly").context["rows"]}
    assert set(found) == {"Ít người", "Hết chỗ", "Không ai dạy", "Đang hoãn", "Học xong"}
    assert "mới có 0 trong 20" in found["Ít người"]
    assert "2 người chờ" in found["Hết chỗ"]
    assert "Chưa có giảng viên" in found["Không ai dạy"]
    assert "chọn ngày mới" in found["Đang hoãn"]
    assert "chưa kết thúc lớp" in found["Học xong"]


def test_the_list_is_narrowed_by_course_and_words_and_bad_choices_are_passed_over():
    course = courses.course()
    courses.session(course, title="Bảng tính Sa Pa")
    courses.session(title="Soạn thảo Bắc Hà")
    assert titles(listed(khoa=course.pk)) == ["Bảng tính Sa Pa"]
    assert titles(listed(q="Bắc thảo")) == ["Soạn thảo Bắc Hà"]
    assert titles(listed(q="%_")) == []
    for bad in ({"khoa": "x"}, {"khoa": "9" * 40}, {"sau": "!!"}, {"truoc": "W10"}, {"q": "\x00"}):
        assert len(titles(listed(**bad))) == 2


def test_pages_go_on_from_the_last_class_and_back(monkeypatch):
    monkeypatch.setattr("courses.sessions.views.PAGE", 2)
    for number in range(5):
        courses.session(title=f"Lớp {number}", days=[day(10 + number)])
    first = listed()
    second = signed_in().get(f"{LIST}?{first.context['following']}")
    assert (titles(first), titles(second)) == (["Lớp 0", "Lớp 1"], ["Lớp 2", "Lớp 3"])
    back = signed_in().get(f"{LIST}?{second.context['preceding']}")
    assert titles(back) == titles(first)


def test_drafts_that_were_never_announced_are_listed_with_their_editor():
    courses.session()
    draft = courses.session_page(live=False, title="Đang soạn dở")
    courses.session_page(courses.course(organiser=AgencyFactory(provincial=True)), live=False, title="Của người khác")
    page = listed().content.decode()
    assert "Đang soạn dở" in page
    assert f"/quan-tri/pages/{draft.pk}/edit/" in page
    assert "Của người khác" not in page


def test_many_classes_cost_no_more_queries_than_few():
    client, counts = signed_in(), []
    for more in (1, 12):
        for number in range(more):
            full = courses.session(capacity=1, days=[day(10 + number)], trainer=courses.trainer())
            courses.registered(full)
            courses.registered(full)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 30


# --- One class --------------------------------------------------------------------------------------------------------
def test_a_class_shows_its_roll_and_its_waiting_list_in_order():
    session = courses.session(capacity=1, room=Room.objects.create(name="Phòng máy 7", seats=9))
    names = ("Vàng A Một", "Vàng A Hai", "Vàng A Ba")
    cases = [courses.registered(session, courses.official(full_name=name)) for name in names]
    client = signed_in()
    response = client.get(f"{LIST}{session.pk}/")
    page = response.content.decode()
    roll = response.context["roll"]
    assert [case.applicant.full_name for case in roll.seated] == [names[0]]
    assert [case.applicant.full_name for case in roll.waiting] == [names[1], names[2]]
    assert page.index(names[1]) < page.index(names[2])
    assert "Phòng máy 7" in page
    for address in (f"/quan-tri/pages/{session.page_id}/edit/", f"lop={session.pk}", f"/lop-day/{session.code}/"):
        assert address in page
    apply(case=cases[0], transition="withdraw", actor=cases[0].applicant)
    offered = client.get(f"{LIST}{session.pk}/").context["roll"].offered
    assert [case.applicant.full_name for case in offered] == [names[1]]


def test_a_full_class_costs_no_more_queries_than_an_empty_one():
    session, client, counts = courses.session(capacity=8), signed_in(), []
    client.get(f"{LIST}{session.pk}/")
    for more in (1, 11):
        for _person in range(more):
            courses.registered(session)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{LIST}{session.pk}/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 30


# --- Acts -------------------------------------------------------------------------------------------------------------
def test_nothing_is_done_by_looking_at_an_act():
    session = courses.session()
    courses.registered(session)
    client = signed_in()
    for act in ("sao-chep/", "hoan/", "huy/"):
        assert client.get(f"{LIST}{session.pk}/{act}", {"reason": "x", "first_day": f"{day(9)}"}).status_code == 200
    session.refresh_from_db()
    assert (session.standing, CourseSessionPage.objects.count()) == (Standing.ANNOUNCED, 1)


def test_the_page_before_cancelling_says_how_many_people_will_be_told():
    session = courses.session()
    client = signed_in()
    assert "Chưa có ai đăng ký" in client.get(f"{LIST}{session.pk}/huy/").content.decode()
    courses.registered(session)
    courses.registered(session)
    assert "2 người sẽ được báo" in client.get(f"{LIST}{session.pk}/huy/").content.decode()
    refused = client.post(f"{LIST}{session.pk}/huy/", {"reason": " "})
    assert refused.status_code == 422
    assert "Hãy ghi lý do" in refused.content.decode()
    assert client.post(f"{LIST}{session.pk}/huy/", {"reason": "Mưa lũ"}).status_code == 302
    assert not Registration.objects.filter(session=session, state="submitted").exists()
    again = client.post(f"{LIST}{session.pk}/huy/", {"reason": "Mưa lũ"}, follow=True)
    assert "đã hủy nên không làm được" in again.content.decode()


def test_copying_leads_to_the_editor_of_the_draft():
    session, client = courses.session(), signed_in()
    response = client.post(f"{LIST}{session.pk}/sao-chep/", {"first_day": f"{day(50)}"})
    copy = CourseSessionPage.objects.exclude(pk=session.page_id).get()
    assert response["Location"] == f"/quan-tri/pages/{copy.pk}/edit/"
    assert client.get(response["Location"]).status_code == 200
    for bad in ("", "2026-02-31", f"{day(-1)}", "mai", "99999-01-01"):
        assert client.post(f"{LIST}{session.pk}/sao-chep/", {"first_day": bad}).status_code == 422
    assert CourseSessionPage.objects.count() == 2


def test_moving_onto_another_class_asks_first_and_keeps_what_was_typed():
    room = Room.objects.create(name="Phòng máy 1", seats=40)
    session = courses.session(room=room)
    courses.session(room=room, days=[day(30)], title="Lớp kia")
    client, address = signed_in(), f"{LIST}{session.pk}/hoan/"
    typed = {"reason": "Đường sạt lở", "first_day": f"{day(30)}"}
    refused = client.post(address, typed)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "“Lớp kia”" in page
    assert "Đường sạt lở" in page
    session.refresh_from_db()
    assert session.sequence == 0
    assert client.post(address, typed | {"accept": "on"}).status_code == 422
    seen = refused.context["form"]["seen"].value()
    assert client.post(address, typed | {"accept": "on", "seen": seen}).status_code == 302
    session.refresh_from_db()
    assert timezone.localdate(session.starts_at) == day(30)


def test_postponing_without_a_day_and_taking_up_again():
    session, client = courses.session(), signed_in()
    address = f"{LIST}{session.pk}/hoan/"
    assert client.post(address, {"reason": "Mưa lũ", "first_day": ""}).status_code == 302
    session.refresh_from_db()
    assert session.standing == Standing.POSTPONED
    assert "Mưa lũ" in client.get(f"{LIST}{session.pk}/").content.decode()
    assert client.post(address, {"reason": "Mưa lũ", "first_day": ""}).status_code == 422
    assert client.post(address, {"reason": "Đã tạnh", "first_day": f"{day(33)}"}).status_code == 302
    session.refresh_from_db()
    assert session.standing == Standing.ANNOUNCED


# --- Choosing a trainer -----------------------------------------------------------------------------------------------
CHOOSER = "/quan-tri/chon-giang-vien/"


def test_a_trainer_is_found_by_name_and_only_officials_are_offered():
    courses.official(full_name="Sùng Thị Giảng")
    outsider = UserFactory(full_name="Sùng Thị Ngoài")
    client = signed_in()
    found = client.get(f"{CHOOSER}results/", {"q": "giảng sùng"}).content.decode()
    assert "Sùng Thị Giảng" in found
    assert "Sùng Thị Ngoài" not in client.get(f"{CHOOSER}results/", {"q": "Sùng"}).content.decode()
    assert client.get(f"{CHOOSER}chosen/{outsider.pk}/").status_code == 404
    assert client.get(f"{CHOOSER}chosen/{'9' * 30}/").status_code == 404
    assert client.get(CHOOSER).status_code == 200


def test_who_plans_nothing_lists_no_people_by_it():
    person = courses.official(full_name="Sùng Thị Giảng")
    client = signed_in(courses.manager(courses.organiser_agency()))
    for address in (CHOOSER, f"{CHOOSER}results/", f"{CHOOSER}chosen/{person.pk}/"):
        assert client.get(address).status_code == 404


def test_the_counts_of_the_shelves_are_those_of_the_lists():
    now = timezone.now()
    courses.begin(courses.session())
    closed(courses.session(minimum=9, trainer=courses.trainer(), days=[day(20)]))
    sessions = CourseSession.objects.all()
    counts = selectors.counts(sessions, now)
    for name, count in counts.items():
        assert selectors.shelf(sessions, name, now).count() == count == 1
