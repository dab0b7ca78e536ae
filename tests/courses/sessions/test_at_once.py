"""Publishing a class while people register for it: the capacity and the seats stay true to each other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from wagtail.actions.publish_page_revision import PublishPagePermissionError

from courses.registrations.models import WITH_A_SEAT
from courses.sessions import actions
from courses.sessions.models import CourseSession
from tests.casework.test_concurrency import shared_database  # noqa: F401
from tests.courses.registrations.test_at_once import at_once, ground, is_right, registering  # noqa: F401
from tests.courses.sessions.ground import fresh
from tests.factories import courses

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def publishing(page, capacity):
    """Publishes `page` with another capacity; keeps whether it was refused."""
    refused = []

    def work():
        own = fresh(page)
        own.capacity = own.minimum = capacity
        revision = own.save_revision(clean=False)
        try:
            revision.publish()
        except PublishPagePermissionError as error:
            refused.append(str(error))

    return work, refused


@pytest.mark.parametrize("capacity", [2, 5])
def test_a_capacity_lowered_while_people_register_never_pushes_anybody_out(ground, capacity):  # noqa: F811
    session = courses.session(capacity=8)
    people = [courses.official() for _person in range(10)]
    publish, refused = publishing(session.page, capacity)

    assert at_once([publish, *(registering(session, person) for person in people)]) == []

    is_right(session)
    session = CourseSession.objects.get(pk=session.pk)
    assert session.registrations.count() == 10
    if refused:
        assert session.capacity == 8
        assert "giữ chỗ" in refused[0]
    else:
        assert session.capacity == capacity
        assert session.registrations.filter(place__in=WITH_A_SEAT).count() == capacity


def test_seats_added_while_people_register_go_to_those_who_waited_first(ground):  # noqa: F811
    session = courses.session(capacity=2)
    for _person in range(5):
        courses.registered(session)
    people = [courses.official() for _person in range(4)]
    publish, refused = publishing(session.page, 4)

    assert at_once([publish, *(registering(session, person) for person in people)]) == []

    assert refused == []
    is_right(session)
    offered = session.registrations.filter(place="offered").values_list("queue_number", flat=True)
    assert sorted(offered) == [1, 2]


def test_moving_and_cancelling_a_class_at_once_ends_in_one_of_both(ground):  # noqa: F811
    session = courses.session()
    person = courses.official()
    courses.registered(session, person)
    first_day = session.starts_at.date() + timedelta(days=9)

    def move():
        actions.postpone(session=session, actor=None, reason="Mưa lũ", first_day=first_day)

    def cancel():
        actions.cancel(session=session, actor=None, reason="Mưa lũ")

    assert at_once([move, cancel]) == []
    session = CourseSession.objects.get(pk=session.pk)
    assert session.standing == "cancelled"
    is_right(session)
