"""Courses and classes as search engines read them (schema.org). Never the address of a class on the net."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.text import Truncator

from courses.programme.kinds import Mode
from courses.registrations.wording import where_words
from courses.sessions.models import Standing
from portal.working_time.calendar import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from courses.calendar.screens import Entry
    from courses.programme.pages import CoursePage
    from courses.sessions.models import CourseSession, HalfDay

ATTENDANCE = {Mode.ONSITE: "Offline", Mode.ONLINE: "Online", Mode.BLENDED: "Mixed"}
INSTANCE_MODE = {Mode.ONSITE: "Onsite", Mode.ONLINE: "Online", Mode.BLENDED: "Blended"}
STATUS = {Standing.CANCELLED: "EventCancelled", Standing.POSTPONED: "EventPostponed"}
SHORT = 300


def course(page: CoursePage, classes: Iterable[Entry], url: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": page.title,
        "description": summary(page),
        "courseCode": page.code,
        "url": _absolute(url),
        "inLanguage": "vi",
        "provider": _organisation(page.organiser.name),
        "teaches": str(page.module),
        "hasCourseInstance": [
            {
                "@type": "CourseInstance",
                "name": one.session.title,
                "url": _absolute(one.url),
                "courseMode": INSTANCE_MODE[Mode(one.session.mode)],
                "startDate": _at(one.session.starts_at),
                "endDate": _at(one.session.ends_at),
                "location": one.where,
                "courseWorkload": f"PT{int(page.hours)}H",
            }
            for one in classes
            if not one.state.is_off
        ],
    }


def event(session: CourseSession, half_days: Iterable[HalfDay], page: CoursePage, url: str) -> dict[str, Any]:
    where = where_words(session)
    address = _absolute(url)
    virtual = {"@type": "VirtualLocation", "url": address}
    place = {"@type": "Place", "name": where, "address": where}
    places = {Mode.ONLINE: virtual, Mode.BLENDED: [place, virtual]}
    return {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": session.title,
        "description": summary(page),
        "url": address,
        "inLanguage": "vi",
        "startDate": _at(session.starts_at),
        "endDate": _at(session.ends_at),
        "eventStatus": f"https://schema.org/{STATUS.get(Standing(session.standing), 'EventScheduled')}",
        "eventAttendanceMode": f"https://schema.org/{ATTENDANCE[Mode(session.mode)]}EventAttendanceMode",
        "location": places.get(Mode(session.mode), place),
        "organizer": _organisation(session.organiser.name),
        "maximumAttendeeCapacity": session.capacity,
        "remainingAttendeeCapacity": session.free_seats,
        "isAccessibleForFree": True,
        "subEvent": [
            {
                "@type": "EducationEvent",
                "name": session.title,
                "startDate": _at(half_day.starts_at),
                "endDate": _at(half_day.ends_at),
                "location": places.get(Mode(session.mode), place),
            }
            for half_day in half_days
        ],
    }


def summary(page: CoursePage) -> str:
    """The lead, else the aims in plain words."""
    plain = " ".join(html.unescape(strip_tags(page.aims.replace("<", " <"))).split())
    return page.search_description or page.lead or Truncator(plain).chars(SHORT)


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "GovernmentOrganization", "name": name}


def _absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def _at(moment: datetime) -> str:
    return moment.astimezone(VIETNAM).isoformat()
