"""What the market's moderators may do, and the workflow by which goods are approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from catalogue.stalls.rights import market_collection
from portal.organisations.groups import group_name, register_permissions
from portal.organisations.models import Role

if TYPE_CHECKING:
    from catalogue.market.pages import MarketPage

WORKFLOW = "Duyệt hàng hóa chợ ảo"
# The last approver publishes, so moderators hold the publish right wherever the workflow runs.
ON_MARKET = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
ON_FILES = {"wagtailimages": ("image",), "wagtaildocs": ("document",)}


def register() -> None:
    """The rights that come with the role, wherever the market stands; called when the app starts."""
    for role in (Role.MARKET_MODERATOR, Role.ADMINISTRATOR):
        register_permissions(
            role,
            "catalogue.manage_stalls",
            "catalogue.change_marketpolicy",
            *(f"catalogue.{verb}_category" for verb in ("view", "add", "change", "delete")),
            *(f"catalogue.{verb}_goodstag" for verb in ("view", "change", "delete")),
        )


def prepare_when_published(sender: type[MarketPage], instance: MarketPage, **kwargs: Any) -> None:
    """Receiver: a market that editors have made has its moderators from its first day on."""
    prepare_market(market=instance)


@transaction.atomic
def prepare_market(*, market: MarketPage) -> Workflow:
    """Gives the moderators their rights on `market` and its pictures, and puts the workflow on it. Idempotent.

    `sync_groups` writes rights on the root page and the root collection alone, so that these stay.
    """
    group, _made = Group.objects.get_or_create(name=group_name(Role.MARKET_MODERATOR))
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page", codename__in=ON_MARKET
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=market.page_ptr, permission=permission)
    collection = market_collection()
    for permission in Permission.objects.filter(
        content_type__app_label__in=ON_FILES,
        codename__in=[f"{verb}_{model}" for verb in ("add", "change", "choose") for (model,) in ON_FILES.values()],
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return _put_workflow(market, group)


def _put_workflow(market: MarketPage, group: Group) -> Workflow:
    kept = WorkflowPage.objects.select_related("workflow").filter(page=market.page_ptr).first()
    if kept is not None:
        return kept.workflow
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        task = GroupApprovalTask.objects.create(name=WORKFLOW)
        task.groups.add(group)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=market.page_ptr, workflow=workflow)
    return workflow
