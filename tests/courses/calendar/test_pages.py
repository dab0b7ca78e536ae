"""The page of a course and the page of a class, as anybody and as an official meets them."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from courses.registrations.pages import ensure_form
from courses.sessions import announcing
from courses.sessions.announcing import Kind
from courses.sessions.models import CourseSession
from tests.factories import courses

pytestmark = pytest.mark.django_db

LINK = "https://hop.example.com/lop-bi-mat"


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def structured(response) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.S)
    assert found is not None
    return json.loads(found[1])


def soon(days: int = 20) -> date:
    return timezone.localdate() + timedelta(days=days)


# --- The course -------------------------------------------------------------------------------------------------------


def test_a_course_says_what_it_is_and_which_classes_come(client) -> None:
    before = courses.course(title="Khóa học trước")
    course = courses.course(prerequisites=[before.module], least_score=Decimal(5), valid_months=24)
    ensure_form(course)
    session = courses.session(course)
    gone = courses.session(course)
    then = timezone.now() - timedelta(days=40)
    CourseSession.objects.filter(pk=gone.pk).update(
        starts_at=then, ends_at=then + timedelta(hours=3), opens_at=then - timedelta(days=9), closes_at=then
    )
    response = client.get(course.get_url())
    text = text_of(response)
    for words in (
        "7 giờ",
        "Công chức văn phòng",
        "Soạn được văn bản đúng thể thức.",
        "Được cấp chứng nhận khi dự ít nhất 80 % số buổi và đạt từ 5 điểm trở lên",
        "Chứng nhận có giá trị 24 tháng.",
        str(before.module),
        "Còn 30 chỗ",
        "Đã tổ chức 1 lớp.",
    ):
        assert words in text, words
    html = response.content.decode()
    assert f'href="{before.get_url()}"' in html
    assert f"?lop={session.pk}" in html


def test_a_course_without_certificate_or_classes_says_so(client) -> None:
    text = text_of(client.get(courses.course(gives_certificate=False).get_url()))
    assert "Khóa học này không cấp chứng nhận." in text
    assert "Hiện chưa có lớp nào" in text


def test_a_course_is_told_to_search_engines(client) -> None:
    course = courses.course(title="Khóa </script><b>")
    session = courses.session(course)
    data = structured(client.get(course.get_url()))
    assert (data["@type"], data["name"]) == ("Course", "Khóa </script><b>")
    assert data["hasCourseInstance"][0]["name"] == session.title


def test_a_course_takes_few_queries_however_many_classes(client, django_assert_max_num_queries) -> None:
    course = courses.course(prerequisites=[courses.module()])
    ensure_form(course)
    for days in (20, 21, 22, 23):
        courses.session(course, days=[soon(days)])
    client.get(course.get_url())
    with django_assert_max_num_queries(20) as asked:
        client.get(course.get_url())
    most = len(asked)
    courses.session(course, days=[soon(30)])
    client.get(course.get_url())
    with django_assert_max_num_queries(most):
        client.get(course.get_url())


# --- The class --------------------------------------------------------------------------------------------------------


def test_a_class_says_when_where_by_whom_and_whether_there_is_room(client) -> None:
    course = courses.course()
    form = ensure_form(course)
    session = courses.session(course, trainer=courses.trainer(full_name="Vàng A Mẫu"), days=[date(2027, 3, 10)])
    courses.registered(session)
    response = client.get(session.page.get_url())
    text = text_of(response)
    for words in ("Thứ Tư, 10/03/2027", "Sáng 08:00–11:30", "Hội trường lớn", "Vàng A Mẫu", "Còn 29 chỗ",
                  "1 trong 30 chỗ đã có người", session.code):  # fmt: skip
        assert words in text, words
    html = response.content.decode()
    assert f'href="{form.get_url()}?lop={session.pk}"' in html
    assert f'href="/dao-tao/lich/{session.pk}.ics"' in html


def test_a_full_class_counts_who_waits(client) -> None:
    course = courses.course()
    ensure_form(course)
    session = courses.session(course, capacity=1)
    for _person in range(3):
        courses.registered(session)
    text = text_of(client.get(session.page.get_url()))
    assert "còn nhận danh sách chờ, 2 người đang chờ" in text
    assert "Vào danh sách chờ" in text


def test_a_class_that_is_closed_says_why(client) -> None:
    course = courses.course()
    ensure_form(course)
    session = courses.session(course, opens_at=timezone.now() + timedelta(days=2), days=[soon()])
    response = client.get(session.page.get_url())
    assert "Lớp này mở đăng ký từ" in text_of(response)
    assert f"?lop={session.pk}" not in response.content.decode()


def test_a_stopped_class_is_struck_through_and_gives_the_reason(client) -> None:
    session = courses.session()
    announcing.stop(session=session, kind=Kind.POSTPONED, reason="Mưa lũ", actor=courses.organiser())
    response = client.get(session.page.get_url())
    assert f"<s>{session.title}</s>" in response.content.decode()
    assert "Hoãn, chưa có ngày mới" in text_of(response)
    assert "Lý do: Mưa lũ" in text_of(response)
    assert structured(response)["eventStatus"].endswith("EventPostponed")


def test_personal_reasons_are_told_to_the_person_only(client) -> None:
    wanted = courses.module()
    course = courses.course(prerequisites=[wanted])
    ensure_form(course)
    session = courses.session(course)
    assert "Phải hoàn thành trước" not in text_of(client.get(session.page.get_url()))
    client.force_login(courses.official())
    response = client.get(session.page.get_url())
    assert f"Phải hoàn thành trước: {wanted}" in text_of(response)
    assert "Đăng ký lớp này" not in text_of(response)


def test_whoever_has_registered_is_led_to_the_registration(client) -> None:
    course = courses.course()
    ensure_form(course)
    case = courses.registered(courses.session(course))
    client.force_login(case.applicant)
    response = client.get(case.session.page.get_url())
    assert case.get_absolute_url() in response.content.decode()
    assert "Đăng ký lớp này" not in text_of(response)


def test_a_training_manager_is_led_to_nominating(client) -> None:
    course = courses.course()
    ensure_form(course)
    session = courses.session(course)
    client.force_login(courses.manager(courses.official().official.agency))
    assert f"?lop={session.pk}" in client.get(session.page.get_url()).content.decode()
    assert "Đề cử người của cơ quan" in text_of(client.get(session.page.get_url()))


def test_a_class_on_the_net_is_told_to_search_engines_without_its_address(client) -> None:
    session = courses.session(courses.course(mode="online"), link=LINK)
    response = client.get(session.page.get_url())
    data = structured(response)
    assert data["location"]["@type"] == "VirtualLocation"
    assert data["location"]["url"].endswith(session.page.get_url())
    assert len(data["subEvent"]) == 2
    assert "hop.example.com" not in response.content.decode()


def test_a_class_takes_few_queries(client, django_assert_max_num_queries) -> None:
    course = courses.course(prerequisites=[courses.module()])
    ensure_form(course)
    day = soon()
    session = courses.session(course, days=[day + timedelta(days=number) for number in range(5)])
    url = session.page.get_url()
    client.get(url)
    with django_assert_max_num_queries(18):
        client.get(url)
    client.force_login(courses.official())
    client.get(url)
    with django_assert_max_num_queries(32):
        client.get(url)


def test_a_draft_can_be_looked_at_before_it_is_announced() -> None:
    page = courses.session_page(live=False)
    response = page.make_preview_request()
    assert response.status_code == 200
    text = text_of(response)
    assert page.title in text
    assert "Bản xem trước" in text


def test_a_training_page_and_a_course_can_be_looked_at_as_drafts() -> None:
    course = courses.course()
    for page in (courses.training(), course):
        assert page.make_preview_request().status_code == 200
