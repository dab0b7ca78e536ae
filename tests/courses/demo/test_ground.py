"""What the demonstration's year stands on: days reckoned from today, numbers, names."""

from __future__ import annotations

import itertools
import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from courses.demo.classes import window
from courses.demo.codes import Numbers
from courses.demo.content.classes import CLASSES
from courses.demo.ground import COURSES
from courses.demo.names import made_up
from courses.demo.times import Clock, meetings
from portal.casework.codes import next_code
from portal.working_time.calendar import USUAL_WEEK, DayOff, WorkingCalendar
from tests.factories.organisations import AgencyFactory

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TET = tuple(DayOff(date(2027, 2, 4) + timedelta(days=number), "Tết") for number in range(7))
# A working day, a Saturday, the eve of a long holiday, the first and the last day of a year.
DAYS = (date(2026, 11, 26), date(2026, 11, 28), date(2027, 2, 3), date(2027, 1, 1), date(2026, 12, 31))


def clock(day: date, at: time = time(10)) -> Clock:
    return Clock(datetime.combine(day, at, tzinfo=ZONE), WorkingCalendar(USUAL_WEEK, TET, ()))


def test_days_are_counted_as_offices_work() -> None:
    friday = clock(date(2026, 11, 27))
    assert friday.day(0) == date(2026, 11, 27)
    assert friday.day(1) == date(2026, 11, 30)
    assert clock(date(2026, 11, 30)).day(-1) == date(2026, 11, 27)
    assert clock(date(2026, 11, 28)).day(0) == date(2026, 11, 28)  # today, though it is a Saturday


@pytest.mark.parametrize("at", [time(0, 5), time(10), time(12, 30), time(23, 50)])
def test_offices_act_at_their_hours_and_never_in_the_future(at: time) -> None:
    here = clock(date(2026, 11, 28), at)
    for days in (0, 0.3, 1, 2.5, 30):
        moment = timezone.localtime(here.office(days))
        assert moment <= here.now
        assert moment.weekday() < 5 or moment == here.now
        assert 8 <= moment.hour < 17 or moment == here.now


@pytest.mark.parametrize("day", DAYS)
def test_the_classes_can_be_announced_on_any_day(day: date) -> None:
    here = clock(day)
    for one in CLASSES:
        opens, closes = window(one, here)
        times = [datetime.combine(on, starts, tzinfo=ZONE) for on, starts, _ends in meetings(here, one.meetings)]
        assert times == sorted(set(times)), one.slug
        assert opens < closes < times[0], one.slug
        if one.fate == "open":
            assert opens < here.now < closes, one.slug
        if one.fate == "planned":
            assert opens > here.now, one.slug


@pytest.mark.parametrize("day", DAYS)
def test_no_room_and_no_trainer_is_wanted_twice(day: date) -> None:
    here, wanted = clock(day), []
    for one in CLASSES:
        for on, starts, _ends in meetings(here, one.meetings):
            wanted += [(what, on, starts) for what in (one.room, f"trainer {one.trainer}") if what]
    assert len(wanted) == len(set(wanted))


def test_courses_and_classes_are_named_once_and_fit() -> None:
    assert len({one.slug for one in CLASSES}) == len(CLASSES) == 40
    assert len({course.slug for course in COURSES}) == len({course.code for course in COURSES}) == len(COURSES) == 12
    hours = {course.slug: course.hours for course in COURSES}
    assert {one.course for one in CLASSES} <= hours.keys()
    for one in CLASSES:
        each = [1.75 if part == "t" else 3.5 for _day, parts in one.meetings for part in parts]
        assert sum(each) == hours[one.course], one.slug


def test_names_are_the_same_each_time_and_nobody_has_one_twice() -> None:
    lists = []
    for _load in range(2):
        chance, used = random.Random(1), set()
        lists.append([made_up(chance, used) for _person in range(650)])
    assert lists[0] == lists[1]
    assert len(set(lists[0])) == 650


@pytest.mark.django_db
def test_numbers_are_those_that_the_engine_would_give() -> None:
    agency, at = AgencyFactory(provincial=True), timezone.now()
    first = next_code(agency=agency, series="DK", at=at)
    numbers = Numbers("DK")
    given = [numbers.next(agency, at) for _case in range(3)]
    numbers.keep()
    last = next_code(agency=agency, series="DK", at=at)
    counted = [int(code.rsplit("-", 1)[1]) for code in (first, *given, last)]
    assert counted == [1, 2, 3, 4, 5]
    assert len({code.rsplit("-", 1)[0] for code in (first, *given, last)}) == 1
    assert all(later > earlier for earlier, later in itertools.pairwise(counted))
