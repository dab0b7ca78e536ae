"""Moderation tells the merchant: Wagtail's workflow signals become messages of the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted
from wagtail.users.models import UserProfile

from catalogue.merchants import messages
from catalogue.products.pages import ProductPage
from catalogue.stalls.pages import StallPage
from catalogue.stalls.rights import merchants_of

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from portal.accounts.models import User


def connect() -> None:
    """Called once, when the app starts."""
    workflow_submitted.connect(speak_once, dispatch_uid="catalogue.merchants.submitted")
    workflow_rejected.connect(refused, dispatch_uid="catalogue.merchants.refused")
    workflow_approved.connect(approved, dispatch_uid="catalogue.merchants.approved")


def _product(state: WorkflowState) -> ProductPage | None:
    page = state.content_object
    specific = getattr(page, "specific", None)
    return specific if isinstance(specific, ProductPage) else None


def speak_once(instance: WorkflowState, user: User | None = None, **_kwargs: Any) -> None:
    """Wagtail's own mails on the outcome go past the outbox; merchants get the market's instead."""
    specific = getattr(instance.content_object, "specific", None)
    if user is None or not isinstance(specific, ProductPage | StallPage):
        return
    stall = specific if isinstance(specific, StallPage) else specific.stall
    if user not in merchants_of(stall):
        return
    profile = UserProfile.get_for_user(user)
    if profile.approved_notifications or profile.rejected_notifications:
        profile.approved_notifications = profile.rejected_notifications = False
        profile.save(update_fields=["approved_notifications", "rejected_notifications"])


def refused(instance: WorkflowState, **_kwargs: Any) -> None:
    page = _product(instance)
    task = instance.current_task_state
    if page is not None and task is not None:
        messages.tell_refused(page, task.comment, key=f"goods:{page.pk}:refused:{task.pk}")


def approved(instance: WorkflowState, **_kwargs: Any) -> None:
    page = _product(instance)
    if page is not None:
        messages.tell_approved(page, key=f"goods:{page.pk}:approved:{instance.pk}")
