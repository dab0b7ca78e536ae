"""Clashes of room, trainer and participants: what counts, what does not, and how it is said."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.sessions import announcing
from courses.sessions.announcing import Kind as Stop
from courses.sessions.clashes import Kind, clashes_of, fingerprint
from courses.sessions.rooms import Room
from tests.factories import courses

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return timezone.localdate() + timedelta(days=30)


@pytest.fixture
def room():
    return Room.objects.create(name="Phòng máy 1", seats=40)


def kinds(page):
    return [clash.kind for clash in clashes_of(page)]


def planned(day, starts, ends, **changes):
    return courses.session_page(half_days=[(day, starts, ends)], live=False, **changes)


def test_a_room_taken_at_the_same_hours_is_said_with_class_half_day_and_room(day, room):
    other = courses.session(days=[day], room=room, title="Bảng tính")
    clash = clashes_of(planned(day, time(9), time(10), room=room))[0]
    assert clash.kind == Kind.ROOM
    assert clash.session == other
    assert "Phòng máy 1" in clash.text
    assert "“Bảng tính”" in clash.text
    assert f"Sáng {day:%d/%m/%Y}, 09:00–10:00" in clash.text


def test_back_to_back_is_no_clash_in_either_direction(day, room):
    trainer = courses.trainer()
    courses.session(half_days=[(day, time(9), time(10))], room=room, trainer=trainer)
    assert kinds(planned(day, time(8), time(9), room=room, trainer=trainer)) == []
    assert kinds(planned(day, time(10), time(11), room=room, trainer=trainer)) == []


def test_one_minute_of_overlap_is_a_clash(day, room):
    courses.session(half_days=[(day, time(9), time(10))], room=room)
    assert kinds(planned(day, time(8), time(9, 1), room=room)) == [Kind.ROOM]


def test_a_trainer_cannot_teach_in_two_rooms_at_once(day, room):
    trainer = courses.trainer(full_name="Sùng Thị Giảng")
    courses.session(days=[day], trainer=trainer)
    page = planned(day, time(8), time(9), room=room, trainer=trainer)
    assert kinds(page) == [Kind.TRAINER]
    assert "Sùng Thị Giảng" in clashes_of(page)[0].text


def test_a_class_does_not_clash_with_itself(day, room):
    page = courses.session_page(days=[day], room=room, trainer=courses.trainer())
    assert clashes_of(page) == []


def test_drafts_and_classes_cancelled_or_postponed_take_no_room(day, room):
    courses.session_page(days=[day], room=room, live=False)
    for kind in (Stop.CANCELLED, Stop.POSTPONED):
        announcing.stop(session=courses.session(days=[day], room=room), kind=kind, reason="Mưa lũ", actor=None)
    assert kinds(planned(day, time(8), time(11), room=room)) == []


def test_a_room_too_small_for_the_class_is_pointed_out(day):
    small = Room.objects.create(name="Phòng họp", seats=12)
    page = planned(day, time(8), time(11), room=small, capacity=13)
    assert kinds(page) == [Kind.SEATS]
    assert "12 chỗ" in clashes_of(page)[0].text
    assert kinds(planned(day, time(8), time(11), room=small, capacity=12)) == []


def test_participants_who_sit_elsewhere_at_the_new_hours_are_named(day):
    person = courses.official(full_name="Vàng A Học")
    session = courses.session(days=[day])
    courses.registered(session, person)
    courses.registered(courses.session(days=[day + timedelta(days=1)], title="Lớp kia"), person)
    page = session.page
    assert kinds(page) == []
    items = list(page.half_days.all())
    for item in items:
        item.day += timedelta(days=1)
    page.half_days = items
    found = clashes_of(page)
    assert [clash.kind for clash in found] == [Kind.PARTICIPANT]
    assert "Vàng A Học" in found[0].text
    assert "“Lớp kia”" in found[0].text


def test_accepting_some_clashes_accepts_no_others(day, room):
    courses.session(days=[day], room=room)
    first = clashes_of(planned(day, time(8), time(11), room=room))
    courses.session(days=[day], room=room)
    second = clashes_of(planned(day, time(8), time(11), room=room))
    assert fingerprint(first) != fingerprint(second)
    assert fingerprint(first) == fingerprint(list(reversed(first)))


def test_many_half_days_cost_no_more_queries_than_few(day, room):
    trainer = courses.trainer()
    counts = []
    for length in (1, 30):
        days = [day + timedelta(days=number) for number in range(length)]
        courses.session(days=days, room=room, trainer=trainer)
        page = courses.session_page(days=days, room=room, trainer=trainer, live=False)
        with CaptureQueriesContext(connection) as queries:
            assert len(clashes_of(page)) >= length
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6
