"""The search's background work."""

from __future__ import annotations

from django_tasks import task

from portal.search import pushing


@task()
def push() -> None:
    """Takes to the separate index what waits for it; what cannot be taken stays marked."""
    pushing.push_waiting()
