"""Which classes stand in which calendar feed, and what tells one state of a feed from the next."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.calendar.icalendar_files import Part
from courses.calendar.models import CalendarFeed, new_feed_key
from courses.registrations.models import DONE, Place, Registration, RegistrationState
from courses.registrations.wording import place_words
from courses.sessions.models import CourseSession, HalfDay

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from courses.sessions.models import CourseSessionQuerySet
    from portal.accounts.models import User

# How far feeds look back; calendar programs drop what is no longer in them.
PUBLIC_DAYS, OWN_DAYS = 60, 400
# Never more than this at once, whoever asks.
MOST = 2000


def recent(sessions: CourseSessionQuerySet, days: int, now: datetime) -> CourseSessionQuerySet:
    return sessions.filter(ends_at__gte=now - timedelta(days=days)).order_by("starts_at", "pk")


def for_feed(sessions: CourseSessionQuerySet) -> list[CourseSession]:
    """With everything an event says. Two queries."""
    half_days = Prefetch("half_days", HalfDay.objects.select_related("room").order_by("starts_at", "pk"))
    return list(sessions.select_related("organiser", "unit", "trainer", "page").prefetch_related(half_days)[:MOST])


def own_sessions(user: User, *, now: datetime | None = None) -> tuple[CourseSessionQuerySet, dict[int, Part]]:
    """The classes of `user`'s own feed, and what each is to them: registered with a place, taught, or cancelled while
    they were in it. The address of a class on the net only for those who may enter: approved with a seat, or teaching.
    """
    now = now or timezone.now()
    cases = (
        Registration.objects.filter(applicant=user)
        .filter(~Q(place=Place.NONE) | Q(state=RegistrationState.CANCELLED))
        .select_related("session")
    )
    parts = {case.session_id: _part_of(case) for case in cases}
    for pk, link in CourseSession.objects.of_trainer(user).values_list("pk", "link"):
        parts[pk] = Part(note=_("Bạn là giảng viên của lớp này."), link=link)
    return recent(CourseSession.objects.shown().filter(pk__in=parts), OWN_DAYS, now), parts


def fingerprint(
    sessions: CourseSessionQuerySet, parts: Mapping[int, Part] | None = None
) -> tuple[str, datetime | None]:
    """An ETag that changes with anything in the feed, and when the latest change was. One query."""
    rows = list(
        sessions.values_list(
            "changed_at",
            "pk",
            "sequence",
            "standing",
            "title",
            "organiser__name",
            "trainer__full_name",
            "page__url_path",
        )[:MOST]
    )
    said = repr([*rows, *sorted((parts or {}).items())])
    latest = max((row[0] for row in rows), default=None)
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"', latest


@transaction.atomic
def renew_feed(*, user: User) -> CalendarFeed:
    """Gives `user` a feed, or the feed another address; the old one is dead at once."""
    feed, _made = CalendarFeed.objects.update_or_create(user=user, defaults={"key": new_feed_key()})
    return feed


def feed_of(user: User) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(user=user).first()


def feed_with(key: str) -> CalendarFeed | None:
    """The feed at this address, while its owner's account is open."""
    if not key.isprintable():
        return None
    return CalendarFeed.objects.select_related("user").filter(key=key, user__is_active=True).first()


def _part_of(case: Registration) -> Part:
    is_in = case.place == Place.SEAT and case.state in (RegistrationState.APPROVED, *DONE)
    if is_in or case.place == Place.NONE:
        return Part(link=case.session.link if is_in else "")
    words = f"{case.get_state_display()}. {place_words(case)}."
    return Part(note=words, waits=True)
