"""How the portal's own work stands: commands by the clock, tasks that failed, pages about to come or go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Revision

from portal.cms.routines.models import RoutineRun
from portal.cms.routines.registry import routines

if TYPE_CHECKING:
    from portal.timers import Routine

MOST_FAILED, MOST_PAGES = 20, 50
LOOKING_BACK = timedelta(days=7)
FAILED = "FAILED"


@dataclass(frozen=True)
class Standing:
    """`last` is None where the command never ran, here or on another machine that writes to this database."""

    name: str
    routine: Routine
    last: RoutineRun | None
    now: datetime

    @property
    def next_at(self) -> datetime | None:
        return self.last.started_at + self.routine.every.interval if self.last else None

    @property
    def is_overdue(self) -> bool:
        return self.last is None or self.now - self.last.started_at > self.routine.every.overdue_after

    @property
    def needs_a_look(self) -> bool:
        return self.is_overdue or (self.last is not None and not self.last.succeeded)


@dataclass(frozen=True)
class FailedTask:
    """The task's path and the kind of error; what it was about stays out."""

    name: str
    error: str
    at: datetime | None


@dataclass(frozen=True)
class Coming:
    """A page that is published or withdrawn at an hour."""

    page: Any
    at: datetime
    is_publishing: bool


def all_standings(now: datetime | None = None) -> list[Standing]:
    """Those first that need a look. One query."""
    now = now or timezone.now()
    newest = RoutineRun.objects.filter(name=OuterRef("name")).order_by("-started_at", "-pk").values("pk")[:1]
    latest = {run.name: run for run in RoutineRun.objects.filter(pk=Subquery(newest))}
    found = [Standing(name, routine, latest.get(name), now) for name, routine in routines().items()]
    return sorted(found, key=lambda one: (not one.needs_a_look, one.routine.every.interval, one.name))


def failed_tasks(now: datetime | None = None) -> list[FailedTask]:
    since = (now or timezone.now()) - LOOKING_BACK
    rows = DBTaskResult.objects.filter(status=FAILED, finished_at__gte=since).order_by("-finished_at")
    return [
        FailedTask(
            one.task_path.rpartition(".")[2], str(one.exception_class_path or "").rpartition(".")[2], one.finished_at
        )
        for one in rows.only("task_path", "exception_class_path", "finished_at")[:MOST_FAILED]
    ]


def coming(now: datetime | None = None) -> list[Coming]:
    """What comes and goes next, soonest first; two queries and one for the pages of revisions."""
    now = now or timezone.now()
    revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False).order_by("approved_go_live_at")
    waiting = {
        int(one.object_id): one.approved_go_live_at
        for one in revisions.only("object_id", "approved_go_live_at")[:MOST_PAGES]
    }
    pages = Page.objects.filter(pk__in=waiting)
    leaving = Page.objects.live().filter(expire_at__isnull=False).order_by("expire_at")[:MOST_PAGES]
    found = [Coming(page, waiting[page.pk], is_publishing=True) for page in pages]
    found += [Coming(page, page.expire_at, is_publishing=False) for page in leaving]
    return sorted(found, key=lambda one: one.at)[:MOST_PAGES]
