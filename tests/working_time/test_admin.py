"""Administrators edit the calendar in the Wagtail admin; nobody else does."""

from datetime import date, time

import pytest
from django.contrib.auth.models import Permission

from portal.working_time.actions import fill_special_days, fill_working_hours
from portal.working_time.models import SpecialDay, WorkingHours
from portal.working_time.selectors import current_calendar
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.working_time import SpecialDayFactory

pytestmark = pytest.mark.django_db

DAYS = "/quan-tri/gio-lam-viec/ngay-nghi/"
HOURS = "/quan-tri/gio-lam-viec/trong-tuan/"


@pytest.fixture(autouse=True)
def _one_factor_is_enough_here(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def administrator(client):
    client.force_login(SuperuserFactory())
    return client


@pytest.fixture
def officer(client):
    user = UserFactory(is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


def test_an_administrator_sees_both_tables(administrator):
    fill_special_days(2026, 2026)
    fill_working_hours()
    days = administrator.get(DAYS).content.decode()
    assert "02/01/2026, thứ Sáu" in days
    assert "12729/VPCP-KGVX" in days
    assert DAYS in administrator.get("/quan-tri/").content.decode()
    hours = administrator.get(HOURS).content.decode()
    assert "07:30–11:30" in hours
    assert "toàn tỉnh" in hours


def test_tables_can_be_searched_filtered_and_exported(administrator):
    fill_special_days(2026, 2026)
    assert "Quốc khánh" not in administrator.get(DAYS, {"q": "12729"}).content.decode()
    assert "Quốc khánh" not in administrator.get(DAYS, {"kind__exact": "make_up"}).content.decode()
    export = administrator.get(DAYS, {"export": "csv"})
    assert b"2026-01-10" in b"".join(export.streaming_content)


def test_a_day_entered_by_an_administrator_holds(administrator):
    new = {
        "date": "03/03/2026",
        "kind": "off",
        "name": "Nghỉ bão",
        "source": "CV 1",
        "is_official": "on",
        "applies": "on",
    }
    assert administrator.post(f"{DAYS}create/", new).status_code == 302
    assert SpecialDay.objects.get().origin == SpecialDay.Origin.EDITOR
    assert not current_calendar().is_working_day(date(2026, 3, 3))


def test_the_same_day_twice_is_refused_with_a_sentence(administrator):
    SpecialDayFactory(date=date(2026, 3, 3))
    again = {"date": "03/03/2026", "kind": "off", "name": "Nghỉ bão", "source": "CV 1"}
    answer = administrator.post(f"{DAYS}create/", again)
    assert answer.status_code == 200
    assert "Ngày này đã có trong bảng" in answer.content.decode()


def test_a_filled_in_day_that_an_administrator_changed_survives_the_next_filling(administrator):
    fill_special_days(2026, 2026)
    row = SpecialDay.objects.get(date=date(2026, 8, 22))
    changed = {"date": "22/08/2026", "kind": "make_up", "name": row.name, "source": "CV 2", "is_official": "on"}
    assert administrator.post(f"{DAYS}edit/{row.pk}/", changed).status_code == 302
    fill_special_days(2026, 2026)
    row.refresh_from_db()
    assert (row.origin, row.applies, row.source) == (SpecialDay.Origin.EDITOR, False, "CV 2")
    assert not current_calendar().is_working_day(date(2026, 8, 22))


def test_a_filled_in_day_cannot_be_deleted_an_entered_one_can(administrator):
    fill_special_days(2026, 2026)
    filled_in = SpecialDay.objects.get(date=date(2026, 8, 22))
    entered = SpecialDayFactory(date=date(2026, 6, 1))
    administrator.post(f"{DAYS}delete/{filled_in.pk}/")
    administrator.post(f"{DAYS}delete/{entered.pk}/")
    assert SpecialDay.objects.filter(pk=filled_in.pk).exists()
    assert not SpecialDay.objects.filter(pk=entered.pk).exists()


def test_hours_out_of_order_are_refused_with_a_sentence(administrator):
    wrong = {
        "weekday": "0",
        "morning_opens": "07:30",
        "morning_closes": "13:30",
        "afternoon_opens": "13:00",
        "afternoon_closes": "17:00",
        "source": "QĐ 1",
    }
    answer = administrator.post(f"{HOURS}create/", wrong)
    assert "Buổi chiều phải bắt đầu sau khi buổi sáng kết thúc." in answer.content.decode()
    assert administrator.post(f"{HOURS}create/", {**wrong, "morning_closes": "11:30"}).status_code == 302
    assert WorkingHours.objects.get().morning_closes == time(11, 30)


def test_an_officer_without_the_right_neither_sees_nor_changes_the_calendar(officer):
    day = SpecialDayFactory(date=date(2026, 6, 1))
    for address in (DAYS, HOURS, f"{DAYS}create/", f"{DAYS}edit/{day.pk}/", f"{DAYS}delete/{day.pk}/"):
        assert officer.get(address).status_code in (302, 403), address
    officer.post(f"{DAYS}delete/{day.pk}/")
    assert SpecialDay.objects.filter(pk=day.pk).exists()
    home = officer.get("/quan-tri/")
    assert home.status_code == 200
    assert DAYS not in home.content.decode()


def test_the_tables_speak_vietnamese(administrator):
    entered = SpecialDayFactory(date=date(2026, 6, 1))
    assert "Chưa có giờ làm việc trong tuần nào." in administrator.get(HOURS).content.decode()
    assert "Are you sure" not in administrator.get(f"{DAYS}delete/{entered.pk}/").content.decode()
    answer = administrator.post(f"{DAYS}delete/{entered.pk}/", follow=True).content.decode()
    assert "Đã xóa ngày nghỉ, ngày làm bù" in answer
