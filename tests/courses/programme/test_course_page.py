"""The page of a course: its code, its address, its copy."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from courses.calendar import urls as calendar_urls
from courses.programme.copying import free_code
from courses.programme.pages import RESERVED_SLUGS, CoursePage
from courses.sessions.models import CourseSession
from courses.sessions.pages import CourseSessionPage
from courses.urls import urlpatterns
from tests.courses.sessions.ground import signed_in
from tests.factories import courses

pytestmark = pytest.mark.django_db


def test_every_address_below_the_training_is_reserved():
    training = courses.training()
    named = {str(pattern.pattern) for pattern in [*urlpatterns, *calendar_urls.urlpatterns]}
    first = {name.lstrip("^").partition("/")[0].replace("\\", "") for name in named if name.lstrip("^")}
    slugs = {name for name in first if name and "." not in name and "(" not in name}
    assert slugs <= RESERVED_SLUGS
    for slug in ("tuan", "danh-sach", "khoa-hoc"):
        assert training.resolve_subpage(f"/{slug}/") is not None
        assert slug in RESERVED_SLUGS


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_a_course_cannot_take_an_address_of_the_training(slug):
    with pytest.raises(ValidationError, match="dành cho trang khác"):
        courses.course(slug=slug)


def test_a_code_is_kept_in_one_form_and_used_once():
    assert courses.course(code="  kh  tin-01 ").code == "KH TIN-01"
    with pytest.raises(ValidationError, match="đã tồn tại"):
        courses.course(code="kh tin-01")


def test_a_copied_course_is_a_draft_with_a_code_of_its_own_and_classes_of_its_own():
    page = courses.session_page(courses.course(code="KH-9"))
    course = page.get_parent()
    data = {
        "new_title": "Khóa sao chép",
        "new_slug": "khoa-sao-chep",
        "new_parent_page": courses.training().pk,
        "copy_subpages": "on",
        "publish_copies": "on",
        "alias": "on",
    }
    response = signed_in().post(reverse("wagtailadmin_pages:copy", args=[course.pk]), data)
    assert response.status_code == 302
    copy = CoursePage.objects.get(slug="khoa-sao-chep")
    assert copy.code == "KH-9-2"
    assert copy.get_latest_revision_as_object().code == "KH-9-2"
    assert not copy.live
    inner = CourseSessionPage.objects.child_of(copy).get()
    assert not inner.live
    assert not CourseSession.objects.filter(page=inner).exists()
    old = set(page.half_days.values_list("uid", flat=True))
    assert not old & set(inner.half_days.values_list("uid", flat=True))
    assert not old & {item.uid for item in inner.get_latest_revision_as_object().half_days.all()}


def test_a_free_code_stays_within_its_length():
    taken = {"A" * 28 + "-2"}
    assert free_code("A" * 30, taken.__contains__) == "A" * 28 + "-3"
    assert len(free_code("A" * 30, lambda code: not code.endswith("-100"))) <= 30
