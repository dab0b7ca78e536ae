"""Seats are a truth of the database: however many register in the same instant, nobody sits on another's chair."""

from __future__ import annotations

import threading
import uuid

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, Locale, Page

from courses.registrations import actions
from courses.registrations.actions import lapse_offers
from courses.registrations.models import IN_HAND, WITH_A_SEAT, Registration
from courses.sessions import announcing
from courses.sessions.announcing import Kind
from courses.sessions.models import CourseSession
from portal.casework.actions import apply
from portal.casework.errors import CaseworkError
from tests.casework.test_concurrency import shared_database  # noqa: F401
from tests.factories import courses
from tests.factories.organisations import AgencyFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def ground(shared_database):  # noqa: F811
    """What the migrations made and an emptied database lacks."""
    ContentType.objects.clear_cache()
    Locale.objects.get_or_create(language_code="vi")
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Gốc")
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(instance=Page(title="Gốc", slug="root"))


def at_once(works):
    """Runs `works` in threads with connections of their own that start together; returns what went wrong in them."""
    barrier, wrong = threading.Barrier(len(works)), []

    def run(work):
        try:
            barrier.wait(timeout=60)
            work()
        except (CaseworkError, ValidationError):
            pass
        except Exception as error:  # noqa: BLE001 (a thread's error would be lost)
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=300)
    return wrong


def registering(session, person):
    def work():
        actions.register(session=session, user=person, actor=person, idempotency_key=uuid.uuid4().hex)

    return work


def is_right(session) -> None:
    """The seats counted on the class are those that registrations hold; nobody has two."""
    session = CourseSession.objects.get(pk=session.pk)
    assert session.taken == session.registrations.filter(place__in=WITH_A_SEAT).count() <= session.capacity
    held = session.registrations.filter(state__in=IN_HAND).values_list("applicant_id", flat=True)
    assert len(held) == len(set(held))


def test_many_more_people_than_seats_register_in_the_same_instant(ground):
    people_count, seats = (200, 30) if connection.vendor == "postgresql" else (24, 6)
    session, agency = courses.session(capacity=seats), AgencyFactory(provincial=True)
    people = [courses.official(agency) for _person in range(people_count)]

    assert at_once([registering(session, person) for person in people]) == []

    session.refresh_from_db()
    cases = Registration.objects.filter(session=session)
    assert cases.filter(place="seat").count() == session.taken == seats
    waiting = cases.filter(place="queue").order_by("queue_number").values_list("queue_number", flat=True)
    assert list(waiting) == list(range(1, people_count - seats + 1))
    assert len(set(cases.values_list("code", flat=True))) == people_count


def test_one_person_clicking_many_times_is_registered_once(ground):
    session, person = courses.session(capacity=5), courses.official()
    assert at_once([registering(session, person) for _click in range(8)]) == []
    assert Registration.objects.count() == 1
    is_right(session)


def test_two_classes_at_the_same_hours_are_not_both_taken_in_the_same_instant(ground):
    first = courses.session()
    second = courses.session(days=[first.starts_at.date()])
    people = [courses.official() for _person in range(6)]
    works = [registering(session, person) for person in people for session in (first, second)]
    assert at_once(works) == []
    for person in people:
        assert Registration.objects.filter(applicant=person, state__in=IN_HAND).count() == 1


def test_withdrawing_cancelling_confirming_and_registering_at_once_blocks_nobody(ground):
    session = courses.session(capacity=4)
    seated = [courses.registered(session) for _person in range(4)]
    waiting = [courses.registered(session) for _person in range(4)]
    newcomers = [courses.official() for _person in range(4)]
    organiser = courses.organiser()

    def withdrawing(case):
        return lambda: apply(
            case=Registration.objects.get(pk=case.pk), transition="withdraw", actor=case.applicant, data={}
        )

    def confirming(case):
        return lambda: apply(
            case=Registration.objects.get(pk=case.pk), transition="confirm", actor=case.applicant, data={}
        )

    works = [withdrawing(case) for case in seated] + [confirming(case) for case in waiting]
    works += [registering(session, person) for person in newcomers] + [lapse_offers]
    assert at_once(works) == []
    is_right(session)

    works = [withdrawing(case) for case in waiting]
    works += [registering(session, courses.official()) for _person in range(3)]
    works.append(lambda: announcing.stop(session=session, kind=Kind.CANCELLED, reason="Mưa lũ", actor=organiser))
    assert at_once(works) == []
    is_right(session)
    session.refresh_from_db()
    assert (session.standing, session.taken) == ("cancelled", 0)
    assert not session.registrations.filter(state__in=IN_HAND).exists()


def test_registering_costs_the_same_in_an_empty_and_in_a_full_class(ground):
    session = courses.session(capacity=3)
    counts = []
    people = [courses.official(AgencyFactory(provincial=True)) for _person in range(12)]
    for person in people:
        with CaptureQueriesContext(connection) as queries:
            registering(session, person)()
        counts.append(len(queries))
    assert max(counts[3:]) == min(counts[3:])
    assert max(counts) <= 70
