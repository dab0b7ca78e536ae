"""The step of the workflow by which courses and classes are approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from courses.programme.permissions import course_path, may_plan, organisers_by_path, planned_agencies

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portal.accounts.models import User


class OrganiserApprovalTask(AbstractGroupApprovalTask):
    """As Wagtail's approval by a group; of the organisers, those of the agency that holds the course."""

    class Meta:
        verbose_name = _("duyệt khóa học, lớp học")
        verbose_name_plural = _("duyệt khóa học, lớp học")

    def approves(self, page: Page, user: User) -> bool:
        """What stands on no course (the training's page itself) is everybody's of the group."""
        if user.is_superuser:
            return True
        if not self._user_in_groups(user):
            return False
        organiser = organisers_by_path().get(course_path(page))
        return organiser is None or may_plan(user, organiser)

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        return self.approves(obj, user)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        return not self.approves(obj, user)

    def user_can_lock(self, obj: Page, user: User) -> bool:
        return self.approves(obj, user)

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, Any, bool]]:
        return list(super().get_actions(obj, user)) if self.approves(obj, user) else []

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> Any:
        """The page is asked of the step itself: the address that names both may join a page to a foreign step. What
        cannot be published as it is goes back to its author, with the reason.
        """
        page = task_state.workflow_state.content_object
        if action_name in ("approve", "reject") and not self.approves(page, user):
            raise PermissionDenied
        try:
            with transaction.atomic():
                return super().on_action(task_state, user, action_name, **kwargs)
        except PublishPagePermissionError as error:
            fresh = TaskState.objects.get(pk=task_state.pk).specific
            return super().on_action(fresh, user, "reject", comment=str(error))

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        if planned_agencies(user) is None:
            return states
        waiting = Page.objects.filter(
            pk__in=[int(pk) for pk in states.values_list("workflow_state__object_id", flat=True)]
        )
        organisers = organisers_by_path()
        own = [
            str(page.pk)
            for page in waiting
            if (organiser := organisers.get(course_path(page))) is None or may_plan(user, organiser)
        ]
        return states.filter(workflow_state__object_id__in=own)
