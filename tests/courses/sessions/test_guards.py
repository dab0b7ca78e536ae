"""What the page editor may not do with a class on which people count."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page

from courses.sessions.models import CourseSession
from courses.sessions.pages import CourseSessionPage
from tests.courses.sessions.ground import communicator, fresh, signed_in
from tests.factories import courses
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def root():
    return signed_in(UserFactory(is_superuser=True))


def post(client, name, *args, **data):
    return client.post(reverse(f"wagtailadmin_pages:{name}", args=args), data, follow=True)


def bulk(client, action, *pages, **data):
    numbers = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{address}?{numbers}", data, follow=True)


def says(response, words):
    return words in response.content.decode()


def test_an_announced_class_is_not_deleted_by_anybody(root):
    page = courses.session_page()
    for client in (root, signed_in(communicator()), signed_in()):
        response = post(client, "delete", page.pk)
        assert CourseSessionPage.objects.filter(pk=page.pk).exists()
        assert says(response, "Không xóa được") or says(response, "không có quyền")
    assert says(bulk(root, "delete", page), "Không xóa được")
    assert CourseSession.objects.filter(page=page).exists()


def test_neither_is_what_stands_above_it(root):
    page = courses.session_page()
    course = page.get_parent()
    training = course.get_parent()
    for above in (course, training):
        assert says(post(root, "delete", above.pk), "Không xóa được vì có lớp đã thông báo")
        assert says(bulk(root, "delete", above), "Không xóa được")
    assert CourseSessionPage.objects.filter(pk=page.pk).exists()


def test_a_draft_that_nobody_knows_of_is_deleted():
    page = courses.session_page(live=False)
    post(signed_in(), "delete", page.pk)
    assert not CourseSessionPage.objects.filter(pk=page.pk).exists()


def test_a_class_in_which_somebody_has_a_seat_is_not_taken_off(root):
    session = courses.session()
    courses.registered(session)
    page = session.page
    course = page.get_parent()
    for client in (root, signed_in()):
        assert says(post(client, "unpublish", page.pk), "Hãy hủy hoặc hoãn lớp")
        assert says(bulk(client, "unpublish", page), "Không gỡ được")
        assert says(post(client, "unpublish", course.pk, include_descendants="on"), "Không gỡ được")
    session.refresh_from_db()
    assert session.is_shown
    assert fresh(page).live
    assert Page.objects.get(pk=course.pk).live


def test_an_empty_class_is_taken_off_with_its_course():
    page = courses.session_page()
    post(signed_in(), "unpublish", page.get_parent().pk, include_descendants="on")
    assert not fresh(page).live
    assert not CourseSession.objects.get(page=page).is_shown


def test_an_announced_class_stays_below_its_course_and_a_draft_may_move(root):
    page, draft, course = courses.session_page(), courses.session_page(live=False), courses.course()
    for client in (root, signed_in()):
        assert says(post(client, "move_confirm", page.pk, course.pk), "không chuyển sang khóa học khác được")
        bulk(client, "move", page, chooser=course.pk)
    assert fresh(page).get_parent().pk != course.pk
    post(root, "move_confirm", draft.pk, course.pk)
    assert fresh(draft).get_parent().pk == course.pk


def test_classes_are_put_in_another_order_below_their_course(root):
    first = courses.session_page()
    courses.session_page(first.get_parent().specific)
    address = reverse("wagtailadmin_pages:set_page_position", args=[first.pk])
    assert root.post(f"{address}?position=1").status_code == 200


def test_a_publication_of_several_pages_that_one_class_refuses_publishes_none():
    session = courses.session(capacity=2)
    courses.registered(session)
    courses.registered(session)
    page, other = session.page, courses.session_page(live=False)
    page.capacity = 1
    page.save_revision(clean=False)
    client = signed_in()
    assert says(bulk(client, "publish", page, other), "2 người")
    assert not CourseSession.objects.filter(page=other).exists()
    bulk(client, "publish", other)
    assert CourseSession.objects.filter(page=other).exists()


def test_publishing_by_any_of_wagtails_ways_announces_the_class():
    """`PublishPageRevisionAction` passes the page's own `publish` by."""
    page = courses.session_page(live=False)
    PublishPageRevisionAction(page.get_latest_revision()).execute()
    assert CourseSession.objects.filter(page=page).exists()
