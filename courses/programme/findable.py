"""How the search of the portal finds courses and the classes of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from courses.programme.pages import CoursePage
from courses.sessions.models import CourseSession, Standing
from courses.sessions.pages import CourseSessionPage
from portal.search import actions
from portal.search.extracts import rich_text, stream_text
from portal.search.following import follow_below, follow_pages
from portal.search.providers import Found, Kind, Provider, register
from portal.vietnamese import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from django.db.models import QuerySet
    from wagtail.models import Page

COURSES = Kind("lop-hoc", _("Lớp học, khóa học"), "graduation-cap", order=30)
# What is counted with every registration, and says nothing of what the class is.
COUNTS = frozenset({"taken", "queue_last"})


def _course(page: CoursePage) -> Found:
    return Found(
        number=page.pk,
        title=page.title,
        url=page.get_url() or "",
        summary=page.lead or page.audience,
        section=page.organiser.name,
        names=[page.code, page.module.name],
        text=[page.audience, *rich_text(page.aims), *stream_text(page.body)],
        dated=page.last_published_at.date() if page.last_published_at else None,
        weight=5,
    )


def _classes(numbers: Sequence[int]) -> Iterator[Found]:
    """Classes that are on the calendar, not over, and open to every reader."""
    pages = CourseSessionPage.objects.live().public()
    sessions = CourseSession.objects.shown().filter(pk__in=numbers, ends_at__gt=timezone.now(), page__in=pages)
    for session in sessions.exclude(standing=Standing.FINISHED).select_related("page", "organiser", "module", "unit"):
        day = timezone.localdate(session.starts_at)
        yield Found(
            number=session.pk,
            title=session.title,
            url=session.get_absolute_url(),
            summary=f"{_when(session, day)} · {session.place}",
            section=session.organiser.name,
            names=[session.code, session.module.name, session.unit.name if session.unit else ""],
            text=[session.place],
            dated=day,
            weight=5,
        )


def _when(session: CourseSession, day: date) -> str:
    """Its first day; of a class that is off, that it is."""
    if session.standing != Standing.ANNOUNCED:
        return str(session.get_standing_display())
    return now_("Bắt đầu %(day)s") % {"day": format_date(day)}


def _all_classes() -> Iterable[int]:
    return CourseSession.objects.shown().filter(ends_at__gt=timezone.now()).values_list("pk", flat=True)


def _classes_below(pages: QuerySet[Page]) -> Iterable[int]:
    return CourseSession.objects.filter(page__in=pages).values_list("pk", flat=True)


CLASSES = Provider("class", COURSES, _all_classes, _classes)


def _class_changed(sender: type, instance: CourseSession, **kwargs: object) -> None:
    fields = kwargs.get("update_fields")
    if not fields or not COUNTS.issuperset(fields):  # type: ignore[arg-type]
        actions.put(CLASSES, [instance.pk])


def connect() -> None:
    register(CLASSES)
    follow_below(CLASSES, _classes_below)
    follow_pages(name="course", kind=COURSES, model=CoursePage, found=_course, with_related=["organiser", "module"])
    for signal in (post_save, post_delete):
        signal.connect(_class_changed, sender=CourseSession, dispatch_uid="courses.findable.class")
