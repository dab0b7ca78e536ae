"""Who may plan which courses: training staff those of their own agency, and nobody by another role."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.images.permissions import permission_policy
from wagtail.models import GroupPagePermission, Page, TaskState, WorkflowPage

from courses.programme.pages import CoursePage
from courses.programme.rights import WORKFLOW, prepare_training
from courses.registrations.pages import ensure_form
from courses.sessions.models import CourseSession
from portal.organisations.groups import sync_groups
from portal.organisations.models import Role
from tests.courses.sessions.ground import communicator, edit_url, form_of, fresh, province_organiser, signed_in
from tests.factories import courses
from tests.factories.organisations import AgencyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def other():
    return AgencyFactory(provincial=True, name="Trường Chính Trị")


@pytest.fixture
def foreign(other):
    """A class of another agency."""
    return courses.session_page(courses.course(organiser=other))


def course_form(course, **changes):
    data = {
        name: getattr(course, name) or "" for name in ("title", "slug", "code", "audience", "hours", "mode", "lead")
    }
    data |= {
        "module": course.module_id,
        "organiser": course.organiser_id,
        "audience_level": course.audience_level,
        "aims": '{"blocks":[{"key":"a","text":"Soạn được","type":"unstyled","depth":0,"inlineStyleRanges":[],'
        '"entityRanges":[]}],"entityMap":{}}',
        "least_attendance": 80,
        "body-count": 0,
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "comments-MIN_NUM_FORMS": 0,
        "comments-MAX_NUM_FORMS": "",
    }
    return data | changes


def test_publishing_the_training_gives_its_staff_their_rights_and_puts_the_workflow_on_it():
    training = courses.training()
    sync_groups()
    prepare_training(page=training)
    held = GroupPagePermission.objects.filter(group__name="portal-training_organiser")
    assert set(held.values_list("page_id", flat=True)) == {training.pk}
    assert set(held.values_list("permission__codename", flat=True)) == {
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
    }
    assert held.count() == 5
    assert WorkflowPage.objects.get(page=training.page_ptr).workflow.name == WORKFLOW


def test_only_training_staff_communications_and_administrators_get_rights_on_courses():
    course = courses.course()
    agency = courses.organiser_agency()
    for role in Role:
        person = courses._staff(agency, role)
        expected = role in (Role.TRAINING_ORGANISER, Role.COMMUNICATIONS, Role.ADMINISTRATOR)
        assert course.permissions_for_user(person).can_edit() == expected, role
        assert course.permissions_for_user(person).can_publish() == expected, role


def test_the_rights_that_come_with_the_role():
    courses.training()
    organiser = courses.organiser()
    for right in ("change_trainingpolicy", "add_skillmodule", "change_room", "add_target"):
        assert organiser.has_perm(f"courses.{right}"), right
    assert not courses.manager(courses.organiser_agency()).has_perm("courses.change_room")
    collections = permission_policy.collections_user_has_permission_for(organiser, "add")
    assert [collection.name for collection in collections] == ["Đào tạo"]


def test_an_organiser_does_nothing_with_a_foreign_course_whatever_the_address(foreign):
    organiser = courses.organiser()
    course = foreign.get_parent().specific
    form = ensure_form(course)
    before = (fresh(foreign).place, CoursePage.objects.get(pk=course.pk).title)
    for page in (course, foreign, form):
        rights = Page.objects.get(pk=page.pk).permissions_for_user(organiser)
        for act in ("edit", "publish", "unpublish", "delete", "copy", "move", "lock", "unlock", "add_subpage"):
            assert not getattr(rights, f"can_{act}")(), (page, act)
        assert not rights.can_publish_subpage()
        assert not rights.can_reorder_children()
    client = signed_in(organiser)
    names = ("edit", "delete", "copy", "unpublish", "move", "history", "usage", "view_draft", "lock")
    for page in (course, foreign):
        for name in names:
            address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
            response = client.post(address) if name == "lock" else client.get(address)
            assert response.status_code in (302, 403), (name, response.status_code)
    add = reverse("wagtailadmin_pages:add", args=["courses", "coursesessionpage", course.pk])
    assert client.get(add).status_code == 302
    changed = form_of(foreign, place="Chỗ khác", **{"action-publish": "1"})
    assert client.post(edit_url(foreign), changed).status_code in (302, 403)
    for action in ("publish", "unpublish", "delete"):
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        client.post(f"{bulk}?id={foreign.pk}&id={course.pk}", {})
    assert (fresh(foreign).place, CoursePage.objects.get(pk=course.pk).title) == before
    assert fresh(foreign).live


def test_a_class_is_not_moved_or_copied_under_a_foreign_course(foreign):
    own = courses.session_page(live=False)
    client, course = signed_in(), foreign.get_parent()
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[own.pk, course.pk]))
    assert fresh(own).get_parent().pk != course.pk
    copy = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": course.pk}
    client.post(reverse("wagtailadmin_pages:copy", args=[own.pk]), copy)
    assert not course.get_children().filter(slug="ban-sao").exists()


def test_communications_staff_and_organisers_of_the_province_plan_for_every_agency(foreign):
    for person in (communicator(), province_organiser()):
        assert foreign.permissions_for_user(person).can_publish()


def test_a_course_is_given_to_the_own_agency_only(other):
    client, training = signed_in(), courses.training()
    module = courses.module()
    model = courses.course(module=module)
    add = reverse("wagtailadmin_pages:add", args=["courses", "coursepage", training.pk])
    page = client.get(add).content.decode()
    assert "Trường Chính Trị" not in page
    forged = course_form(model, slug="khac", code="MOI-1", organiser=other.pk, **{"action-publish": "1"})
    response = client.post(add, forged)
    assert response.status_code == 200
    assert "Hãy chọn cơ quan của bạn." in response.content.decode()
    own = forged | {"organiser": courses.organiser_agency().pk}
    assert client.post(add, own).status_code == 302
    assert CoursePage.objects.get(code="MOI-1").organiser == courses.organiser_agency()
    assert client.post(edit_url(model), course_form(model, organiser=other.pk)).status_code == 200


def test_a_course_whose_classes_are_announced_keeps_its_organiser(other):
    course = courses.session_page().get_parent().specific
    client = signed_in(communicator())
    response = client.post(edit_url(course), course_form(course, organiser=other.pk))
    assert response.status_code == 200
    assert "không đổi được đơn vị tổ chức" in response.content.decode()


def test_a_class_is_approved_by_an_organiser_of_the_agency_that_holds_it(foreign):
    author = courses.organiser()
    page = courses.session_page(live=False)
    page.get_workflow().start(page, author)
    task = page.current_workflow_task
    stranger = courses.organiser(foreign.get_parent().specific.organiser)
    assert task.get_actions(page, stranger) == []
    assert not TaskState.objects.reviewable_by(stranger).exists()
    client = signed_in(stranger)
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", page.current_workflow_task_state.pk]
    )
    assert client.post(address).status_code in (302, 403)
    forged = reverse(
        "wagtailadmin_pages:workflow_action", args=[foreign.pk, "reject", page.current_workflow_task_state.pk]
    )
    client.post(forged, {"comment": "không"})
    assert fresh(page).current_workflow_task_state.status == "in_progress"

    colleague = courses.organiser()
    assert TaskState.objects.reviewable_by(colleague).exists()
    signed_in(colleague).post(address)
    assert CourseSession.objects.filter(page=page).exists()


def test_what_cannot_be_announced_goes_back_to_its_author_with_the_reason():
    session = courses.session(capacity=2)
    courses.registered(session)
    courses.registered(session)
    page = session.page
    page.capacity = 1
    page.save_revision(clean=False)
    page = fresh(page)
    page.get_workflow().start(page, courses.organiser())
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    signed_in().post(address)
    state = TaskState.objects.get(pk=state.pk)
    assert state.status == "rejected"
    assert "2 người" in state.comment
    session.refresh_from_db()
    assert session.capacity == 2
