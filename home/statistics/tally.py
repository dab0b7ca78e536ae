"""Views counted in this process, and written together: one write for many views.

At most `WAIT` seconds after the first of them, or as soon as there are `MANY`, the next view writes all of them; so
does the end of the process. What a crash takes with it is at most that much. Every process of the portal has a tally
of its own and adds to the same rows.
"""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from django.db import DatabaseError, InterfaceError, transaction
from django.db.models import F
from wagtail.models import Page

from home.statistics.models import PageViews, Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

logger = logging.getLogger(__name__)
WAIT = 60.0
MANY = 500
# Of different pages, days and languages; more than a portal has pages that people read within a minute.
MOST_KEPT = 20_000


class View(NamedTuple):
    day: dt.date
    page_id: int
    language: str


class Tally:
    """Views not yet written. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._views: Counter[View] = Counter()
        self._since = time.monotonic()
        self._number = 0

    def add(self, view: View) -> None:
        """Counts a view, and writes what has gathered when it is time to."""
        with self._lock:
            if not self._views:
                self._since = time.monotonic()
            if view in self._views or len(self._views) < MOST_KEPT:
                self._views[view] += 1
                self._number += 1
            due = self._number >= MANY or time.monotonic() - self._since >= WAIT
        if due:
            self.flush()

    def flush(self) -> int:
        """Writes what has gathered; returns how many views. What cannot be written now stays for the next time."""
        with self._lock:
            views, self._views, number, self._number = self._views, Counter(), self._number, 0
        if not views:
            return 0
        try:
            write(views)
        except (DatabaseError, InterfaceError):
            logger.exception("%d views could not be written yet", number)
            with self._lock:
                if len(self._views) < MOST_KEPT:
                    self._views.update(views)
                self._since = time.monotonic()
            return 0
        return number


tally = Tally()


@atexit.register
def _write_the_rest() -> None:
    try:
        tally.flush()
    except Exception:  # noqa: BLE001 - the process ends; there is nobody left to tell
        logger.warning("the last views of this process were lost")


@transaction.atomic
def write(views: Mapping[View, int]) -> None:
    """Adds to the rows of these days and pages, in one order, so that two processes at once wait and never deadlock.

    Views of what is no published page are dropped: whoever asks for numbers at random leaves no row behind.
    """
    wanted = {view.page_id for view in views}
    pages = {page.pk: page for page in Page.objects.live().filter(pk__in=wanted).select_related("content_type")}
    counted = sorted(view for view in views if view.page_id in pages)
    PageViews.objects.bulk_create([_row(view, pages[view.page_id]) for view in counted], ignore_conflicts=True)
    for view in counted:
        PageViews.objects.filter(span=Span.DAY, day=view.day, page_id=view.page_id, language=view.language).update(
            views=F("views") + views[view]
        )


def _row(view: View, page: Page) -> PageViews:
    content_type = page.content_type
    return PageViews(
        span=Span.DAY,
        day=view.day,
        page=page,
        title=page.title,
        kind=f"{content_type.app_label}.{content_type.model}",
        language=view.language,
    )
