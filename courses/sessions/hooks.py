"""What classes add to the Wagtail admin: their list, the choice of a trainer, and the guards of the page editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail import hooks

from courses.sessions import guards
from courses.sessions.trainers import TrainerChooserViewSet, trainer_chooser
from courses.sessions.viewset import SessionViewSet, sessions

if TYPE_CHECKING:
    from wagtail.admin.viewsets.base import ViewSet

__all__ = ["SessionViewSet", "TrainerChooserViewSet", "guards"]


@hooks.register("register_admin_viewset")
def viewsets() -> list[ViewSet]:
    return [sessions, trainer_chooser]
