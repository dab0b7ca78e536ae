"""What people are told, once each, and what stands in their calendars."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from courses.progress.models import Completion
from courses.registrations import invitations
from courses.registrations.actions import remind
from courses.sessions import announcing
from courses.sessions.announcing import Kind
from portal.casework.actions import apply
from portal.notifications.models import Message
from tests.courses.registrations.ground import mails, offered
from tests.factories import courses

pytestmark = [pytest.mark.once, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def calendars(monkeypatch):
    """Files that say what they do to whose calendar."""

    class Files:
        @staticmethod
        def invitation(*, session, person, organiser_email):
            assert "@" in organiser_email
            return f"METHOD:REQUEST\r\nSEQUENCE:{session.sequence}\r\nATTENDEE:{person.email}"

        @staticmethod
        def cancellation(*, session, person, removed=None):
            return f"METHOD:CANCEL\r\nSEQUENCE:{session.sequence}\r\nEVENTS:{len(removed) if removed else 'all'}"

    monkeypatch.setattr(invitations, "icalendar_files", Files)


def move(session, days: int = 1, *, drop: bool = False):
    """Publishes the class that many days later, without its last meeting where `drop`."""
    page = type(session.page).objects.get(pk=session.page_id)
    planned = list(page.half_days.all())
    for half_day in planned:
        half_day.day += timedelta(days=days)
    page.half_days = planned[:-1] if drop else planned
    page.save_revision().publish()


def test_the_receipt_says_seat_or_number_and_who_approves_next():
    session = courses.session(capacity=1)
    first, second = courses.registered(session), courses.registered(session)
    [mail] = mails(first.applicant)
    assert "giữ một chỗ" in mail.body
    assert f"lãnh đạo {first.intake_agency} duyệt" in mail.body
    assert first.get_absolute_url() in mail.body
    assert "chờ của bạn là 1" in mails(second.applicant)[0].body


def test_a_head_gets_one_mail_a_day_however_many_register():
    session, person = courses.session(), courses.official()
    head = courses.head(person.official.agency)
    for colleague in (person, courses.official(person.official.agency), courses.official(person.official.agency)):
        courses.registered(session, colleague)
    assert len(mails(head, "chờ duyệt")) == 1


def test_the_organisers_hear_of_what_was_endorsed_once_a_day():
    session, organiser = courses.session(), courses.organiser()
    courses.endorsed(session)
    courses.endorsed(session)
    assert len(mails(organiser, "chờ duyệt")) == 1


def test_the_approval_brings_the_invitation():
    case = courses.approved()
    [mail] = mails(case.applicant, "Được vào lớp")
    assert mail.calendar.startswith("METHOD:REQUEST")
    assert not [message for message in Message.objects.exclude(pk=mail.pk) if message.calendar]


def test_the_online_address_is_in_no_mail_before_the_approval():
    case = courses.endorsed(courses.session(link="https://hop.example.com/lop"))
    assert not [message for message in Message.objects.all() if "hop.example.com" in message.body]
    apply(case=case, transition="approve", actor=courses.organiser())
    assert "hop.example.com" in mails(case.applicant, "Được vào lớp")[0].body


def test_withdrawing_takes_the_class_out_of_the_calendar_and_tells_the_managers():
    person = courses.official()
    manager = courses.manager(person.official.agency)
    case = courses.approved(user=person)
    apply(case=case, transition="withdraw", actor=person, data={"note": "Đi công tác"})
    assert mails(person, "Đã rút")[0].calendar.startswith("METHOD:CANCEL")
    [mail] = mails(manager, "Rút đăng ký")
    assert "Đi công tác" in mail.body


def test_a_manager_who_withdraws_somebody_tells_the_official_and_not_themselves():
    person = courses.official()
    manager = courses.manager(person.official.agency)
    case = courses.registered(user=person, actor=manager)
    apply(case=case, transition="withdraw", actor=manager)
    assert mails(person, "Đã rút")
    assert not mails(manager, "Rút đăng ký")


def test_whoever_registered_somebody_hears_of_offer_refusal_and_lapse():
    session = courses.session(capacity=1)
    courses.registered(session)
    person = courses.official()
    manager = courses.manager(person.official.agency)
    case = courses.registered(session, person, actor=manager)
    holder = session.registrations.get(place="seat")
    apply(case=holder, transition="withdraw", actor=holder.applicant)
    assert person.full_name in mails(manager, "Có chỗ cho")[0].subject
    case.refresh_from_db()
    apply(case=case, transition="lapse", actor=None)
    assert person.full_name in mails(manager, "Hết giờ xác nhận")[0].subject
    other = courses.registered(courses.session(), person, actor=manager)
    apply(case=other, transition="not_endorse", actor=courses.head(other.intake_agency), data={"note": "100% bận"})
    assert "100% bận" in mails(manager, "Không được cử")[0].body


def test_a_refusal_says_why():
    case = courses.endorsed()
    apply(case=case, transition="refuse", actor=courses.organiser(), data={"note": "Lớp dành cho văn thư"})
    assert "Lớp dành cho văn thư" in mails(case.applicant, "Không được nhận")[0].body


def test_a_moved_class_updates_the_calendars_of_those_invited_alone():
    session = courses.session()
    invited, on_the_way = courses.approved(session), courses.registered(session)
    move(session)
    [mail] = mails(invited.applicant, "có thay đổi")
    assert "METHOD:REQUEST\r\nSEQUENCE:1" in mail.calendar
    [plain] = mails(on_the_way.applicant, "có thay đổi")
    assert plain.calendar == ""


def test_a_dropped_meeting_is_cancelled_by_itself():
    session = courses.session()
    case = courses.approved(session)
    move(session, drop=True)
    assert mails(case.applicant, "Bỏ buổi học")[0].calendar.endswith("EVENTS:1")
    assert mails(case.applicant, "có thay đổi")[0].calendar.startswith("METHOD:REQUEST")


def test_a_postponed_class_leaves_the_calendar_and_comes_back_with_its_new_days():
    session = courses.session()
    case = courses.approved(session)
    announcing.stop(session=session, kind=Kind.POSTPONED, reason="Mưa lũ", actor=courses.organiser())
    [mail] = mails(case.applicant, "Hoãn lớp")
    assert "Mưa lũ" in mail.body
    assert mail.calendar == "METHOD:CANCEL\r\nSEQUENCE:1\r\nEVENTS:all"
    move(session, 7)
    assert "SEQUENCE:2" in mails(case.applicant, "có thay đổi")[0].calendar


def test_a_cancelled_class_tells_everybody_why():
    session = courses.session(capacity=1)
    invited, waiting = courses.approved(session), courses.registered(session)
    announcing.stop(session=session, kind=Kind.CANCELLED, reason="Không đủ người", actor=courses.organiser())
    assert mails(invited.applicant, "Hủy lớp")[0].calendar.startswith("METHOD:CANCEL")
    for case in (invited, waiting):
        assert "Không đủ người" in mails(case.applicant, "Hủy lớp")[0].body
    assert mails(waiting.applicant, "Hủy lớp")[0].calendar == ""
    assert not mails(waiting.applicant, "cần xác nhận")


def test_results_are_told():
    session = courses.session(trainer=courses.trainer())
    good, bad = courses.approved(session), courses.approved(session)
    apply(case=good, transition="complete", actor=session.trainer, data={"score": "9"})
    apply(case=bad, transition="not_complete", actor=session.trainer)
    assert mails(good.applicant, "Hoàn thành lớp")
    assert "không hoàn thành" in mails(bad.applicant, "Kết quả lớp")[0].body
    assert Completion.objects.count() == 1


def test_people_without_an_address_are_passed_over():
    person = courses.official(email="")
    case = courses.approved(user=person)
    apply(case=case, transition="withdraw", actor=person)
    assert case.state == "withdrawn"


def test_an_offer_names_its_hour():
    session = courses.session(capacity=1)
    courses.registered(session)
    case = offered(session)
    assert "giữ cho bạn đến" in mails(case.applicant, "cần xác nhận")[0].body


# --- Reminders ------------------------------------------------------------------------------------------------------
def at(session, days_before: int):
    return session.starts_at - timedelta(days=days_before, hours=1)


def test_participants_are_reminded_some_days_before_and_the_day_before_once_each():
    session = courses.session()
    case = courses.approved(session)
    assert remind(at(session, 5)) == 0
    assert remind(at(session, 3)) == 1
    assert remind(at(session, 3)) == 0
    assert remind(at(session, 2)) == 0
    assert remind(at(session, 1)) == 1
    assert remind(at(session, 1)) == 0
    assert remind(session.starts_at) == 0
    assert len(mails(case.applicant, "Nhắc lịch học")) == 2


def test_a_day_without_a_run_is_made_up_for():
    session = courses.session()
    courses.approved(session)
    assert remind(at(session, 2)) == 1
    assert remind(at(session, 1)) == 1


def test_only_who_sits_in_the_class_is_reminded():
    session = courses.session(capacity=3)
    courses.approved(session)
    courses.endorsed(session)
    courses.registered(session)
    courses.approved(session)
    assert remind(at(session, 3)) == 1
    announcing.stop(session=session, kind=Kind.POSTPONED, reason="Mưa lũ", actor=courses.organiser())
    assert remind(at(session, 1)) == 0


def test_a_manager_gets_one_list_of_the_own_people():
    session, person = courses.session(), courses.official()
    agency = person.official.agency
    colleague = courses.official(agency)
    manager, other = courses.manager(agency), courses.manager(courses.official().official.agency)
    for one in (person, colleague, courses.official()):
        courses.approved(session, one)
    remind(at(session, 3))
    remind(at(session, 3))
    remind(at(session, 1))
    [mail] = mails(manager, "sắp đi học")
    assert person.full_name in mail.body
    assert colleague.full_name in mail.body
    assert not mails(other, "sắp đi học")


def test_a_class_that_was_moved_is_reminded_of_again():
    session = courses.session()
    case = courses.approved(session)
    remind(at(session, 1))
    move(session, 10)
    session.refresh_from_db()
    assert remind(at(session, 3)) == 1
    assert len(mails(case.applicant, "Nhắc lịch học")) == 2


def test_the_command_reminds():
    day = timezone.localdate() + timedelta(days=1)
    session = courses.session(days=[day])
    case = courses.approved(session)
    call_command("remind_classes", verbosity=0)
    assert "ngày mai" in mails(case.applicant, "Nhắc lịch học")[0].subject
