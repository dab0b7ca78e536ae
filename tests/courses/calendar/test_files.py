"""iCalendar files: what calendar programs read is what was announced, in this country's time, and leaks nothing."""

from __future__ import annotations

import time as clock
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import override_settings
from django.utils import timezone
from icalendar import Calendar

from courses.calendar import icalendar_files
from courses.calendar.icalendar_files import Part
from courses.sessions import announcing
from courses.sessions.announcing import Kind
from courses.sessions.models import CourseSession
from courses.sessions.rooms import Room
from tests.factories import courses

pytestmark = pytest.mark.django_db

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LINK = "https://hop.example.com/lop-bi-mat"
LONG = "Tiếp nhận, giải quyết hồ sơ; trả kết quả ở Bộ phận Một cửa: dấu phẩy, chấm phẩy; và gạch \\ chéo"


def announced_again(session: CourseSession, *, days: int = 1) -> CourseSession:
    """Every meeting moved by so many days."""
    page = session.page
    page.half_days = list(page.half_days.all())
    for half_day in page.half_days.all():
        half_day.day += timedelta(days=days)
    page.save_revision().publish()
    return CourseSession.objects.get(pk=session.pk)


def events(content: bytes | str) -> list:
    return Calendar.from_ical(content).walk("VEVENT")


def instants(found: list) -> list[tuple[datetime, datetime]]:
    return sorted((one["DTSTART"].dt.astimezone(UTC), one["DTEND"].dt.astimezone(UTC)) for one in found)


def held(session: CourseSession) -> list[tuple[datetime, datetime]]:
    return sorted((one.starts_at.astimezone(UTC), one.ends_at.astimezone(UTC)) for one in session.half_days.all())


def test_a_class_goes_through_a_calendar_program_unchanged() -> None:
    day = timezone.localdate() + timedelta(days=14)
    session = courses.session(title=LONG, days=[day, day + timedelta(days=1)], trainer=courses.trainer())
    found = events(icalendar_files.feed([session]))
    assert len(found) == 4
    assert instants(found) == held(session)
    assert found[0]["SUMMARY"] == f"{LONG} (1/4)"
    assert "Hội trường lớn" in found[0]["LOCATION"]
    assert str(session.trainer) in found[0]["DESCRIPTION"]
    assert found[0]["URL"].endswith(session.page.get_url())
    assert {one["STATUS"] for one in found} == {"CONFIRMED"}


def test_times_carry_the_zone_and_its_definition() -> None:
    content = icalendar_files.feed([courses.session()]).decode()
    assert "BEGIN:VTIMEZONE" in content
    assert "TZOFFSETTO:+0700" in content
    for event in events(content):
        start = event["DTSTART"]
        assert start.params["TZID"] == "Asia/Ho_Chi_Minh"
        assert start.dt.utcoffset() == timedelta(hours=7)
    assert events(content)[0]["DTSTART"].dt.hour == 8


@pytest.mark.parametrize("zone", ["America/New_York", "UTC", "Pacific/Kiritimati"])
def test_the_servers_zone_changes_nothing(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    session, person = courses.session(), courses.official(email="hoc@example.com")
    now = timezone.now()

    def all_files() -> list[bytes | str]:
        return [
            icalendar_files.feed([session], parts={session.pk: Part(link=LINK)}),
            icalendar_files.invitation(session=session, person=person, organiser_email="so@example.com", now=now),
            icalendar_files.cancellation(session=session, person=person, now=now),
        ]

    here = all_files()
    try:
        monkeypatch.setenv("TZ", zone)
        clock.tzset()
        with override_settings(TIME_ZONE=zone), timezone.override(zone):
            assert all_files() == here
    finally:
        monkeypatch.undo()
        clock.tzset()


def test_a_change_keeps_every_name_and_raises_the_sequence() -> None:
    session = courses.session()
    before = events(icalendar_files.feed([session]))
    moved = announced_again(session)
    after = events(icalendar_files.feed([moved]))
    assert [one["UID"] for one in after] == [one["UID"] for one in before]
    assert {one["SEQUENCE"] for one in before} == {0}
    assert {one["SEQUENCE"] for one in after} == {1}
    assert instants(after) == [(start + timedelta(days=1), end + timedelta(days=1)) for start, end in instants(before)]
    assert after[0]["LAST-MODIFIED"].dt >= before[0]["LAST-MODIFIED"].dt
    cancelled = announcing.stop(session=moved, kind=Kind.CANCELLED, reason="Bão", actor=courses.organiser())
    assert {one["SEQUENCE"] for one in events(icalendar_files.feed([cancelled]))} == {2}


def test_names_are_of_the_portals_host_without_a_port() -> None:
    session = courses.session()
    with override_settings(BASE_URL="https://cong.example.com:8443"):
        uid = events(icalendar_files.feed([session]))[0]["UID"]
    assert uid == f"{session.half_days.all()[0].uid}@cong.example.com"


def test_cancelled_and_postponed_classes_stay_and_say_so() -> None:
    organiser = courses.organiser()
    cancelled = announcing.stop(session=courses.session(), kind=Kind.CANCELLED, reason="Ốm", actor=organiser)
    postponed = announcing.stop(session=courses.session(), kind=Kind.POSTPONED, reason="Mưa lũ", actor=organiser)
    found = events(icalendar_files.feed([cancelled, postponed]))
    assert [one["STATUS"] for one in found] == ["CANCELLED", "CANCELLED", "TENTATIVE", "TENTATIVE"]
    assert found[0]["SUMMARY"].startswith("Đã hủy: ")
    assert found[2]["SUMMARY"].startswith("Hoãn: ")
    assert "Lý do: Mưa lũ" in found[2]["DESCRIPTION"]


def test_long_vietnamese_lines_are_folded_by_octets_and_never_inside_a_letter() -> None:
    session = courses.session(title=LONG, place="Hội trường Ủy ban nhân dân xã Nghĩa Đô, thôn Nặm Cằm, cạnh chợ phiên")
    content = icalendar_files.feed([session])
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode()


def test_the_public_never_gets_the_address_of_a_class_on_the_net() -> None:
    course = courses.course(mode="online")
    session = courses.session(course, link=LINK)
    content = icalendar_files.feed([session]).decode().replace("\r\n ", "")
    assert "hop.example.com" not in content
    assert {one["TRANSP"] for one in events(content)} == {"TRANSPARENT"}


def test_an_own_feed_has_the_address_and_takes_the_time() -> None:
    session = courses.session(link=LINK)
    found = events(icalendar_files.feed([session], parts={session.pk: Part(link=LINK)}))
    assert LINK in found[0]["DESCRIPTION"]
    assert found[0]["CONFERENCE"] == LINK
    assert (found[0]["TRANSP"], found[0]["STATUS"]) == ("OPAQUE", "CONFIRMED")


def test_whoever_waits_for_a_seat_is_not_sure_of_the_time() -> None:
    session = courses.session()
    found = events(icalendar_files.feed([session], parts={session.pk: Part(note="Danh sách chờ, số 3.", waits=True)}))
    assert (found[0]["TRANSP"], found[0]["STATUS"]) == ("TRANSPARENT", "TENTATIVE")
    assert "Danh sách chờ, số 3." in found[0]["DESCRIPTION"]


def test_an_invitation_is_addressed_and_asks_for_no_answer() -> None:
    room = Room.objects.create(name="Phòng máy 2", seats=30)
    session = courses.session(room=room, link=LINK)
    person = courses.official(full_name="Lò Thị Mẫu, “Mẫu”", email="mau@example.com")
    sender = "Cổng Mẫu <khong-tra-loi@example.com>"
    text = icalendar_files.invitation(session=session, person=person, organiser_email=sender)
    assert Calendar.from_ical(text)["METHOD"] == "REQUEST"
    found = events(text)
    assert instants(found) == held(session)
    for event in found:
        assert event["ORGANIZER"].lower() == "mailto:khong-tra-loi@example.com"
        assert event["ORGANIZER"].params["CN"] == session.organiser.name
        assert event["ATTENDEE"].lower() == "mailto:mau@example.com"
        assert event["ATTENDEE"].params["RSVP"] == "FALSE"
        assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
        assert "Phòng máy 2" in event["LOCATION"]
        assert LINK in event["DESCRIPTION"]
    assert all(str(half_day) in found[0]["DESCRIPTION"] for half_day in session.half_days.all())


def test_a_changed_class_replaces_its_invitation() -> None:
    session, person = courses.session(), courses.official(email="mau@example.com")
    first = icalendar_files.invitation(session=session, person=person, organiser_email="so@example.com")
    again = announced_again(session)
    second = icalendar_files.invitation(session=again, person=person, organiser_email="so@example.com")
    assert [one["UID"] for one in events(first)] == [one["UID"] for one in events(second)]
    assert events(second)[0]["SEQUENCE"] > events(first)[0]["SEQUENCE"]


def test_a_cancellation_takes_out_all_meetings_or_those_removed() -> None:
    session, person = courses.session(), courses.official(email="mau@example.com")
    now = timezone.now()
    text = icalendar_files.cancellation(session=session, person=person, now=now)
    assert Calendar.from_ical(text)["METHOD"] == "CANCEL"
    found = events(text)
    assert {one["UID"].partition("@")[0] for one in found} == {str(one.uid) for one in session.half_days.all()}
    assert {one["STATUS"] for one in found} == {"CANCELLED"}
    assert found[0]["DTSTAMP"].dt == now.replace(microsecond=0)
    assert found[0]["ATTENDEE"].lower() == "mailto:mau@example.com"
    gone = session.half_days.all()[1]
    one = icalendar_files.cancellation(
        session=session, person=person, removed=[(gone.uid, gone.starts_at, gone.ends_at)]
    )
    assert [event["UID"].partition("@")[0] for event in events(one)] == [str(gone.uid)]
    assert icalendar_files.cancellation(session=session, person=person, removed=[]) == ""


def test_an_invitation_withdrawn_and_sent_again_is_told_by_its_stamp() -> None:
    session, person = courses.session(), courses.official(email="mau@example.com")
    earlier, later = timezone.now(), timezone.now() + timedelta(minutes=5)
    out = icalendar_files.cancellation(session=session, person=person, now=earlier)
    again = icalendar_files.invitation(session=session, person=person, organiser_email="so@example.com", now=later)
    assert events(again)[0]["DTSTAMP"].dt > events(out)[0]["DTSTAMP"].dt
    assert events(again)[0]["SEQUENCE"] == events(out)[0]["SEQUENCE"]
