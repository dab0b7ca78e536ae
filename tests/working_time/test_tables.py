"""The calendar's tables: what they refuse, how they are filled, and how every process sees them change."""

from datetime import date, time
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.core.signals import request_finished, request_started
from django.db import IntegrityError, close_old_connections, connection, transaction
from django.test.utils import CaptureQueriesContext

from portal.working_time import selectors
from portal.working_time.actions import fill_special_days, fill_working_hours
from portal.working_time.calendar import SAMPLE_SOURCE, WorkingCalendar
from portal.working_time.models import CalendarRevision, SpecialDay, Weekday, WorkingHours
from portal.working_time.selectors import current_calendar
from tests.factories.organisations import AgencyFactory
from tests.factories.working_time import SpecialDayFactory, WorkingHoursFactory

pytestmark = pytest.mark.django_db

TUESDAY = date(2026, 3, 3)
SATURDAY = date(2026, 3, 7)


# --- The value that holds now -----------------------------------------------------------------------------------------


def test_without_any_table_filled_the_usual_hours_hold_and_are_marked_as_sample():
    assert current_calendar() == WorkingCalendar()
    assert current_calendar().hours_source == SAMPLE_SOURCE


def test_a_new_day_off_holds_at_once():
    assert current_calendar().is_working_day(TUESDAY)
    day = SpecialDayFactory(date=TUESDAY)
    assert not current_calendar().is_working_day(TUESDAY)
    day.applies = False
    day.save()
    assert current_calendar().is_working_day(TUESDAY)


def test_a_make_up_day_holds_until_it_is_deleted():
    day = SpecialDayFactory(make_up=True)
    assert current_calendar().is_working_day(SATURDAY)
    day.delete()
    assert not current_calendar().is_working_day(SATURDAY)


def test_bulk_changes_hold_at_once_too():
    SpecialDay.objects.bulk_create([SpecialDayFactory.build(date=TUESDAY)])
    assert not current_calendar().is_working_day(TUESDAY)
    SpecialDay.objects.update(applies=False)
    assert current_calendar().is_working_day(TUESDAY)
    SpecialDay.objects.update(applies=True)
    SpecialDay.objects.all().delete()
    assert current_calendar().is_working_day(TUESDAY)


def test_a_change_by_another_process_is_seen():
    SpecialDayFactory(date=TUESDAY)
    assert not current_calendar().is_working_day(TUESDAY)
    # Another process: its own signals, of which this one hears nothing but the token in the database.
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM working_time_specialday")
    CalendarRevision.renew()
    assert current_calendar().is_working_day(TUESDAY)


def test_a_rolled_back_change_leaves_no_trace():
    current_calendar()

    with transaction.atomic():
        SpecialDayFactory(date=TUESDAY)
        assert not current_calendar().is_working_day(TUESDAY)
        transaction.set_rollback(True)
    assert current_calendar().is_working_day(TUESDAY)


def test_an_unchanged_calendar_costs_one_small_query_and_stays_the_same_object():
    SpecialDayFactory(date=TUESDAY)
    first = current_calendar()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert current_calendar() is first
        assert current_calendar(AgencyFactory.build(pk=1)) is first
    assert len(queries) == 2


@pytest.fixture
def request_under_way():
    # As in Django's test client: the connection with the test's transaction stays open.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    request_started.send(sender=None, environ={})
    yield
    request_finished.send(sender=None)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("request_under_way")
def test_a_request_asks_once_for_all_rows_of_a_list(django_assert_num_queries):
    agencies = [AgencyFactory.build(pk=pk) for pk in range(1, 51)]
    selectors._current()
    with django_assert_num_queries(1):
        for agency in agencies:
            current_calendar(agency)


@pytest.mark.usefixtures("request_under_way")
def test_a_request_that_changes_the_calendar_sees_its_change():
    assert current_calendar().is_working_day(TUESDAY)
    SpecialDay.objects.bulk_create([SpecialDayFactory.build(date=TUESDAY)])
    assert not current_calendar().is_working_day(TUESDAY)


def test_the_next_request_sees_what_another_process_changed_meanwhile(request_under_way):
    SpecialDayFactory(date=TUESDAY)
    assert not current_calendar().is_working_day(TUESDAY)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM working_time_specialday")
        cursor.execute("DELETE FROM working_time_calendarrevision")
    assert not current_calendar().is_working_day(TUESDAY)
    request_started.send(sender=None, environ={})
    assert current_calendar().is_working_day(TUESDAY)


def test_reading_a_changed_calendar_takes_three_queries(django_assert_num_queries):
    SpecialDayFactory(date=TUESDAY)
    selectors._snapshot = None
    with django_assert_num_queries(3):
        current_calendar()


def test_the_province_s_hours_are_those_of_its_table():
    WorkingHoursFactory(weekday=Weekday.TUESDAY, morning_opens=time(8, 0), source="QĐ 1")
    WorkingHoursFactory(weekday=Weekday.WEDNESDAY, morning_only=True, source="QĐ 2")
    calendar = current_calendar()
    assert calendar.minutes_on(TUESDAY) == 450
    assert calendar.minutes_on(date(2026, 3, 4)) == 240
    assert not calendar.is_working_day(date(2026, 3, 5))
    assert calendar.hours_source == "QĐ 1; QĐ 2"


def test_an_agency_replaces_single_days_of_the_province_s_week():
    fill_working_hours()
    police, committee = AgencyFactory(), AgencyFactory()
    WorkingHoursFactory(agency=police, weekday=Weekday.SATURDAY, morning_only=True)
    WorkingHoursFactory(agency=police, weekday=Weekday.TUESDAY, closed=True)
    assert current_calendar(police).minutes_on(SATURDAY) == 240
    assert not current_calendar(police).is_working_day(TUESDAY)
    assert current_calendar(police).is_working_day(date(2026, 3, 4))
    assert not current_calendar(committee).is_working_day(SATURDAY)
    assert current_calendar(committee) is current_calendar()


def test_an_agency_that_closed_every_day_is_reckoned_by_the_province_s_hours():
    agency = AgencyFactory()
    for weekday in Weekday:
        WorkingHoursFactory(agency=agency, weekday=weekday, closed=True)
    assert current_calendar(agency) == current_calendar()


# --- What the tables refuse -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"morning_closes": time(7, 0)},
        {"morning_closes": None},
        {"morning_opens": None},
        {"afternoon_closes": time(13, 0)},
        {"afternoon_opens": None},
        {"afternoon_opens": time(11, 0)},
        {"weekday": 7},
    ],
)
def test_hours_out_of_order_are_refused_by_the_database_and_with_a_sentence_by_the_form(wrong):
    row = WorkingHoursFactory.build(**wrong)
    with pytest.raises(ValidationError):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_weekday_has_one_row_per_agency_and_one_for_the_province():
    agency = AgencyFactory()
    WorkingHoursFactory()
    WorkingHoursFactory(agency=agency)
    for again in ({}, {"agency": agency}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WorkingHoursFactory(**again)
    with pytest.raises(ValidationError, match="Toàn tỉnh đã có giờ làm việc"):
        WorkingHoursFactory.build().full_clean()


@pytest.mark.parametrize("wrong", [{"kind": "maybe"}, {"origin": "heaven"}, {"name": ""}])
def test_a_special_day_of_no_known_kind_or_without_name_is_refused(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        SpecialDayFactory(**wrong)


def test_a_date_stands_in_the_table_once():
    SpecialDayFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        SpecialDayFactory()
    with pytest.raises(ValidationError, match="đã có trong bảng"):
        SpecialDayFactory.build().full_clean()


# --- Filling ----------------------------------------------------------------------------------------------------------


def facts_of(day: date) -> tuple[str, str, bool]:
    row = SpecialDay.objects.get(date=day)
    return row.kind, row.source, row.is_official


def test_filling_corrects_what_the_library_misses():
    fill_special_days(2026, 2026)
    source = "Công văn 12729/VPCP-KGVX ngày 25/12/2025"
    assert facts_of(date(2026, 1, 2)) == ("off", source, True)
    assert facts_of(date(2026, 1, 10)) == ("make_up", source, True)


def test_filling_knows_holidays_swaps_and_the_new_day_of_culture():
    fill_special_days(2026, 2026)
    assert facts_of(date(2026, 2, 17)) == ("off", "Điều 112 Bộ luật Lao động 2019", True)
    assert facts_of(date(2026, 8, 31))[0] == "off"
    assert facts_of(date(2026, 8, 22))[0] == "make_up"
    assert facts_of(date(2026, 11, 24))[1] == "Nghị quyết 80-NQ/TW"
    assert SpecialDay.objects.get(date=date(2026, 8, 22)).name == "Làm bù cho ngày nghỉ 31/08/2026"


def test_a_year_not_yet_announced_is_marked_as_a_prediction():
    fill_special_days(2027, 2027)
    kind, source, official = facts_of(date(2027, 2, 5))
    assert (kind, official) == ("off", False)
    assert "dự kiến" in source
    assert not SpecialDay.objects.filter(is_official=True).exists()


def test_filling_twice_changes_nothing_and_disturbs_no_process():
    first = fill_special_days(2025, 2027)
    assert first.created == SpecialDay.objects.count() > 40
    token = CalendarRevision.objects.get().token
    again = fill_special_days(2025, 2027)
    assert (again.created, again.changed, again.removed, again.kept) == (0, 0, 0, 0)
    assert CalendarRevision.objects.get().token == token


def test_filling_leaves_alone_what_an_editor_wrote():
    mine = SpecialDayFactory(date=date(2026, 2, 17), kind=SpecialDay.Kind.MAKE_UP, name="Của tôi")
    extra = SpecialDayFactory(date=date(2026, 6, 1), name="Nghỉ bão")
    filled = fill_special_days(2026, 2026)
    mine.refresh_from_db()
    assert (mine.kind, mine.name) == ("make_up", "Của tôi")
    assert SpecialDay.objects.filter(pk=extra.pk).exists()
    assert filled.kept == 2


def test_filling_corrects_and_removes_only_what_was_filled_in():
    fill_special_days(2026, 2026)
    SpecialDay.objects.filter(date=date(2026, 2, 17)).update(name="Tên cũ", source="dự kiến", is_official=False)
    SpecialDayFactory(date=date(2026, 6, 1), origin=SpecialDay.Origin.LIBRARY)
    filled = fill_special_days(2026, 2026)
    assert (filled.created, filled.changed, filled.removed) == (0, 1, 1)
    assert facts_of(date(2026, 2, 17)) == ("off", "Điều 112 Bộ luật Lao động 2019", True)


def test_the_usual_hours_are_entered_once_and_marked_as_sample():
    assert fill_working_hours() == 5
    WorkingHours.objects.filter(weekday=Weekday.FRIDAY).delete()
    assert fill_working_hours() == 0
    assert set(WorkingHours.objects.values_list("source", flat=True)) == {SAMPLE_SOURCE}


def test_the_command_fills_and_says_what_it_did():
    out = StringIO()
    call_command("fill_special_days", "--from", "2025", "--to", "2027", stdout=out)
    assert f"thêm {SpecialDay.objects.count()}, sửa 0, bỏ 0" in out.getvalue()
    assert "giờ làm việc mẫu của 5 ngày" in out.getvalue()


@pytest.mark.parametrize("years", [("2027", "2025"), ("1990", "2025"), ("2025", "3000")])
def test_the_command_refuses_years_it_knows_nothing_of(years):
    with pytest.raises(CommandError, match="Không điền được"):
        call_command("fill_special_days", "--from", years[0], "--to", years[1])
    assert not SpecialDay.objects.exists()
