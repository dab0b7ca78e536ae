"""What the database refuses, whoever writes to it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from courses.registrations.models import Registration
from courses.sessions.models import CourseSession
from tests.factories import courses

pytestmark = pytest.mark.django_db


def refused(case, **changes) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=case.pk).update(**changes)


def test_somebody_on_the_way_into_a_class_has_a_place_and_who_is_out_of_it_has_none():
    session = courses.session()
    inside, outside = courses.registered(session), courses.registered(session)
    refused(inside, place="none")
    courses.apply(case=outside, transition="withdraw", actor=outside.applicant)
    refused(outside, place="seat")


def test_an_offer_has_an_hour_and_nothing_else_has():
    case = courses.registered()
    refused(case, place="offered")
    refused(case, confirm_by=timezone.now() + timedelta(hours=1))


def test_who_waits_has_a_number_of_the_own():
    session = courses.session(capacity=1)
    courses.registered(session)
    first, second = courses.registered(session), courses.registered(session)
    refused(second, queue_number=first.queue_number)
    refused(second, queue_number=None)


def test_a_person_is_in_a_class_once():
    session = courses.session()
    one, other = courses.registered(session), courses.registered(session)
    refused(other, applicant=one.applicant)
    refused(other, applicant=None)


def test_seats_are_never_more_than_the_capacity_nor_fewer_than_none():
    session = courses.session(capacity=2)
    for taken in (3, -1):
        with pytest.raises(IntegrityError), transaction.atomic():
            CourseSession.objects.filter(pk=session.pk).update(taken=taken)
