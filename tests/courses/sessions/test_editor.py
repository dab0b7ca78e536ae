"""The editor of a class: mistakes stand where they were made, clashes are shown first, nothing typed is lost."""

from __future__ import annotations

import re
from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from courses.attendance.models import Attendance
from courses.sessions import announcing
from courses.sessions.announcing import Kind
from courses.sessions.models import CourseSession
from courses.sessions.pages import CourseSessionPage
from courses.sessions.rooms import Room
from tests.courses.sessions.ground import PUBLISH, add_url, edit_url, form_of, fresh, moment, new_form, signed_in
from tests.factories import courses

pytestmark = [pytest.mark.once, pytest.mark.django_db]


@pytest.fixture
def day():
    return timezone.localdate() + timedelta(days=30)


@pytest.fixture
def room():
    return Room.objects.create(name="Phòng máy 1", seats=40)


def post(page, client=None, **changes):
    return (client or signed_in()).post(edit_url(page), form_of(page, **changes))


def errors_of(response):
    """The mistakes of the form and of its rows, by field."""
    form = response.context["form"]
    rows = form.formsets["half_days"]
    found = {name: " ".join(texts) for name, texts in form.errors.items()}
    for number, row in enumerate(rows.forms):
        found |= {f"{number}.{name}": " ".join(texts) for name, texts in row.errors.items()}
    if rows.non_form_errors():
        found["rows"] = " ".join(rows.non_form_errors())
    return found


def test_publishing_in_the_editor_announces_the_class(day):
    course = courses.course()
    response = signed_in().post(add_url(course), new_form((day, time(8), time(11), None), **PUBLISH))
    assert response.status_code == 302
    session = CourseSession.objects.get(title="Lớp mới")
    assert session.course_id == course.pk
    assert session.half_days.count() == 1


def test_publishing_a_change_in_the_editor_changes_what_is_announced():
    page = courses.session_page()
    assert post(page, capacity=44, place="Phòng khác", **PUBLISH).status_code == 302
    session = CourseSession.objects.get(page=page)
    assert (session.capacity, session.place, session.sequence) == (44, "Phòng khác", 1)


def test_a_draft_changes_nothing_that_is_announced():
    page = courses.session_page()
    assert post(page, place="Phòng khác").status_code == 302
    assert CourseSession.objects.get(page=page).place == "Hội trường lớn"


def test_half_days_keep_their_names_through_the_editor():
    page = courses.session_page()
    names = set(CourseSession.objects.get(page=page).half_days.values_list("uid", flat=True))
    later = timezone.localdate() + timedelta(days=40)
    assert post(page, **{"half_days-0-day": f"{later}", "half_days-1-day": f"{later}"}, **PUBLISH).status_code == 302
    assert set(CourseSession.objects.get(page=page).half_days.values_list("uid", flat=True)) == names


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"half_days-1-starts": "10:00", "half_days-1-ends": "12:00"}, "1.starts", "trùng giờ"),
        ({"half_days-0-ends": "07:00"}, "0.ends", "phải sau giờ bắt đầu"),
        ({"half_days-0-ends": "08:00"}, "0.ends", "phải sau giờ bắt đầu"),
        ({"half_days-0-day": "2026-02-31"}, "0.day", ""),
        ({"half_days-0-starts": "25:00"}, "0.starts", ""),
        ({"minimum": "31"}, "minimum", "lớn hơn số chỗ"),
        ({"capacity": "0"}, "capacity", ""),
        ({"capacity": "-3"}, "capacity", ""),
        ({"capacity": "nhiều"}, "capacity", ""),
        ({"opens_at": "2030-01-02 00:00", "closes_at": "2030-01-01 00:00"}, "closes_at", "phải sau lúc mở"),
        ({"closes_at": "2100-01-01 00:00"}, "closes_at", "trước khi lớp bắt đầu"),
        ({"trainer": "99999999"}, "trainer", ""),
        ({"expire_at": "2100-01-01 00:00"}, "expire_at", "không tự gỡ"),
    ],
)
@pytest.mark.parametrize("act", [{}, PUBLISH])
def test_a_mistake_stands_at_its_field_and_what_was_typed_is_kept(changes, field, words, act):
    page = courses.session_page()
    response = post(page, title="Tên vừa gõ", **changes, **act)
    assert response.status_code == 200
    found = errors_of(response)
    assert field in found, found
    assert words in found[field]
    assert "Tên vừa gõ" in response.content.decode()
    assert fresh(page).title == page.title


def test_a_class_without_half_days_may_be_a_draft_and_is_not_published():
    page = courses.session_page(live=False)
    none = {"half_days-0-DELETE": "1", "half_days-1-DELETE": "1"}
    assert "chưa có buổi học nào" in errors_of(post(page, **none, **PUBLISH))["rows"]
    assert post(page, **none).status_code == 302


def test_a_class_does_not_take_the_address_of_the_registration_form():
    with pytest.raises(ValidationError, match="biểu mẫu đăng ký"):
        courses.session_page(slug="dang-ky")


def test_seats_cannot_be_fewer_than_those_taken():
    session = courses.session(capacity=3)
    courses.registered(session)
    courses.registered(session)
    response = post(session.page, capacity=1, minimum=1, **PUBLISH)
    assert "2 người" in errors_of(response)["capacity"]
    session.refresh_from_db()
    assert session.capacity == 3


def test_seats_taken_while_the_form_was_open_refuse_it_and_keep_a_draft(monkeypatch):
    """Somebody registers between the form's check and the publication."""
    session = courses.session(capacity=3)
    page = session.page
    courses.registered(session)
    save = CourseSessionPage.save_revision

    def save_late(self, *args, **kwargs):
        revision = save(self, *args, **kwargs)
        monkeypatch.setattr(CourseSessionPage, "save_revision", save)
        courses.registered(CourseSession.objects.get(pk=session.pk))
        return revision

    monkeypatch.setattr(CourseSessionPage, "save_revision", save_late)
    response = post(page, capacity=1, minimum=1, place="Phòng nhỏ", **PUBLISH)
    assert response.status_code == 302
    assert response["Location"] == edit_url(page)
    session.refresh_from_db()
    assert (session.capacity, session.place) == (3, "Hội trường lớn")
    assert fresh(page).capacity == 3
    assert fresh(page).get_latest_revision_as_object().place == "Phòng nhỏ"
    shown = signed_in().get(edit_url(page)).content.decode()
    assert "Phòng nhỏ" in shown


def test_a_half_day_at_which_attendance_was_taken_is_neither_changed_nor_dropped():
    session = courses.session()
    case = courses.approved(session)
    held = session.half_days.first()
    Attendance.objects.create(registration=case, half_day=held, presence="present", recorded_by=courses.trainer())
    assert "đã điểm danh" in errors_of(post(session.page, **{"half_days-0-ends": "11:00"}, **PUBLISH))["0.day"]
    assert "đã điểm danh" in errors_of(post(session.page, **{"half_days-0-DELETE": "1"}, **PUBLISH))["rows"]
    assert post(session.page, **{"half_days-1-ends": "16:00"}, **PUBLISH).status_code == 302


def test_the_days_of_a_cancelled_class_stay_and_its_words_may_change():
    session = courses.session()
    announcing.stop(session=session, kind=Kind.CANCELLED, reason="Mưa lũ", actor=None)
    assert "đã hủy" in errors_of(post(session.page, **{"half_days-0-ends": "11:00"}))["__all__"]
    assert post(session.page, lead="Lớp này đã hủy.", **PUBLISH).status_code == 302


def test_a_clash_refuses_the_form_once_and_passes_with_the_tick(day, room):
    courses.session(days=[day], room=room, title="Bảng tính")
    course, client = courses.course(), signed_in()
    data = new_form((day, time(8), time(11), room), **PUBLISH)
    refused = client.post(add_url(course), data)
    page = refused.content.decode()
    assert refused.status_code == 200
    assert "“Bảng tính”" in page
    assert "Vẫn lưu dù trùng lịch" in page
    assert not CourseSessionPage.objects.child_of(course).exists()
    seen = re.search(r'name="seen_clashes"[^>]*value="(\w+)"', page)
    assert seen is not None
    assert client.post(add_url(course), data | {"accept_clashes": "on"}).status_code == 200
    assert not re.search(r'name="accept_clashes"[^>]*checked', page)
    accepted = data | {"accept_clashes": "on", "seen_clashes": seen[1]}
    assert client.post(add_url(course), accepted).status_code == 302
    assert CourseSession.objects.filter(title="Lớp mới").exists()


def test_another_clash_than_the_one_accepted_refuses_again(day, room):
    courses.session(days=[day], room=room)
    course, client = courses.course(), signed_in()
    data = new_form((day, time(8), time(11), room), **PUBLISH)
    seen = client.post(add_url(course), data).context["form"].fingerprint
    courses.session(days=[day], room=room, title="Vừa đăng")
    response = client.post(add_url(course), data | {"accept_clashes": "on", "seen_clashes": seen})
    assert response.status_code == 200
    assert "“Vừa đăng”" in response.content.decode()


def test_the_editor_opens_with_the_clashes_that_are_there(day, room):
    page = courses.session_page(days=[day], room=room)
    assert "Lớp này trùng lịch" not in signed_in().get(edit_url(page)).content.decode()
    courses.session(days=[day], room=room, title="Vừa đăng")
    assert "“Vừa đăng”" in signed_in().get(edit_url(page)).content.decode()


def test_the_room_is_the_place_where_no_other_was_said(day, room):
    course = courses.course()
    signed_in().post(add_url(course), new_form((day, time(8), time(11), room), **PUBLISH))
    assert CourseSession.objects.get(title="Lớp mới").place == "Phòng máy 1"


def test_a_class_taken_off_the_calendar_comes_back_when_published_again():
    page, client = courses.session_page(), signed_in()
    assert client.post(f"/quan-tri/pages/{page.pk}/unpublish/", {}).status_code == 302
    assert not CourseSession.objects.get(page=page).is_shown
    assert post(fresh(page), client, **PUBLISH).status_code == 302
    assert CourseSession.objects.get(page=page).is_shown


def test_a_publication_put_off_announces_nothing_yet():
    page = courses.session_page(live=False)
    later = moment(timezone.now() + timedelta(days=3))
    assert post(page, go_live_at=later, **PUBLISH).status_code == 302
    assert not CourseSession.objects.filter(page=page).exists()
