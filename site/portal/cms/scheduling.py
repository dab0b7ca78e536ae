"""Pages and whatever else editors publish at an hour: the worker does it when the hour comes.

`manage.py publish_scheduled`, run by a timer, finds what was left over: where no worker ran, or no task can wait.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.db.models.signals import post_save
from django.utils import timezone
from django_tasks import task
from wagtail.models import Revision
from wagtail.signals import page_published

if TYPE_CHECKING:
    from datetime import datetime

    from wagtail.models import Page

# Wagtail asks for what lies before now.
AFTER = timedelta(seconds=1)


@task()
def publish_what_is_due() -> None:
    """Publishes and withdraws everything whose hour has come."""
    call_command("publish_scheduled", verbosity=0)


def at(moment: datetime | None) -> None:
    """Leaves a task for `moment`; nothing where it has passed, or where tasks cannot wait."""
    if moment is not None and moment > timezone.now() and publish_what_is_due.get_backend().supports_defer:
        publish_what_is_due.using(run_after=moment + AFTER).enqueue()


def when_approved(sender: type[Revision], instance: Revision, **kwargs: Any) -> None:
    """Receiver: a revision that shall be published later."""
    at(instance.approved_go_live_at)


def when_published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Receiver: a page that shall be withdrawn later."""
    at(instance.expire_at)


def connect() -> None:
    post_save.connect(when_approved, sender=Revision, dispatch_uid="cms.scheduling.approved")
    page_published.connect(when_published, dispatch_uid="cms.scheduling.published")
