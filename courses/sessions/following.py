"""What classes do when their page is published or taken off, by whichever way that happens."""

from __future__ import annotations

from typing import Any

from wagtail.signals import page_published, page_unpublished

from courses.sessions import announcing
from courses.sessions.pages import CourseSessionPage, publisher


def announce_published(sender: type[CourseSessionPage], instance: CourseSessionPage, **_signal: Any) -> None:
    """Wagtail has more than one way to publish, and not all of them ask the page; all of them send this signal. Raises
    ValidationError where the class may not be announced so.
    """
    fresh = CourseSessionPage.objects.get(pk=instance.pk)
    if fresh.live and fresh.alias_of_id is None:
        announcing.announce(page=fresh, actor=publisher.get())


def hide_unpublished(sender: type[CourseSessionPage], instance: CourseSessionPage, **_signal: Any) -> None:
    announcing.hide(page=instance)


def connect() -> None:
    """Once, when the app is ready."""
    page_published.connect(announce_published, sender=CourseSessionPage, dispatch_uid="courses.sessions.announce")
    page_unpublished.connect(hide_unpublished, sender=CourseSessionPage, dispatch_uid="courses.sessions.hide")
