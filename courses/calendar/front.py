"""The next classes as the portal's home page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone

from courses.calendar.states import state_of
from courses.registrations.wording import when_words, where_words
from courses.sessions.models import CourseSession, Standing


@dataclass(frozen=True, slots=True)
class ComingClass:
    """`url_path` is of its page, in the page tree; `badge` a kind of the badge component."""

    title: str
    url_path: str
    when: str
    where: str
    state: str
    badge: str


def coming_classes(most: int) -> list[ComingClass]:
    """The classes that begin next and are held; those one can still register for come first. One query."""
    now = timezone.now()
    coming = CourseSession.objects.shown().filter(standing=Standing.ANNOUNCED, starts_at__gt=now)
    # Enough to find `most` that are open among them.
    found = list(
        coming.select_related("unit").annotate(url_path=F("page__url_path")).order_by("starts_at", "pk")[: most * 4]
    )
    open_ones = [session for session in found if session.takes_registrations(now) and session.free_seats > 0]
    chosen = (open_ones + [session for session in found if session not in open_ones])[:most]
    return [_shown(session) for session in sorted(chosen, key=lambda one: (one.starts_at, one.pk))]


def _shown(session: CourseSession) -> ComingClass:
    state = state_of(session, timezone.now())
    return ComingClass(
        title=session.title,
        url_path=session.url_path,  # type: ignore[attr-defined]
        when=when_words(session),
        where=where_words(session),
        state=state.text,
        badge=state.badge,
    )
