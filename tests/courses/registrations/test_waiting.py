"""The waiting list in the course of time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from courses.registrations.actions import lapse_offers
from courses.registrations.models import Place
from courses.registrations.waiting import Moved
from courses.sessions import announcing
from courses.sessions.announcing import Kind
from courses.sessions.models import CourseSession
from portal.casework.actions import apply
from portal.casework.errors import InvalidData, NotAllowed
from tests.courses.registrations.ground import mails, offered
from tests.factories import courses

pytestmark = pytest.mark.django_db


def full(**changes):
    """A class of one seat, which is taken."""
    session = courses.session(capacity=1, **changes)
    courses.registered(session)
    return session


def test_an_offer_past_its_hour_goes_to_the_next_who_waits():
    session = full()
    first = offered(session, hours_left=-1)
    second = courses.registered(session)
    assert lapse_offers() == Moved(lapsed=1)
    first.refresh_from_db()
    second.refresh_from_db()
    session.refresh_from_db()
    assert (first.state, second.place, session.taken) == ("lapsed", Place.OFFERED, 1)
    assert lapse_offers() == Moved()
    assert mails(first.applicant, "Hết giờ xác nhận")
    assert len(mails(second.applicant, "cần xác nhận")) == 1


def test_an_offer_that_still_holds_stays():
    first = offered(full(), hours_left=1)
    assert lapse_offers() == Moved()
    first.refresh_from_db()
    assert first.place == Place.OFFERED
    assert lapse_offers(timezone.now() + timedelta(hours=2)).lapsed == 1


def test_seats_that_became_free_otherwise_are_offered():
    session = full()
    waiting = courses.registered(session)
    CourseSession.objects.filter(pk=session.pk).update(capacity=2)
    call_command("move_waiting_lists", verbosity=0)
    waiting.refresh_from_db()
    assert waiting.place == Place.OFFERED


def test_somebody_new_does_not_pass_those_who_wait():
    session = full()
    waiting = courses.registered(session)
    CourseSession.objects.filter(pk=session.pk).update(capacity=2)
    newcomer = courses.registered(session)
    assert (newcomer.place, newcomer.queue_number) == (Place.QUEUE, waiting.queue_number + 1)


def test_nobody_is_offered_a_seat_once_the_class_has_begun_and_who_waits_is_told():
    session = full()
    waiting = courses.registered(session)
    courses.begin(session)
    CourseSession.objects.filter(pk=session.pk).update(capacity=2)
    assert lapse_offers() == Moved(missed=1)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.place) == ("refused", Place.NONE)
    assert mails(waiting.applicant, "Chưa có chỗ")


def test_an_offer_never_outlasts_the_beginning_of_the_class():
    soon = timezone.localtime() + timedelta(hours=3)
    session = full(
        half_days=[(soon.date(), soon.time().replace(microsecond=0), (soon.replace(hour=23, minute=59)).time())]
    )
    CourseSession.objects.filter(pk=session.pk).update(closes_at=timezone.now() + timedelta(hours=1))
    waiting = courses.registered(session)
    apply(
        case=session.registrations.get(place="seat"),
        transition="withdraw",
        actor=session.registrations.get(place="seat").applicant,
    )
    waiting.refresh_from_db()
    session.refresh_from_db()
    assert waiting.confirm_by == session.starts_at


def test_somebody_whose_approvals_are_not_done_confirms_and_goes_on():
    case = offered(full())
    apply(case=case, transition="confirm", actor=case.applicant)
    assert (case.state, case.place) == ("submitted", Place.SEAT)
    apply(case=case, transition="endorse", actor=courses.head(case.intake_agency))
    apply(case=case, transition="approve", actor=courses.organiser())
    assert (case.state, case.place) == ("approved", Place.SEAT)


def test_somebody_approved_on_the_waiting_list_is_invited_on_confirming():
    session = full()
    waiting = courses.approved(session)
    assert (waiting.state, waiting.place) == ("approved", Place.QUEUE)
    holder = session.registrations.get(place="seat")
    apply(case=holder, transition="withdraw", actor=holder.applicant)
    waiting.refresh_from_db()
    apply(case=waiting, transition="confirm", actor=waiting.applicant)
    assert waiting.place == Place.SEAT
    assert mails(waiting.applicant, "Được vào lớp")


def test_nobody_confirms_after_the_hour():
    case = offered(full(), hours_left=-1)
    with pytest.raises(NotAllowed):
        apply(case=case, transition="confirm", actor=case.applicant)
    case.refresh_from_db()
    assert case.place == Place.OFFERED


def test_whoever_has_a_seat_at_the_same_hours_is_offered_this_one_and_has_to_choose():
    session, person = full(), courses.official()
    waiting = courses.registered(session, person)
    days = [timezone.localdate(session.starts_at)]
    other = courses.registered(courses.session(days=days), person)
    assert other.place == Place.SEAT
    holder = session.registrations.get(place="seat")
    apply(case=holder, transition="withdraw", actor=holder.applicant)
    waiting.refresh_from_db()
    assert waiting.place == Place.OFFERED
    with pytest.raises(InvalidData) as refused:
        apply(case=waiting, transition="confirm", actor=person)
    assert other.session.title in str(refused.value.form.non_field_errors())
    apply(case=other, transition="withdraw", actor=person)
    apply(case=waiting, transition="confirm", actor=person)
    assert waiting.place == Place.SEAT


def test_back_to_back_classes_do_not_clash():
    person = courses.official()
    day = timezone.localdate() + timedelta(days=14)
    from_eight, from_ten = (courses.MORNING[0], courses.AFTERNOON[0]), (courses.AFTERNOON[0], courses.AFTERNOON[1])
    courses.registered(courses.session(half_days=[(day, *from_eight)]), person)
    assert courses.registered(courses.session(half_days=[(day, *from_ten)]), person).place == Place.SEAT


def test_offers_of_a_postponed_class_wait_and_hold_anew_with_the_new_days():
    session = full()
    case = offered(session, hours_left=-1)
    announcing.stop(session=session, kind=Kind.POSTPONED, reason="Mưa lũ", actor=courses.organiser())
    assert lapse_offers() == Moved()
    page = session.page
    for half_day in page.half_days.all():
        half_day.day += timedelta(days=7)
    moved = list(page.half_days.all())
    for half_day in moved:
        half_day.day += timedelta(days=7)
    page.half_days = moved
    page.save_revision().publish()
    case.refresh_from_db()
    assert case.confirm_by > timezone.now()
    assert lapse_offers() == Moved()


def test_withdrawing_ends_when_the_class_begins():
    session = courses.session()
    case = courses.approved(session)
    courses.begin(session)
    case.refresh_from_db()
    with pytest.raises(NotAllowed):
        apply(case=case, transition="withdraw", actor=case.applicant)


def test_who_was_never_approved_may_be_refused_after_the_beginning_and_participants_not():
    session = courses.session()
    late, participant = courses.endorsed(session), courses.approved(session)
    courses.begin(session)
    organiser = courses.organiser()
    for case in (late, participant):
        case.refresh_from_db()
    apply(case=late, transition="refuse", actor=organiser, data={"note": "Không đến lớp"})
    assert late.state == "refused"
    with pytest.raises(NotAllowed):
        apply(case=participant, transition="refuse", actor=organiser, data={"note": "Không đến lớp"})
