"""Changing a plan in memory: other names for its meetings, other days."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.apps import apps

from courses.sessions.announcing import moment
from courses.sessions.models import HalfDay

if TYPE_CHECKING:
    from datetime import date, datetime

    from courses.sessions.pages import CourseSessionPage, PlannedHalfDay

# The number of a class at the end of its title: of one to three digits, and no part of a date or a year.
_NUMBER = re.compile(r"(?<![\d/.\-])(\d{1,3})(\)?)$")


def give_own_names(page: CourseSessionPage) -> None:
    """Meetings whose `uid` belongs to another class get one of their own: two events of one name in somebody's
    calendar would overwrite each other. Two queries; what a copy brings along is what it is for.
    """
    items = list(page.half_days.all())
    taken = set(_taken(page, [item.uid for item in items]))
    changed = False
    for item in items:
        if item.uid in taken:
            item.uid = uuid.uuid4()
            changed = True
        taken.add(item.uid)
    if changed:
        page.half_days = items


def _taken(page: CourseSessionPage, uids: list[uuid.UUID]) -> list[uuid.UUID]:
    if not uids:
        return []
    announced = HalfDay.objects.filter(uid__in=uids).exclude(session__page_id=page.pk)
    plans = apps.get_model("courses", "PlannedHalfDay")._default_manager
    planned = plans.filter(uid__in=uids).exclude(page_id=page.pk)
    return [*announced.values_list("uid", flat=True), *planned.values_list("uid", flat=True)]


def first_day_left(page: CourseSessionPage, now: datetime) -> date | None:
    """The day of the first meeting that has not begun at `now`; None when all have."""
    return min((item.day for item in page.half_days.all() if _is_left(item, now)), default=None)


def shift(page: CourseSessionPage, *, days: int, now: datetime | None = None) -> None:
    """Moves the meetings by `days`, with their distances, and the time for registration along; those that have begun
    at `now` stay. Registration that is open already stays open, and ends before the class as it did.
    """
    items = list(page.half_days.all())
    for item in items:
        if now is None or _is_left(item, now):
            item.day += timedelta(days=days)
    page.half_days = items
    by = timedelta(days=days)
    if now is None or page.opens_at > now:
        page.opens_at += by
    page.closes_at += by
    if page.closes_at <= page.opens_at:
        page.opens_at += by


def _is_left(item: PlannedHalfDay, now: datetime) -> bool:
    return moment(item.day, item.starts) > now


def next_title(title: str, taken: set[str]) -> str:
    """`Lớp 3` after `Lớp 2`; `Sa Pa (2)` after `Sa Pa`: the first that is not `taken`."""
    found = _NUMBER.search(title)
    stem, number, end = (title[: found.start()], int(found[1]), found[2]) if found else (f"{title} (", 1, ")")
    while True:
        number += 1
        wanted = f"{stem[: 250 - len(str(number))]}{number}{end}"
        if wanted not in taken:
            return wanted
