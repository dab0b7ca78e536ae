"""Attendance by hand: one sheet for a half-day, corrections with a record, nothing before its time."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from courses.attendance.actions import CORRECTED, RECORDED, record_attendance
from courses.attendance.models import Attendance
from courses.sessions.models import CourseSession, Standing
from portal.audit.selectors import entries_of
from tests.courses.attendance.ground import (
    browser,
    class_with,
    first,
    held,
    minutes,
    over,
    presence_of,
    room,
    sheet,
    wrote,
)
from tests.factories import courses

pytestmark = pytest.mark.django_db


def sent(page, *pairs):
    """What a browser would send: the chosen radios and what the page had shown."""
    shown = page.context["sheet"].shown
    return {"da-hien": shown, **{f"d-{case.pk}": presence for case, presence in pairs}}


def test_everybody_is_written_down_in_one_post():
    session, people = class_with(4)
    half_day = first(held(session))
    client = browser(session.trainer)
    page = client.get(sheet(half_day))
    marks = list(zip(people, ("present", "late", "excused", "absent"), strict=True))
    answer = client.post(sheet(half_day), sent(page, *marks), follow=True)
    assert "Đã lưu điểm danh" in answer.content.decode()
    assert [presence_of(case, half_day) for case in people] == ["present", "late", "excused", "absent"]
    row = Attendance.objects.get(registration=people[0])
    assert (row.method, row.recorded_by) == ("hand", session.trainer)
    assert entries_of(session).filter(action=RECORDED).count() == 1


def test_present_for_all_leaves_those_who_are_written_otherwise():
    session, (here, away, early) = class_with(3)
    half_day = first(held(session))
    wrote(early, "late")
    client = browser(session.trainer)
    page = client.get(sheet(half_day))
    client.post(sheet(half_day), {**sent(page, (away, "absent"), (early, "late")), "tat-ca": "1"})
    assert [presence_of(case, half_day) for case in (here, away, early)] == ["present", "absent", "late"]


def test_whoever_is_left_open_stays_unwritten_and_is_counted():
    session, (one, _other) = class_with(2)
    half_day = first(held(session))
    client = browser(session.trainer)
    page = client.post(sheet(half_day), sent(client.get(sheet(half_day)), (one, "present")), follow=True)
    assert "Còn 1 người chưa ghi" in page.content.decode()
    assert Attendance.objects.count() == 1


def test_a_correction_keeps_what_stood_there_before():
    session, (case,) = class_with()
    half_day = first(held(session))
    wrote(case, "absent")
    client = browser(session.trainer)
    page = client.get(sheet(half_day))
    client.post(sheet(half_day), sent(page, (case, "present")))
    row = Attendance.objects.get()
    assert row.presence == "present"
    entry = entries_of(row).get(action=CORRECTED)
    assert entry.actor == session.trainer
    assert (entry.data["from"], entry.data["to"]) == ("absent", "present")


def test_saving_without_a_change_writes_nothing():
    session, (case,) = class_with()
    half_day = first(held(session))
    wrote(case, "late")
    before = Attendance.objects.get()
    client = browser(session.trainer)
    page = client.post(sheet(half_day), sent(client.get(sheet(half_day)), (case, "late")), follow=True)
    assert "Không có gì thay đổi" in page.content.decode()
    assert Attendance.objects.get().recorded_at == before.recorded_at
    assert not entries_of(before).exists()


def test_somebody_who_scanned_while_the_sheet_was_open_stays_as_they_are():
    session, (case, other) = class_with(2)
    half_day = first(held(session))
    wrote(case, "absent")
    client = browser(session.trainer)
    page = client.get(sheet(half_day))
    Attendance.objects.filter(registration=case).update(presence="present")
    client.post(sheet(half_day), sent(page, (case, "absent"), (other, "present")))
    assert presence_of(case, half_day) == "present"
    assert presence_of(other, half_day) == "present"


def test_a_half_day_opens_half_an_hour_before_it_begins():
    session, (case,) = class_with()
    held(session, hours_ago=-0.6)
    half_day, client = first(session), browser(session.trainer)
    page = client.post(sheet(half_day), {f"d-{case.pk}": "present"}, follow=True)
    assert "mở từ" in page.content.decode()
    assert client.get(sheet(half_day)).status_code == 302
    with pytest.raises(ValidationError, match="mở từ"):
        record_attendance(session=session, half_day=half_day, marks={case.pk: "present"}, actor=session.trainer)
    assert not Attendance.objects.exists()
    record_attendance(
        session=session,
        half_day=half_day,
        marks={case.pk: "present"},
        actor=session.trainer,
        now=half_day.starts_at - minutes(30),
    )
    assert presence_of(case, half_day) == "present"


def test_the_organiser_of_the_agency_takes_attendance_too():
    session, (case,) = class_with()
    half_day = first(held(session))
    client = browser(courses.organiser())
    page = client.get(sheet(half_day))
    client.post(sheet(half_day), sent(page, (case, "present")))
    assert presence_of(case, half_day) == "present"


def test_somebody_of_another_class_is_not_written_down_here():
    session, _people = class_with()
    _other, (stranger,) = class_with()
    half_day = first(held(session))
    with pytest.raises(ValidationError, match="vừa thay đổi"):
        record_attendance(session=session, half_day=half_day, marks={stranger.pk: "present"}, actor=session.trainer)
    browser(session.trainer).post(sheet(half_day), {f"d-{stranger.pk}": "present"})
    assert not Attendance.objects.exists()


def test_a_half_day_of_another_class_is_not_this_ones():
    session, (case,) = class_with()
    other, _people = class_with()
    held(session)
    foreign = first(held(other))
    with pytest.raises(ValidationError, match="vừa được đổi"):
        record_attendance(session=session, half_day=foreign, marks={case.pk: "present"}, actor=session.trainer)
    assert browser(session.trainer).get(f"{room(session)}diem-danh/{foreign.pk}/").status_code == 404


def test_who_waits_or_is_not_approved_is_not_on_the_sheet():
    session = courses.session(trainer=courses.trainer(), capacity=1)
    seated = courses.approved(session)
    waiting = courses.approved(session)
    held(session)
    page = browser(session.trainer).get(sheet(first(session))).content.decode()
    assert str(seated.applicant) in page
    assert str(waiting.applicant) not in page
    with pytest.raises(ValidationError):
        record_attendance(
            session=session, half_day=first(session), marks={waiting.pk: "present"}, actor=session.trainer
        )


def test_an_unknown_word_is_refused_and_what_was_chosen_stays():
    session, (case, other) = class_with(2)
    half_day = first(held(session))
    answer = browser(session.trainer).post(sheet(half_day), {f"d-{case.pk}": "maybe", f"d-{other.pk}": "late"})
    assert answer.status_code == 422
    rows = {row.case.pk: row for row in answer.context["sheet"].rows}
    assert rows[other.pk].chosen == "late"
    assert rows[case.pk].error
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("standing", [Standing.FINISHED, Standing.CANCELLED, Standing.POSTPONED])
def test_a_class_that_is_not_on_takes_no_attendance(standing):
    session, (case,) = class_with()
    over(session)
    CourseSession.objects.filter(pk=session.pk).update(standing=standing, standing_reason="Vì bão")
    half_day = first(session)
    answer = browser(session.trainer).post(sheet(half_day), {f"d-{case.pk}": "present"}, follow=True)
    assert answer.redirect_chain
    with pytest.raises(ValidationError, match="không ghi được"):
        record_attendance(session=session, half_day=half_day, marks={case.pk: "present"}, actor=session.trainer)
    assert not Attendance.objects.exists()


def test_the_database_keeps_one_attendance_of_a_person_at_a_half_day():
    session, (case,) = class_with()
    held(session)
    wrote(case, "present")
    with pytest.raises(IntegrityError), transaction.atomic():
        wrote(case, "absent")


def test_the_sheet_costs_the_same_for_two_and_for_eight():
    few, _people = class_with(2)
    many, _more = class_with(8)
    assert _queries(first(held(few))) == _queries(first(held(many)))


def _queries(half_day):
    client = browser(half_day.session.trainer)
    client.get(sheet(half_day))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(sheet(half_day)).status_code == 200
    assert len(captured) <= 20
    return len(captured)
