"""Puts the classes up: each as a page, published as an editor would, its clock put back."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.utils.text import slugify
from wagtail.models import Page

from courses.demo.codes import Numbers
from courses.demo.content.classes import CLASSES
from courses.demo.content.rooms import ONLINE_ROOM, ROOMS, TRAINERS
from courses.demo.ground import COURSES
from courses.demo.times import evening, meetings, morning
from courses.programme.kinds import Mode
from courses.programme.pages import CoursePage
from courses.sessions.announcing import SERIES
from courses.sessions.models import CourseSession
from courses.sessions.pages import CourseSessionPage, PlannedHalfDay
from courses.sessions.rooms import Room
from portal.accounts.models import User
from portal.vietnamese import fold

if TYPE_CHECKING:
    from datetime import datetime

    from courses.demo.content.kinds import Class
    from courses.demo.times import Clock

# How long before its first day registration opens and ends, in working days.
OPENS, CLOSES = 25, 2
SHORT = {course.slug: course.short for course in COURSES}


def load_classes(clock: Clock) -> dict[str, tuple[Class, CourseSession]]:
    """The classes that were missing, by slug, announced and without anybody in them."""
    there = set(CourseSessionPage.objects.values_list("slug", flat=True))
    wanted = [one for one in CLASSES if slug_of(one) not in there]
    if not wanted:
        return {}
    courses = {page.slug: page for page in CoursePage.objects.select_related("organiser", "module")}
    trainers = User.objects.in_bulk([username for username, _agency in TRAINERS], field_name="username")
    by_name = {(room.name, room.unit.code if room.unit else ""): room for room in Room.objects.select_related("unit")}
    rooms = {key: by_name[name, code] for key, name, code, _seats in ROOMS}
    pages = []
    for one in wanted:
        page = _page(one, courses[one.course], rooms.get(one.room), clock)
        page.trainer = trainers[TRAINERS[one.trainer][0]]
        courses[one.course].add_child(instance=page)
        page.save_revision().publish()
        pages.append(page)
    return _put_back(list(zip(wanted, pages, strict=True)), clock)


def slug_of(one: Class) -> str:
    return slugify(one.slug)


def window(one: Class, clock: Clock) -> tuple[datetime, datetime]:
    """From when until when people register; of a planned class not before tomorrow."""
    first = one.meetings[0][0]
    opens = max(1, first - OPENS) if one.fate == "planned" else first - OPENS
    return morning(clock.day(opens)), evening(clock.day(first - CLOSES))


def _page(one: Class, course: CoursePage, room: Room | None, clock: Clock) -> CourseSessionPage:
    opens_at, closes_at = window(one, clock)
    page = CourseSessionPage(
        title=f"{SHORT[one.course]} – {one.place}",
        slug=slug_of(one),
        place=room.name if room else "",
        unit=room.unit if room else None,
        link=f"{ONLINE_ROOM}{fold(one.slug)}" if course.mode != Mode.ONSITE else "",
        capacity=one.capacity,
        minimum=one.minimum,
        opens_at=opens_at,
        closes_at=closes_at,
        live=False,
    )
    page.half_days = [
        PlannedHalfDay(day=day, starts=starts, ends=ends, room=room, sort_order=order, uid=uuid.uuid4())
        for order, (day, starts, ends) in enumerate(meetings(clock, one.meetings))
    ]
    return page


def _put_back(pages: list[tuple[Class, CourseSessionPage]], clock: Clock) -> dict[str, tuple[Class, CourseSession]]:
    """Announced some days before registration opened, numbered as on that day."""
    numbers = Numbers(SERIES)
    sessions = {
        session.page_id: session
        for session in CourseSession.objects.filter(page__in=[page for _one, page in pages]).select_related(
            "course", "organiser", "module", "trainer"
        )
    }
    rows, put_back = [], []
    for _one, page in sorted(pages, key=lambda pair: pair[1].opens_at):
        session = sessions[page.pk]
        at = clock.office(6, before=min(clock.now, page.opens_at))
        session.code, session.changed_at = numbers.next(session.organiser, at), at
        rows.append(session)
        put_back.append(Page(pk=page.pk, first_published_at=at, last_published_at=at, latest_revision_created_at=at))
    CourseSession.objects.bulk_update(rows, ["code", "changed_at"])
    Page.objects.bulk_update(put_back, ["first_published_at", "last_published_at", "latest_revision_created_at"])
    numbers.keep()
    return {one.slug: (one, sessions[page.pk]) for one, page in pages}
