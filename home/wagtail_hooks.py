"""What the domain adds to the Wagtail admin."""

from __future__ import annotations

from wagtail import hooks

from home.feedback.viewset import FeedbackViewSet, feedback


@hooks.register("register_admin_viewset")
def register_feedback() -> FeedbackViewSet:
    return feedback
