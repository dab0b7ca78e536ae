"""Deadlines that a jurist of the province can check with a wall calendar."""

from datetime import UTC, date, datetime, time

import pytest

from portal.working_time.arithmetic import add_days, add_minutes, minutes_between, same_day_deadline
from portal.working_time.calendar import DayOff, MakeUpDay, NoWorkingTime, Session, WorkingCalendar
from portal.working_time.time_limits import TimeLimit, Unit
from tests.working_time.calendars import CALENDAR, at


def test_three_working_days_after_the_eve_of_tet_end_after_the_holiday():
    assert add_days(CALENDAR, at("13/02/2026", "09:00"), 3).at == at("25/02/2026", "17:00")


def test_the_day_of_acceptance_is_not_counted():
    assert add_days(CALENDAR, at("02/03/2026", "07:30"), 1).at == at("03/03/2026", "17:00")


def test_a_friday_filing_half_an_hour_before_closing_goes_on_on_monday():
    assert add_minutes(CALENDAR, at("06/03/2026", "16:30"), 120).at == at("09/03/2026", "09:00")


def test_an_eight_hour_answer_to_a_filing_late_before_tet_waits_for_the_first_day_after():
    assert add_minutes(CALENDAR, at("13/02/2026", "16:30"), 480).at == at("23/02/2026", "16:30")


def test_the_midday_break_does_not_count():
    assert add_minutes(CALENDAR, at("03/03/2026", "11:00"), 60).at == at("03/03/2026", "13:30")
    assert add_minutes(CALENDAR, at("03/03/2026", "12:10"), 30).at == at("03/03/2026", "13:30")


def test_a_deadline_filled_exactly_at_closing_time_is_that_closing_time():
    assert add_minutes(CALENDAR, at("06/03/2026", "16:00"), 60).at == at("06/03/2026", "17:00")


def test_saturday_22_august_2026_is_worked():
    assert CALENDAR.is_working_day(date(2026, 8, 22))
    assert add_days(CALENDAR, at("20/08/2026", "09:00"), 2).at == at("22/08/2026", "17:00")
    assert add_minutes(CALENDAR, at("21/08/2026", "16:00"), 120).at == at("22/08/2026", "08:30")


def test_monday_31_august_2026_is_not_worked():
    assert not CALENDAR.is_working_day(date(2026, 8, 31))
    assert add_days(CALENDAR, at("28/08/2026", "09:00"), 1).at == at("03/09/2026", "17:00")


def test_the_swap_of_2_and_10_january_2026_counts():
    assert not CALENDAR.is_working_day(date(2026, 1, 2))
    assert CALENDAR.is_working_day(date(2026, 1, 10))
    assert add_days(CALENDAR, at("31/12/2025", "09:00"), 1).at == at("05/01/2026", "17:00")
    assert add_days(CALENDAR, at("09/01/2026", "09:00"), 1).at == at("10/01/2026", "17:00")


def test_a_holiday_on_a_sunday_moves_to_monday():
    assert not CALENDAR.is_working_day(date(2026, 4, 27))


def test_a_difficult_commune_gets_ten_days_more():
    limit = TimeLimit(7, Unit.WORKING_DAYS, extra_days_if_difficult=10)
    accepted = at("02/03/2026", "09:00")
    assert limit.deadline(CALENDAR, accepted).at == at("11/03/2026", "17:00")
    assert limit.deadline(CALENDAR, accepted, difficult=True).at == at("25/03/2026", "17:00")


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (("03/03/2026", "09:00"), ("03/03/2026", "17:00")),
        (("03/03/2026", "12:15"), ("03/03/2026", "17:00")),
        (("03/03/2026", "15:00"), ("03/03/2026", "17:00")),
        (("03/03/2026", "15:01"), ("04/03/2026", "17:00")),
        (("06/03/2026", "16:59"), ("09/03/2026", "17:00")),
        (("07/03/2026", "10:00"), ("09/03/2026", "17:00")),
        (("07/03/2026", "16:00"), ("09/03/2026", "17:00")),
        (("13/02/2026", "15:30"), ("23/02/2026", "17:00")),
    ],
)
def test_same_day_procedures_turn_to_the_next_working_day_after_three_in_the_afternoon(received, due):
    assert same_day_deadline(CALENDAR, at(*received)).at == at(*due)
    assert TimeLimit(1, Unit.SAME_DAY).deadline(CALENDAR, at(*received)).at == at(*due)


def test_an_agency_may_set_another_cutoff():
    assert same_day_deadline(CALENDAR, at("03/03/2026", "14:30"), time(14, 0)).at == at("04/03/2026", "17:00")


def test_what_is_accepted_after_closing_counts_as_accepted_on_the_next_working_day():
    assert add_days(CALENDAR, at("06/03/2026", "17:00"), 1).at == at("09/03/2026", "17:00")
    assert add_days(CALENDAR, at("06/03/2026", "17:01"), 1).at == at("10/03/2026", "17:00")
    assert add_days(CALENDAR, at("07/03/2026", "09:00"), 1).at == at("10/03/2026", "17:00")


def test_an_instant_may_come_in_any_time_zone_and_leaves_in_vietnamese_time():
    deadline = add_minutes(CALENDAR, datetime(2026, 3, 3, 1, 0, 59, tzinfo=UTC), 60)
    assert deadline.at == at("03/03/2026", "09:00")
    assert deadline.at.isoformat() == "2026-03-03T09:00:00+07:00"


def test_an_instant_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        add_minutes(CALENDAR, datetime(2026, 3, 3, 9), 60)  # noqa: DTZ001


def test_working_minutes_between_two_instants_skip_what_is_off():
    assert minutes_between(CALENDAR, at("13/02/2026", "16:00"), at("23/02/2026", "08:30")) == 120
    assert minutes_between(CALENDAR, at("23/02/2026", "08:30"), at("13/02/2026", "16:00")) == -120
    assert minutes_between(CALENDAR, at("31/12/2025", "16:30"), at("05/01/2026", "08:00")) == 60


def test_an_office_that_opens_on_saturday_morning_counts_it():
    morning = (Session(time(7, 30), time(11, 30)),)
    office = WorkingCalendar(week=(*CALENDAR.week[:5], morning, ()))
    assert add_days(office, at("06/03/2026", "09:00"), 1).at == at("07/03/2026", "11:30")
    assert add_minutes(office, at("06/03/2026", "16:30"), 60).at == at("07/03/2026", "08:00")


def test_a_make_up_saturday_has_the_hours_of_a_whole_day_even_where_saturdays_are_half_days():
    morning = (Session(time(7, 30), time(11, 30)),)
    swap = MakeUpDay(date(2026, 3, 7), "Làm bù")
    assert WorkingCalendar(week=(*CALENDAR.week[:5], (), ()), make_up_days=(swap,)).minutes_on(swap.date) == 480
    assert WorkingCalendar(week=(*CALENDAR.week[:5], morning, ()), make_up_days=(swap,)).minutes_on(swap.date) == 480


def test_a_day_that_is_both_off_and_made_up_is_off():
    day = date(2026, 3, 7)
    assert not WorkingCalendar(days_off=(DayOff(day, "Nghỉ"),), make_up_days=(MakeUpDay(day, "Bù"),)).is_working_day(
        day
    )


def test_a_calendar_in_which_nobody_works_cannot_be_made():
    with pytest.raises(NoWorkingTime):
        WorkingCalendar(week=((),) * 7)


def test_sessions_that_overlap_cannot_be_made():
    with pytest.raises(ValueError, match="overlap"):
        WorkingCalendar(week=((Session(time(7), time(12)), Session(time(11), time(17))), *((),) * 6))
    with pytest.raises(ValueError, match="cannot close"):
        Session(time(12), time(12))


@pytest.mark.parametrize("limit", [(0, "hours"), (-1, "working_days"), (1, "weeks"), (1, "hours", -1)])
def test_a_senseless_time_limit_cannot_be_made(limit):
    with pytest.raises(ValueError):
        TimeLimit(*limit)


def test_a_time_limit_says_itself_and_survives_storage():
    limit = TimeLimit(7, Unit.WORKING_DAYS, extra_days_if_difficult=10)
    assert limit.text.startswith("7 ngày làm việc (thêm 10 ngày làm việc")
    assert TimeLimit.from_json(limit.to_json()) == limit
    assert TimeLimit.from_json({"amount": 4, "unit": "hours"}) == TimeLimit(4, Unit.HOURS)
    assert TimeLimit(1, Unit.SAME_DAY).text.startswith("Trong ngày làm việc; tiếp nhận sau 15 giờ thì")
    assert [TimeLimit(2, unit).minutes for unit in ("minutes", "hours", "working_days")] == [2, 120, 960]
