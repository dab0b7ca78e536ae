"""The signed code: who it lets in, when, and that a scan never undoes what the trainer wrote."""

from __future__ import annotations

import time

import pytest
from django.core import signing
from django.core.exceptions import ValidationError
from django.urls import reverse

from courses.attendance import tokens
from courses.attendance.actions import check_in
from courses.attendance.models import Attendance
from courses.attendance.scanning import Found, look
from courses.programme.policy import TrainingPolicy
from courses.sessions.models import CourseSession, Standing
from tests.courses.attendance.ground import browser, class_with, first, held, minutes, over, wall, wrote
from tests.factories import courses

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def target(token):
    return reverse("training:check_in", args=[token])


def scanned(hours_ago=0.1):
    session, (case,) = class_with()
    half_day = first(held(session, hours_ago=hours_ago))
    return case, half_day, tokens.token_of(half_day)


def test_looking_writes_nothing_and_the_button_does():
    case, half_day, token = scanned()
    client = browser(case.applicant)
    assert "Tôi có mặt" in client.get(target(token)).content.decode()
    assert not Attendance.objects.exists()
    page = client.post(target(token))
    assert page.status_code == 200
    assert "Bạn đã được điểm danh" in page.content.decode()
    row = Attendance.objects.get()
    assert (row.registration, row.half_day, row.presence) == (case, half_day, "present")
    assert (row.method, row.recorded_by) == ("qr", case.applicant)


def test_whoever_comes_after_the_policys_minutes_is_late():
    case, half_day, _token = scanned()
    late_after = TrainingPolicy.load().late_minutes
    row = check_in(
        token=tokens.token_of(half_day), user=case.applicant, now=half_day.starts_at + minutes(late_after + 1)
    )
    assert row.presence == "late"


def test_on_the_last_minute_nobody_is_late():
    case, half_day, _token = scanned()
    at = half_day.starts_at + minutes(TrainingPolicy.load().late_minutes)
    assert check_in(token=tokens.token_of(half_day), user=case.applicant, now=at).presence == "present"


def test_whoever_is_not_signed_in_comes_back_after_signing_in():
    _case, _half_day, token = scanned()
    answer = browser().get(target(token))
    assert answer.status_code == 302
    assert "/tai-khoan/dang-nhap/" in answer.url
    assert token.split(":")[0] in answer.url


def test_a_second_scan_changes_nothing_and_says_since_when():
    case, _half_day, token = scanned()
    client = browser(case.applicant)
    client.post(target(token))
    before = Attendance.objects.get()
    page = client.post(target(token))
    assert page.status_code == 200
    assert "Bạn đã được điểm danh" in page.content.decode()
    after = Attendance.objects.get()
    assert (after.pk, after.recorded_at) == (before.pk, before.recorded_at)


@pytest.mark.parametrize("written", ["absent", "excused"])
def test_a_scan_does_not_change_what_the_trainer_wrote(written):
    case, _half_day, token = scanned()
    wrote(case, written)
    client = browser(case.applicant)
    for answer in (client.get(target(token)), client.post(target(token))):
        assert answer.status_code == 409
        assert "hãy nói với giảng viên" in answer.content.decode()
    assert Attendance.objects.get().presence == written


def test_the_code_is_good_for_the_policys_minutes(monkeypatch):
    case, _half_day, token = scanned()
    client = browser(case.applicant)
    later = time.time() + TrainingPolicy.load().qr_minutes * 60 + 2
    monkeypatch.setattr(signing.time, "time", lambda: later)
    for answer in (client.get(target(token)), client.post(target(token))):
        assert answer.status_code == 410
        assert "Mã đã hết hiệu lực" in answer.content.decode()
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    "forge",
    [
        lambda pk: "khong-phai-ma",
        lambda pk: str(pk),
        lambda pk: signing.dumps(pk),
        lambda pk: signing.dumps(pk, salt="courses.calendar"),
        lambda pk: signing.dumps(pk, salt=tokens.SALT, key="mot-khoa-khac"),
        lambda pk: tokens.token_of(type("Half", (), {"pk": pk})())[:-2] + "xx",
        lambda pk: "x" * 5000,
        lambda pk: "ả\x00:b:c",
    ],
)
def test_a_forged_code_opens_nothing(forge):
    case, half_day, _token = scanned()
    client, token = browser(case.applicant), forge(half_day.pk)
    for answer in (client.get(target(token)), client.post(target(token))):
        assert answer.status_code == 404
        assert "Mã không đúng" in answer.content.decode()
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("payload", [["x"], {"pk": 1}, "abc", None, -5, 10**30, 1.5])
def test_a_signed_word_that_names_no_half_day_is_gone(payload):
    case, _half_day, _token = scanned()
    answer = browser(case.applicant).post(target(signing.dumps(payload, salt=tokens.SALT)))
    assert answer.status_code in (404, 410)


def test_only_who_sits_in_the_class_checks_in():
    case, half_day, token = scanned()
    session = half_day.session
    strangers = [courses.official(), session.trainer, courses.organiser(), courses.manager(case.intake_agency)]
    for stranger in strangers:
        answer = browser(stranger).post(target(token))
        assert answer.status_code == 403
        assert "không có trong danh sách" in answer.content.decode()
    assert not Attendance.objects.exists()


def test_who_waits_or_is_not_approved_does_not_check_in():
    session = courses.session(trainer=courses.trainer(), capacity=2)
    courses.approved(session)
    unapproved, waiting = courses.endorsed(session), courses.approved(session)
    token = tokens.token_of(first(held(session)))
    for case in (unapproved, waiting):
        assert look(token, case.applicant).found is Found.STRANGER
        with pytest.raises(ValidationError):
            check_in(token=token, user=case.applicant)
    assert not Attendance.objects.exists()


def test_before_its_time_and_after_its_end_nobody_checks_in():
    case, half_day, token = scanned()
    for at, words in (
        (half_day.starts_at - minutes(31), "Chưa đến giờ"),
        (half_day.ends_at + minutes(1), "Buổi học đã kết thúc"),
    ):
        with pytest.raises(ValidationError, match=words):
            check_in(token=token, user=case.applicant, now=at)
    assert not Attendance.objects.exists()
    for at in (half_day.starts_at - minutes(30), half_day.ends_at):
        assert look(token, case.applicant, at).found is Found.READY


@pytest.mark.parametrize("standing", [Standing.FINISHED, Standing.CANCELLED, Standing.POSTPONED])
def test_a_class_that_is_not_on_takes_no_scans(standing):
    case, half_day, token = scanned()
    CourseSession.objects.filter(pk=half_day.session_id).update(standing=standing, standing_reason="Vì bão")
    answer = browser(case.applicant).post(target(token))
    assert answer.status_code == 409
    assert not Attendance.objects.exists()


# --- The code on the wall -------------------------------------------------------------------------------------------
def test_the_page_of_the_code_renews_itself_and_counts():
    session, people = class_with(2)
    half_day = first(held(session))
    wrote(people[0], "present")
    page = browser(session.trainer).get(wall(half_day))
    text = page.content.decode()
    assert '<meta http-equiv="refresh" content="60">' in text
    assert "data:image/svg+xml" in text
    assert "<strong>1</strong> / 2" in text
    assert "no-store" in page["Cache-Control"]
    token = page.context["address"].rstrip("/").rsplit("/", 1)[1]
    assert look(token, people[1].applicant).found is Found.READY


def test_what_is_shown_is_renewed_well_before_it_ends():
    for length in range(1, 61):
        assert 15 <= tokens.seconds_shown(length) <= max(20, length * 60 // 3)


def test_no_code_before_the_half_day_opens_nor_after_it_ended():
    for session, words in ((held(class_with()[0], hours_ago=-2), "mở từ"), (over(class_with()[0]), "đã kết thúc")):
        answer = browser(session.trainer).get(wall(first(session)), follow=True)
        assert words in answer.content.decode()
