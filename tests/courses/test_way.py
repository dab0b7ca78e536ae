"""From the announced class to the certificate, by the actions alone."""

from __future__ import annotations

import uuid
from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPagePermissionError

from courses.attendance.models import Attendance
from courses.certificates.models import Certificate
from courses.progress.models import Completion
from courses.registrations import actions
from courses.registrations.models import Place, Registration
from courses.sessions import announcing
from courses.sessions.announcing import Kind
from courses.sessions.models import CourseSession, Standing
from portal.casework.actions import apply
from portal.casework.errors import NotAllowed
from tests.factories import courses

pytestmark = pytest.mark.django_db


def test_an_official_registers_is_endorsed_approved_attends_and_gets_a_certificate() -> None:
    trainer = courses.trainer()
    session = courses.session(trainer=trainer)
    case = courses.approved(session)
    assert (case.state, case.place) == ("approved", Place.SEAT)
    for half_day in session.half_days.all():
        Attendance.objects.create(registration=case, half_day=half_day, presence="present", recorded_by=trainer)
    apply(case=case, transition="complete", actor=trainer, data={"score": "8.5"})
    certificate = Certificate.objects.get(registration=case)
    assert certificate.name == case.applicant.full_name
    assert case.attended_share == 100
    assert Completion.objects.filter(user=case.applicant, module=session.module).exists()


def test_the_last_seat_is_followed_by_a_waiting_list_in_order() -> None:
    session = courses.session(capacity=2)
    places = [courses.registered(session) for _person in range(4)]
    assert [case.place for case in places] == ["seat", "seat", "queue", "queue"]
    assert [case.queue_number for case in places[2:]] == [1, 2]
    session.refresh_from_db()
    assert session.taken == 2


def test_a_seat_given_back_goes_to_the_first_who_waits() -> None:
    session = courses.session(capacity=1)
    first, second, third = (courses.registered(session) for _person in range(3))
    apply(case=first, transition="withdraw", actor=first.applicant)
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.place, third.place) == (Place.OFFERED, Place.QUEUE)
    assert second.confirm_by > timezone.now()
    apply(case=second, transition="confirm", actor=second.applicant)
    assert (second.place, second.state) == (Place.SEAT, "submitted")


def test_a_seat_that_nobody_confirms_goes_on() -> None:
    session = courses.session(capacity=1)
    first, second, third = (courses.registered(session) for _person in range(3))
    apply(case=first, transition="withdraw", actor=first.applicant)
    apply(case=second, transition="lapse", actor=None)
    third.refresh_from_db()
    session.refresh_from_db()
    assert (second.state, third.place, session.taken) == ("lapsed", Place.OFFERED, 1)


def test_the_database_refuses_a_seat_too_many() -> None:
    session = courses.session(capacity=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        CourseSession.objects.filter(pk=session.pk).update(taken=2)


def test_the_same_key_registers_once() -> None:
    session, user, key = courses.session(), courses.official(), uuid.uuid4().hex
    one = actions.register(session=session, user=user, actor=user, idempotency_key=key)
    assert actions.register(session=session, user=user, actor=user, idempotency_key=key).pk == one.pk
    assert Registration.objects.count() == 1


def test_a_capacity_below_the_seats_taken_is_not_announced() -> None:
    session = courses.session(capacity=3)
    courses.registered(session)
    courses.registered(session)
    page = session.page
    page.capacity = 1
    revision = page.save_revision(clean=False)
    with pytest.raises(PublishPagePermissionError, match="2 người"):
        revision.publish()
    session.refresh_from_db()
    assert session.capacity == 3


def test_more_seats_move_the_waiting_list_up() -> None:
    session = courses.session(capacity=1)
    courses.registered(session)
    waiting = courses.registered(session)
    page = session.page
    page.capacity = 2
    page.save_revision().publish()
    waiting.refresh_from_db()
    assert waiting.place == Place.OFFERED


def test_half_days_that_overlap_or_end_before_they_begin_are_not_announced() -> None:
    day = timezone.localdate() + timedelta(days=20)
    for half_days in ([(day, time(8), time(11)), (day, time(10), time(12))], [(day, time(11), time(8))]):
        page = courses.session_page(live=False, half_days=half_days)
        with pytest.raises(PublishPagePermissionError):
            page.get_latest_revision().publish()
        assert not CourseSession.objects.filter(page=page).exists()


def test_back_to_back_half_days_are_no_overlap() -> None:
    day = timezone.localdate() + timedelta(days=20)
    session = courses.session(half_days=[(day, time(8), time(10)), (day, time(10), time(12))])
    assert session.half_days.count() == 2


def test_a_cancelled_class_ends_its_registrations() -> None:
    session = courses.session()
    case = courses.approved(session)
    announcing.stop(session=session, kind=Kind.CANCELLED, reason="Giảng viên ốm", actor=courses.organiser())
    case.refresh_from_db()
    session.refresh_from_db()
    assert (case.state, case.place, session.taken) == ("cancelled", Place.NONE, 0)
    assert session.standing == Standing.CANCELLED


def test_a_moved_half_day_keeps_its_name_and_raises_the_sequence() -> None:
    session = courses.session()
    names = set(session.half_days.values_list("uid", flat=True))
    page = session.page
    for half_day in page.half_days.all():
        half_day.day += timedelta(days=1)
    page.half_days = list(page.half_days.all())
    for half_day in page.half_days.all():
        half_day.day = half_day.day + timedelta(days=1)
    page.save_revision().publish()
    session.refresh_from_db()
    assert set(session.half_days.values_list("uid", flat=True)) == names
    assert session.sequence == 1


def test_registration_after_the_window_is_refused() -> None:
    session = courses.session(closes_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(ValidationError, match="hết hạn"):
        courses.registered(session)


def test_a_manager_registers_the_own_agency_only() -> None:
    session, person = courses.session(), courses.official()
    own = courses.manager(person.official.agency)
    case = courses.registered(session, person, actor=own)
    assert case.entered_by == own
    with pytest.raises(ValidationError, match="cơ quan mình"):
        courses.registered(session, courses.official(), actor=own)


def test_nobody_endorses_an_own_registration_and_a_head_needs_no_endorsement() -> None:
    session = courses.session()
    boss = courses.head(courses.official().official.agency)
    case = courses.registered(session, boss)
    assert case.state == "endorsed"
    with pytest.raises(NotAllowed):
        apply(case=case, transition="approve", actor=boss)
