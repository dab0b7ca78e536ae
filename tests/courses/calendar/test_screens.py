"""The calendar as a visitor meets it: month, week, list, and filters that stay while going from one to the other."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.utils import timezone

from courses.calendar.grid import Month, begin
from courses.sessions import announcing
from courses.sessions.announcing import Kind
from courses.sessions.models import CourseSession
from portal.working_time.calendar import VIETNAM
from tests.factories import courses
from tests.factories.organisations import AdministrativeUnitFactory

pytestmark = pytest.mark.django_db

# What the month may take, the page's own routing and the menus included (requirement: 10).
MOST_QUERIES = 10
LINK = "https://hop.example.com/lop-bi-mat"


@pytest.fixture(autouse=True)
def training():
    return courses.training()


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def on(*days: date, **changes) -> CourseSession:
    return courses.session(days=list(days), **changes)


def in_month(day: date) -> str:
    return f"/dao-tao/?thang={day:%Y-%m}"


def soon(days: int = 20) -> date:
    return timezone.localdate() + timedelta(days=days)


def over(session: CourseSession, *, days: int = 40) -> CourseSession:
    """The class as if it had ended so many days ago."""
    then = timezone.now() - timedelta(days=days)
    times = {"starts_at": then, "ends_at": then + timedelta(hours=3)}
    CourseSession.objects.filter(pk=session.pk).update(**times, opens_at=then - timedelta(days=9), closes_at=then)
    session.half_days.all()[1].delete()
    session.half_days.update(**times)
    return CourseSession.objects.get(pk=session.pk)


# --- The month --------------------------------------------------------------------------------------------------------


def test_a_month_is_a_table_of_weeks_that_begin_on_monday(client) -> None:
    on(date(2027, 2, 3))
    html = client.get("/dao-tao/?thang=2027-02").content.decode()
    heads = re.findall(r'<th scope="col">([^<]+)</th>', html)
    assert heads == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]
    assert "<caption" in html
    weeks = list(Month(2027, 2).weeks())
    assert weeks[0][0] == date(2027, 2, 1)
    assert all(len(week) == 7 for week in Month(2026, 11).weeks())
    assert next(iter(Month(2026, 11).weeks()))[:6] == [None] * 6


def test_a_class_stands_on_each_of_its_days_once_with_its_hours(client) -> None:
    day = soon()
    session = on(day, day + timedelta(days=1))
    days = {one.day: one for week in client.get(in_month(day)).context["weeks"] for one in week if one}
    assert [entry.session.pk for entry in days[day].entries] == [session.pk]
    assert days[day].entries[0].hours == "08:00–17:00"
    assert days[day].entries[0].url == session.page.get_url()


def test_an_evening_class_stands_on_its_day_here_whatever_zone_the_database_keeps(client) -> None:
    day = date(2027, 1, 31)
    session = courses.session(half_days=[(day, time(23), time(23, 30))], closes_at=timezone.now() + timedelta(days=1))
    days = {one.day: one for week in client.get("/dao-tao/?thang=2027-01").context["weeks"] for one in week if one}
    assert [entry.session for entry in days[day].entries] == [session]
    early = courses.session(half_days=[(date(2027, 2, 1), time(5), time(6))], closes_at=timezone.now() + timedelta(1))
    days = {one.day: one for week in client.get("/dao-tao/?thang=2027-02").context["weeks"] for one in week if one}
    assert [entry.session for entry in days[date(2027, 2, 1)].entries] == [early]


def test_today_is_marked_in_words(client) -> None:
    session = on(soon())
    at = begin(timezone.localdate()) + timedelta(hours=8)
    session.half_days.all()[1].delete()
    session.half_days.update(starts_at=at, ends_at=at + timedelta(hours=3))
    for address in ("/dao-tao/", "/dao-tao/tuan/"):
        html = client.get(address).content.decode()
        assert html.count('aria-current="date"') == 1
        assert text_of(client.get(address)).count("Hôm nay") == 1
    assert "Hôm nay" not in client.get("/dao-tao/?thang=2031-01").content.decode()


def test_a_cancelled_class_is_struck_through_and_says_so(client) -> None:
    day = soon()
    session = on(day, title="Lớp bị hủy")
    announcing.stop(session=session, kind=Kind.CANCELLED, reason="Bão", actor=courses.organiser())
    html = client.get(in_month(day)).content.decode()
    assert "Đã hủy:</strong> <s>Lớp bị hủy</s>" in html
    postponed = on(day, title="Lớp bị hoãn")
    announcing.stop(session=postponed, kind=Kind.POSTPONED, reason="Lũ", actor=courses.organiser())
    assert "Hoãn:</strong> <s>Lớp bị hoãn</s>" in client.get(in_month(day)).content.decode()


def test_a_full_class_says_that_it_still_takes_people_onto_its_waiting_list(client) -> None:
    day = soon()
    session = on(day, capacity=1)
    assert "Còn 1 chỗ" in text_of(client.get(in_month(day)))
    courses.registered(session)
    assert "Hết chỗ, còn nhận danh sách chờ" in text_of(client.get(in_month(day)))


@pytest.mark.parametrize(
    "query",
    ["thang=abc", "thang=0000-13", "thang=99999-01", "thang=2026-00", "thang=0001-01", "thang=9999-12", "thang=٢٠٢٦-٠١",
     "thang=2026-1", "thang=%00", "thang=", "xa=%00", "mo-dun=" + "x" * 500, "con-cho=2", "cap=abc"],
)  # fmt: skip
def test_a_mangled_address_shows_the_present_month(client, query: str) -> None:
    response = client.get(f"/dao-tao/?{query}")
    assert response.status_code == 200
    assert response.context["month"] == Month.of(timezone.localdate(timezone.now(), VIETNAM))


@pytest.mark.parametrize("month", ["2000-01", "2099-12"])
def test_the_calendar_ends_somewhere_and_its_ends_are_shown(client, month: str) -> None:
    response = client.get(f"/dao-tao/?thang={month}")
    assert response.status_code == 200
    assert (response.context["previous"] is None) == (month == "2000-01")
    assert (response.context["following"] is None) == (month == "2099-12")


def test_the_ways_to_the_months_beside_have_names(client) -> None:
    html = client.get("/dao-tao/?thang=2026-12").content.decode()
    assert re.search(r'rel="prev" href="/dao-tao/\?thang=2026-11".*?Trước: .*?Tháng 11.*? năm 2026', html, re.S)
    assert re.search(r'rel="next" href="/dao-tao/\?thang=2027-01".*?Sau: .*?Tháng 1.*? năm 2027', html, re.S)


def test_an_empty_month_says_so_and_leads_to_the_nearest_with_classes(client) -> None:
    on(date(2027, 3, 9))
    on(date(2027, 1, 12))
    response = client.get("/dao-tao/?thang=2027-02")
    assert "Tháng này không có lớp" in text_of(response)
    assert [link.url for link in response.context["nearest"]] == ["/dao-tao/?thang=2027-03", "/dao-tao/?thang=2027-01"]


def test_a_calendar_without_any_class_says_what_comes(client) -> None:
    assert "Lịch chưa có lớp nào" in text_of(client.get("/dao-tao/"))


def test_a_busy_day_shows_a_few_classes_and_leads_to_the_others(client) -> None:
    course, day = courses.course(), soon()
    for _number in range(7):
        courses.session(course, days=[day])
    response = client.get(in_month(day))
    assert "thêm 3 lớp" in text_of(response)
    listed = client.get(f"/dao-tao/danh-sach/?ngay={day}")
    assert listed.context["found"].paginator.count == 7


def test_hidden_classes_and_drafts_are_nowhere(client) -> None:
    day = soon()
    hidden = on(day, title="Lớp đã gỡ")
    announcing.hide(page=hidden.page)
    courses.session_page(days=[day], live=False, title="Lớp còn nháp")
    for address in (in_month(day), f"/dao-tao/tuan/?ngay={day}", "/dao-tao/danh-sach/"):
        html = client.get(address).content.decode()
        assert "Lớp đã gỡ" not in html
        assert "Lớp còn nháp" not in html


def test_the_front_shows_what_closes_soon_and_the_ways_to_go(client) -> None:
    now = timezone.now()
    late = on(soon(60), closes_at=now + timedelta(days=30), title="Đóng sau")
    first = on(soon(40), closes_at=now + timedelta(days=2), title="Đóng trước")
    on(soon(50), opens_at=now + timedelta(days=3), closes_at=now + timedelta(days=4), title="Chưa mở")
    response = client.get("/dao-tao/")
    assert [entry.session for entry in response.context["closing"]] == [first, late]
    html = response.content.decode()
    for address in ("/dao-tao/cua-toi/", "/dao-tao/khoa-hoc/", "/dao-tao/chung-nhan/"):
        assert f'href="{address}"' in html
    assert client.get("/dao-tao/?thang=2026-12").context["closing"] == []


# --- Filters ----------------------------------------------------------------------------------------------------------


def test_filters_narrow_and_a_class_for_both_levels_is_for_each(client) -> None:
    day, unit = soon(), AdministrativeUnitFactory()
    both = courses.session(courses.course(), days=[day])
    communes = courses.session(courses.course(audience_level="commune", mode="online"), days=[day], unit=unit)
    courses.session(courses.course(audience_level="province"), days=[day])

    def found(query: str) -> set[CourseSession]:
        weeks = client.get(f"{in_month(day)}&{query}").context["weeks"]
        return {entry.session for week in weeks for one in week if one for entry in one.entries}

    assert found("cap=xa") == {both, communes}
    assert found(f"xa={unit.code}") == {communes}
    assert found("hinh-thuc=truc-tuyen&cap=xa") == {communes}
    assert found(f"mo-dun={both.module.code}") == {both}
    assert found(f"co-quan={both.organiser.code}&xa={unit.code}") == {communes}
    assert found("xa=00000") == set()


def test_filters_go_along_from_month_to_month_and_from_view_to_view(client) -> None:
    day, unit = soon(), AdministrativeUnitFactory()
    on(day, unit=unit)
    wanted = {"xa": [unit.code], "con-cho": ["1"]}
    query = f"xa={unit.code}&con-cho=1"
    for address in (f"{in_month(day)}&{query}", f"/dao-tao/tuan/?ngay={day}&{query}", f"/dao-tao/danh-sach/?{query}"):
        response = client.get(address)
        links = [link.url for link in response.context["views"]] + [response.context["feed_url"]]
        steps = [response.context.get(name) for name in ("previous", "following")]
        for url in (*links, *(step.url for step in steps if step)):
            asked = parse_qs(urlsplit(url).query)
            assert {name: asked.get(name) for name in wanted} == wanted, url
        chosen = response.context["chosen"]
        assert [link.text for link in chosen] == [unit.name, "Còn chỗ"]
        assert "con-cho=1" in chosen[0].url
        assert "xa=" not in chosen[0].url


def test_the_form_of_the_filters_keeps_the_month(client) -> None:
    on(date(2027, 3, 9))
    html = client.get("/dao-tao/?thang=2027-03&cap=xa").content.decode()
    assert '<input type="hidden" name="thang" value="2027-03">' in html
    assert '<option value="xa" selected>' in html


def test_what_can_be_filtered_by_is_what_has_classes(client) -> None:
    unit = AdministrativeUnitFactory()
    AdministrativeUnitFactory()
    on(soon(), unit=unit)
    choices = {choice.name: choice for choice in client.get("/dao-tao/").context["choices"]}
    assert [code for code, _name in choices["xa"].options] == ["", unit.code]


# --- Week and list ----------------------------------------------------------------------------------------------------


def test_a_week_has_a_row_for_each_day_and_a_column_for_each_part_of_it(client) -> None:
    day = date(2027, 3, 10)
    session = on(day)
    response = client.get("/dao-tao/tuan/?ngay=2027-03-12")
    rows = response.context["rows"]
    assert [row["day"] for row in rows] == [date(2027, 3, 8) + timedelta(days=number) for number in range(7)]
    assert [[entry.session for entry in part] for part in rows[2]["parts"]] == [[session], [session]]
    html = response.content.decode()
    assert re.findall(r'<th scope="col">([^<]+)</th>', html) == ["Ngày", "Sáng", "Chiều"]
    assert html.count('<th scope="row">') == 7


def test_evenings_are_shown_where_there_are_any(client) -> None:
    day = date(2027, 3, 10)
    courses.session(half_days=[(day, time(19, 30), time(21))], closes_at=timezone.now() + timedelta(days=1))
    assert "Tối" in client.get(f"/dao-tao/tuan/?ngay={day}").content.decode()


@pytest.mark.parametrize("day", ["abc", "2026-13-40", "99999-01-01", "0001-01-01", "9999-12-31", "", "20261214", "%00"])
def test_a_mangled_day_shows_this_week_and_the_list_to_come(client, day: str) -> None:
    today = timezone.localdate()
    week = client.get(f"/dao-tao/tuan/?ngay={day}")
    assert week.context["first"] <= today <= week.context["last"]
    listed = client.get(f"/dao-tao/danh-sach/?ngay={day}&trang=abc")
    assert listed.status_code == 200
    assert listed.context["day"] is None


def test_the_list_shows_what_comes_and_what_was(client) -> None:
    coming = on(soon(), title="Lớp sắp tới")
    gone = over(on(soon(), title="Lớp đã qua"))
    assert [
        entry.session for _name, group in client.get("/dao-tao/danh-sach/").context["groups"] for entry in group
    ] == [coming]
    past = client.get("/dao-tao/danh-sach/?da-qua=1")
    assert [entry.session for _name, group in past.context["groups"] for entry in group] == [gone]
    assert "Đã kết thúc" in text_of(past)


def test_courses_stand_under_their_framework_with_the_next_class(client) -> None:
    course = courses.course()
    later, first = (courses.session(course, days=[soon(days)]) for days in (30, 20))
    courses.course(title="Không có lớp")
    response = client.get("/dao-tao/khoa-hoc/")
    ((_label, listed),) = response.context["groups"]
    assert listed[0].following.session == first
    assert listed[0].coming == 2
    assert later.title not in text_of(response)
    assert "Chưa có lớp sắp mở" in text_of(response)


# --- What it costs, and what it keeps to itself -----------------------------------------------------------------------


def test_the_month_takes_ten_queries_however_many_classes(client, django_assert_max_num_queries) -> None:
    course, day = courses.course(), soon()
    unit = AdministrativeUnitFactory()
    for _number in range(3):
        courses.session(course, days=[day], unit=unit)
    for address in (
        "/dao-tao/",
        in_month(day),
        f"/dao-tao/?thang=2031-01&xa={unit.code}",
        f"/dao-tao/tuan/?ngay={day}",
    ):
        cache.clear()
        client.get(address)
        with django_assert_max_num_queries(MOST_QUERIES) as few:
            client.get(address)
        most = len(few)
        courses.session(course, days=[day, day + timedelta(days=1)])
        client.get(address)  # an editor's saving makes the menus be read again
        with django_assert_max_num_queries(most):
            client.get(address)


def test_the_list_and_the_courses_take_as_few(client, django_assert_max_num_queries) -> None:
    course = courses.course()
    for days in (20, 21, 22):
        courses.session(course, days=[soon(days)])
    for address in ("/dao-tao/danh-sach/", "/dao-tao/khoa-hoc/"):
        client.get(address)
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(address)


def test_the_address_of_a_class_on_the_net_is_nowhere(client) -> None:
    day = soon()
    session = courses.session(courses.course(mode="online"), days=[day], link=LINK)
    for address in (
        "/dao-tao/",
        in_month(day),
        f"/dao-tao/tuan/?ngay={day}",
        "/dao-tao/danh-sach/",
        "/dao-tao/khoa-hoc/",
        session.course.get_url(),
        session.page.get_url(),
        "/dao-tao/lich.ics",
    ):
        response = client.get(address)
        assert response.status_code == 200
        assert b"hop.example.com" not in response.content.replace(b"\r\n ", b""), address
