"""Who may write news, and the workflow by which an article is approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from portal.organisations.groups import ROOT, group_name, register_permissions
from portal.organisations.models import Role

if TYPE_CHECKING:
    from home.news.pages import NewsIndexPage

WORKFLOW = "Duyệt tin bài"
COLLECTION = "Tin tức"
# Whoever may add and no more edits what is their own, and hands it in; nothing of others, and nothing is published.
OF_AUTHORS = "add_page"
FILES_OF_AUTHORS = tuple(f"{verb}_{model}" for model in ("image", "document") for verb in ("add", "choose"))
# Pages are theirs everywhere (`PAGE_PERMISSIONS`); topics, words and the report of ratings come with the role here.
EDITORS = (Role.COMMUNICATIONS, Role.ADMINISTRATOR)


def register() -> None:
    """The rights that come with the roles; called when the app starts."""
    for role in EDITORS:
        register_permissions(
            role,
            *(f"home.{verb}_newstopic" for verb in ("view", "add", "change", "delete")),
            *(f"home.{verb}_newstag" for verb in ("view", "change", "delete")),
            "home.view_ratingsummary",
        )


def prepare_when_published(sender: type[NewsIndexPage], instance: NewsIndexPage, **kwargs: Any) -> None:
    """Receiver: news that editors have begun is moderated from its first day on."""
    prepare_news(index=instance)


@transaction.atomic
def prepare_news(*, index: NewsIndexPage) -> Workflow:
    """Lets authors write below the index, and puts the workflow on it, approved by communications. Idempotent; an
    editor's other choice of workflow stays.

    `sync_groups` writes rights on the root page and the root collection alone, so that these stay.
    """
    _let_authors_write(index)
    kept = WorkflowPage.objects.select_related("workflow").filter(page=index.page_ptr).first()
    if kept is not None:
        return kept.workflow
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        group, _made = Group.objects.get_or_create(name=group_name(Role.COMMUNICATIONS))
        task = GroupApprovalTask.objects.create(name=WORKFLOW)
        task.groups.add(group)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=index.page_ptr, workflow=workflow)
    return workflow


def news_collection() -> Collection:
    """The collection of the news' pictures and documents."""
    root = Collection.get_first_root_node() or Collection.add_root(instance=Collection(name=ROOT))
    known = root.get_children().filter(name=COLLECTION).first()
    return known or root.add_child(instance=Collection(name=COLLECTION))


def _let_authors_write(index: NewsIndexPage) -> None:
    group, _made = Group.objects.get_or_create(name=group_name(Role.NEWS_AUTHOR))
    add = Permission.objects.get(content_type__app_label="wagtailcore", codename=OF_AUTHORS)
    GroupPagePermission.objects.get_or_create(group=group, page=index.page_ptr, permission=add)
    collection = news_collection()
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=FILES_OF_AUTHORS
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
