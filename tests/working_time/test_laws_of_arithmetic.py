"""What must hold for every instant and every length, tried with generated ones."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.working_time.arithmetic import (
    add_days,
    add_minutes,
    minutes_between,
    minutes_left,
    resume,
    same_day_deadline,
)
from portal.working_time.calendar import VIETNAM, DayOff, MakeUpDay, Session, WorkingCalendar
from portal.working_time.time_limits import TimeLimit, Unit
from portal.working_time.trace import Kind, from_json, to_json
from tests.working_time.calendars import CALENDAR

INSTANTS = st.datetimes(min_value=datetime(2025, 1, 1), max_value=datetime(2027, 12, 31)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=VIETNAM)
)
MINUTES = st.integers(min_value=0, max_value=480 * 300)
DAYS = st.integers(min_value=1, max_value=300)


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Session, ...]:
    marks = sorted(draw(st.lists(st.integers(0, 1439), min_size=0, max_size=4, unique=True)))
    times = [time(*divmod(mark, 60)) for mark in marks[: len(marks) // 2 * 2]]
    return tuple(Session(*pair) for pair in zip(times[::2], times[1::2], strict=True))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """Any hours at all, with any days off and make-up days in 2026."""
    week = draw(st.lists(sessions(), min_size=7, max_size=7).filter(any))
    days = st.dates(min_value=date(2025, 12, 1), max_value=date(2026, 12, 31))
    off = draw(st.lists(days, max_size=30, unique=True))
    made_up = draw(st.lists(days, max_size=10, unique=True))
    return WorkingCalendar(
        tuple(week), tuple(DayOff(day, "Nghỉ") for day in off), tuple(MakeUpDay(day, "Bù") for day in made_up)
    )


CALENDARS = st.just(CALENDAR) | calendars()


@given(CALENDARS, INSTANTS, MINUTES, MINUTES)
def test_adding_a_then_b_is_adding_both_at_once(calendar, start, a, b):
    step_by_step = add_minutes(calendar, add_minutes(calendar, start, a).at, b).at
    at_once = add_minutes(calendar, start, a + b).at
    assert step_by_step == at_once


@given(CALENDARS, INSTANTS, DAYS, DAYS)
def test_adding_days_one_after_the_other_is_adding_them_at_once(calendar, start, a, b):
    assert add_days(calendar, add_days(calendar, start, a).at, b).at == add_days(calendar, start, a + b).at


@given(CALENDARS, INSTANTS, MINUTES, DAYS)
def test_no_deadline_ever_lies_outside_working_time(calendar, start, minutes, days):
    for deadline in (
        add_minutes(calendar, start, minutes),
        add_days(calendar, start, days),
        same_day_deadline(calendar, start),
        TimeLimit(days, Unit.HOURS, extra_days_if_difficult=3).deadline(calendar, start, difficult=True),
    ):
        assert calendar.is_open(deadline.at)
        assert deadline.at > start - timedelta(minutes=1)


@given(CALENDARS, INSTANTS, INSTANTS, MINUTES, DAYS)
def test_who_starts_later_is_never_due_earlier(calendar, one, other, minutes, days):
    earlier, later = sorted((one, other))
    assert add_minutes(calendar, earlier, minutes).at <= add_minutes(calendar, later, minutes).at
    assert add_days(calendar, earlier, days).at <= add_days(calendar, later, days).at
    assert same_day_deadline(calendar, earlier).at <= same_day_deadline(calendar, later).at


@given(CALENDARS, INSTANTS, MINUTES, MINUTES)
def test_a_longer_limit_is_never_due_earlier(calendar, start, a, b):
    shorter, longer = sorted((a, b))
    assert add_minutes(calendar, start, shorter).at <= add_minutes(calendar, start, longer).at


@given(CALENDARS, INSTANTS, MINUTES)
def test_counting_the_minutes_up_to_a_deadline_gives_the_limit_back(calendar, start, minutes):
    assert minutes_between(calendar, start, add_minutes(calendar, start, minutes).at) == minutes


@given(CALENDARS, INSTANTS, INSTANTS, INSTANTS)
def test_minutes_between_add_up_and_turn_their_sign(calendar, a, b, c):
    assert minutes_between(calendar, a, b) + minutes_between(calendar, b, c) == minutes_between(calendar, a, c)
    assert minutes_between(calendar, a, b) == -minutes_between(calendar, b, a)


@given(CALENDARS, INSTANTS, st.integers(0, 60 * 24 * 40))
def test_minutes_between_are_those_that_a_walk_minute_by_minute_meets(calendar, start, length):
    # An hour of a walk is enough to disagree, and quick enough to be walked.
    length %= 60 * 30
    start = start.replace(second=0, microsecond=0)
    walked = 0
    for minute in range(length):
        now = start + timedelta(minutes=minute)
        clock = now.hour * 60 + now.minute
        walked += any(s.first_minute <= clock < s.last_minute for s in calendar.sessions_on(now.date()))
    assert minutes_between(calendar, start, start + timedelta(minutes=length)) == walked


@given(CALENDARS, INSTANTS, DAYS)
def test_as_many_working_days_as_the_limit_says_lie_between(calendar, start, days):
    taken_in = calendar.taken_in_on(start)
    last = add_days(calendar, start, days).at.date()
    assert calendar.working_days_between(taken_in + timedelta(days=1), last) == days
    assert calendar.is_working_day(last)


@given(CALENDARS, INSTANTS, DAYS, MINUTES, MINUTES)
def test_a_clock_resumes_with_the_remainder_it_was_stopped_with(calendar, start, days, before, standing):
    deadline = add_days(calendar, start, days)
    paused_at = add_minutes(calendar, start, before).at
    resumed_at = add_minutes(calendar, paused_at, standing).at
    left = minutes_left(calendar, deadline, paused_at)
    resumed = resume(calendar, deadline, paused_at=paused_at, resumed_at=resumed_at)
    if paused_at <= deadline.at:
        assert minutes_between(calendar, resumed_at, resumed.at) == left
    else:
        assert resumed.at == deadline.at


@given(CALENDARS, INSTANTS, DAYS, MINUTES)
def test_the_trace_accounts_for_every_day_and_minute_and_survives_storage(calendar, start, days, minutes):
    by_days = add_days(calendar, start, days)
    by_minutes = add_minutes(calendar, start, minutes)
    assert sum(line.days for line in by_days.trace if line.kind is Kind.COUNTED) == days
    assert sum(line.minutes for line in by_minutes.trace if line.kind is Kind.COUNTED) == minutes
    for deadline in (by_days, by_minutes):
        assert from_json(to_json(deadline.trace)) == deadline.trace
        assert all(line.text.endswith(".") for line in deadline.trace)
