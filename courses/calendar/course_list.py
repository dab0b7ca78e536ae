"""All courses on one screen, by the framework of skills they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F

from courses.calendar.screens import Entry, Screen
from courses.programme.modules import Framework
from courses.registrations.wording import when_words, where_words
from courses.sessions.models import CourseSession, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from courses.programme.pages import CoursePage, TrainingPage


@dataclass(frozen=True)
class Course:
    """`coming` are how many classes are yet to begin, `following` the first that still takes registrations, else the
    first to begin."""

    page: CoursePage
    url: str
    coming: int
    following: Entry | None


def course_list(page: TrainingPage, request: HttpRequest, courses: Sequence[CoursePage]) -> dict[str, Any]:
    """One query for the classes of all `courses`, which bring their modules."""
    screen = Screen(page, request)
    sessions = CourseSession.objects.shown().filter(
        standing=Standing.ANNOUNCED, starts_at__gt=screen.now, course_id__in=[course.pk for course in courses]
    )
    of_course: dict[int, list[CourseSession]] = {}
    for session in sessions.select_related("unit").annotate(url_path=F("page__url_path")).order_by("starts_at", "pk"):
        of_course.setdefault(session.course_id, []).append(session)
    groups: dict[str, list[Course]] = {}
    for course in courses:
        groups.setdefault(course.module.framework, []).append(_course(screen, course, of_course.get(course.pk, [])))
    return {
        "base": screen.base,
        "groups": [(one.label, groups[one]) for one in Framework if one in groups],
        "course_count": len(courses),
    }


def _course(screen: Screen, course: CoursePage, sessions: list[CourseSession]) -> Course:
    open_ones = (session for session in sessions if session.takes_registrations(screen.now))
    first = next(open_ones, sessions[0] if sessions else None)
    following = screen.entry(first, when=when_words(first), where=where_words(first)) if first else None
    return Course(course, screen.url_of(course), len(sessions), following)
