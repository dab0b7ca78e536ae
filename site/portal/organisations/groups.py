"""The Django group of each role: what it may do in the Wagtail admin, and who is in it.

Rights on cases never come from here; they are asked of memberships. A domain adds what its own models need with
`register_permissions` when its app starts.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Task, Workflow

from portal.organisations.models import Membership, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model, QuerySet

    from portal.accounts.models import User

PREFIX = "portal-"
ADMIN_ACCESS = "wagtailadmin.access_admin"
APPROVAL = "Duyệt trước khi xuất bản"
ROOT = "Gốc"
PAGE_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.COMMUNICATIONS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    Role.ADMINISTRATOR: ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
}
COLLECTION_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    role: (
        *(f"wagtailimages.{verb}_image" for verb in ("add", "change", "choose")),
        *(f"wagtaildocs.{verb}_document" for verb in ("add", "change", "choose")),
    )
    for role in (Role.COMMUNICATIONS, Role.ADMINISTRATOR)
}
_registered: dict[Role, set[str]] = defaultdict(set)


def register_permissions(role: Role, *permissions: str) -> None:
    """Gives every holder of `role` these rights, as `app_label.codename`, from the next `sync_groups` on."""
    for permission in permissions:
        app_label, dot, codename = permission.partition(".")
        if not (app_label and dot and codename):
            raise ValueError(f"{permission!r} is not of the form app_label.codename")
        _registered[Role(role)].add(permission)


# A person or an agency is switched off, never deleted: what they did stays theirs. No right on groups: they are
# written by this module alone.
for _model in ("agency", "desk", "membership", "administrativeunit", "formerunit"):
    _verbs = ("view", "add", "change") if _model != "desk" else ("view", "add", "change", "delete")
    register_permissions(Role.ADMINISTRATOR, *(f"organisations.{verb}_{_model}" for verb in _verbs))
for _role in (Role.COMMUNICATIONS, Role.ADMINISTRATOR):
    register_permissions(_role, "cms.add_menu", "cms.change_menu", "cms.delete_menu", "cms.change_sitecontacts")
for _model in ("specialday", "workinghours"):
    register_permissions(
        Role.ADMINISTRATOR, *(f"working_time.{verb}_{_model}" for verb in ("view", "add", "change", "delete"))
    )
register_permissions(Role.ADMINISTRATOR, *(f"accounts.{verb}_user" for verb in ("view", "add", "change")))
register_permissions(
    Role.ADMINISTRATOR,
    *(f"wagtailredirects.{verb}_redirect" for verb in ("view", "add", "change", "delete")),
    *(f"wagtailcore.{verb}_collection" for verb in ("view", "add", "change", "delete")),
    *(f"wagtailcore.{verb}_workflow" for verb in ("view", "add", "change", "delete")),
    *(f"wagtailcore.{verb}_task" for verb in ("view", "add", "change", "delete")),
    *(f"wagtailcore.{verb}_site" for verb in ("view", "change")),
)


def group_name(role: Role | str) -> str:
    return f"{PREFIX}{Role(role).value}"


@transaction.atomic
def sync_groups() -> None:
    """Makes a group for each role and sets their rights to exactly what stands here. Idempotent."""
    _name_what_wagtail_made()
    wanted = {role: {ADMIN_ACCESS, *_registered[role]} for role in Role}
    known = _permissions_by_name(set().union(*wanted.values(), *COLLECTION_PERMISSIONS.values()))
    page_permissions = {
        permission.codename: permission
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", content_type__model="page")
    }
    root_page = Page.objects.order_by("path").first()
    root_collection = Collection.get_first_root_node()
    for role in Role:
        group, _ = Group.objects.get_or_create(name=group_name(role))
        group.permissions.set([known[name] for name in wanted[role] if name in known])
        if root_page is not None:
            _set_rows(
                GroupPagePermission.objects.filter(group=group, page=root_page),
                [page_permissions[codename] for codename in PAGE_PERMISSIONS.get(role, ())],
                GroupPagePermission,
                group=group,
                page=root_page,
            )
        if root_collection is not None:
            _set_rows(
                GroupCollectionPermission.objects.filter(group=group, collection=root_collection),
                [known[name] for name in COLLECTION_PERMISSIONS.get(role, ()) if name in known],
                GroupCollectionPermission,
                group=group,
                collection=root_collection,
            )


def sync_user(user: User) -> bool:
    """Puts `user` into the groups of the roles held today and out of the others. True when something changed."""
    return _sync_users([user.pk]) > 0


@transaction.atomic
def sync_everybody() -> int:
    """`sync_user` for all whose groups may be out of step; returns how many people changed."""
    candidates = get_user_model().objects.filter(Q(memberships__isnull=False) | Q(groups__name__startswith=PREFIX))
    return _sync_users(candidates.values_list("pk", flat=True).distinct())


def _sync_users(user_ids: Iterable[int]) -> int:
    ids = list(user_ids)
    groups = {group.name: group.pk for group in Group.objects.filter(name__in=[group_name(role) for role in Role])}
    wanted = {
        (user_id, groups[group_name(role)])
        for user_id, role in Membership.objects.active().filter(user_id__in=ids).values_list("user_id", "role")
        if group_name(role) in groups
    }
    through = get_user_model().groups.through
    rows = through.objects.filter(user_id__in=ids, group_id__in=groups.values())
    held = {(row.user_id, row.group_id): row.pk for row in rows}
    through.objects.filter(pk__in=[pk for pair, pk in held.items() if pair not in wanted]).delete()
    missing = wanted - held.keys()
    through.objects.bulk_create(
        [through(user_id=user_id, group_id=group_id) for user_id, group_id in missing], ignore_conflicts=True
    )
    return len({user_id for user_id, _ in wanted ^ held.keys()})


def _name_what_wagtail_made() -> None:
    """Vietnamese for the rows that Wagtail's own migrations make, where nobody named them otherwise."""
    for model in (Workflow, Task):
        model._default_manager.filter(name="Moderators approval").update(name=APPROVAL)
    Page.objects.filter(depth=1, title="Root").update(title=ROOT, draft_title=ROOT)
    Collection.objects.filter(depth=1, name="Root").update(name=ROOT)


def _permissions_by_name(names: Iterable[str]) -> dict[str, Permission]:
    codenames = {name.partition(".")[2] for name in names}
    found = Permission.objects.filter(codename__in=codenames).select_related("content_type")
    return {f"{permission.content_type.app_label}.{permission.codename}": permission for permission in found}


def _set_rows(rows: QuerySet[Any], permissions: Iterable[Permission], model: type[Model], **owner: Model) -> None:
    """Leaves exactly `permissions` among `rows` of `model`, whose other columns are `owner`."""
    wanted = {permission.pk for permission in permissions}
    rows.exclude(permission_id__in=wanted).delete()
    held = set(rows.values_list("permission_id", flat=True))
    model._default_manager.bulk_create([model(permission_id=pk, **owner) for pk in wanted - held])
