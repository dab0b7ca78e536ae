"""What training staff may do in the Wagtail admin, and the workflow by which courses and classes are approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from courses.programme.approving import OrganiserApprovalTask
from portal.organisations.groups import ROOT, group_name, register_permissions
from portal.organisations.models import Role

if TYPE_CHECKING:
    from courses.programme.pages import TrainingPage

WORKFLOW = "Duyệt khóa học"
COLLECTION = "Đào tạo"
# The last approver publishes, so organisers hold the publish right wherever the workflow runs.
ON_TRAINING = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
ON_FILES = tuple(f"{verb}_{model}" for model in ("image", "document") for verb in ("add", "change", "choose"))


def register() -> None:
    """The rights that come with the roles, wherever the training stands; called when the app starts.

    A module or a room that was used is protected by the database; a room is switched off.
    """
    for role in (Role.TRAINING_ORGANISER, Role.ADMINISTRATOR):
        register_permissions(
            role,
            "courses.change_trainingpolicy",
            *(
                f"courses.{verb}_{model}"
                for model in ("skillmodule", "room", "target")
                for verb in ("view", "add", "change", "delete")
            ),
        )


def prepare_when_published(sender: type[TrainingPage], instance: TrainingPage, **kwargs: Any) -> None:
    """Receiver: a training that editors have made has its staff from its first day on."""
    prepare_training(page=instance)


@transaction.atomic
def prepare_training(*, page: TrainingPage) -> Workflow:
    """Gives training staff their rights on `page` and on its pictures and documents, and puts the workflow on it.
    Idempotent. Nobody else gets any: managers and heads of agencies have no rights on pages.

    `sync_groups` writes rights on the root page and the root collection alone, so that these stay.
    """
    group, _made = Group.objects.get_or_create(name=group_name(Role.TRAINING_ORGANISER))
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page", codename__in=ON_TRAINING
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=page.page_ptr, permission=permission)
    collection = training_collection()
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=ON_FILES
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return _put_workflow(page, group)


def training_collection() -> Collection:
    """The collection of the training's pictures and documents."""
    root = Collection.get_first_root_node() or Collection.add_root(instance=Collection(name=ROOT))
    known = root.get_children().filter(name=COLLECTION).first()
    return known or root.add_child(instance=Collection(name=COLLECTION))


def _put_workflow(page: TrainingPage, group: Group) -> Workflow:
    kept = WorkflowPage.objects.select_related("workflow").filter(page=page.page_ptr).first()
    if kept is not None:
        return kept.workflow
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        task = OrganiserApprovalTask.objects.create(name=WORKFLOW)
        task.groups.add(group)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=page.page_ptr, workflow=workflow)
    return workflow
