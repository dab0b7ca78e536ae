"""What the merchants of a stall may do in the Wagtail admin: one Django group and one collection for each stall.

One group for all stalls would let a merchant add below another's stall and see its drafts; rights on cases and trades
are asked of the group too (`StallPage.is_kept_by`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from catalogue.stalls.pages import StallPage
from portal.audit.actions import record
from portal.organisations.groups import ADMIN_ACCESS, ROOT
from portal.organisations.models import Membership, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from portal.accounts.models import User

MERCHANT_ADDED = "stall.merchant_added"
MERCHANT_REMOVED = "stall.merchant_removed"
GROUP_PREFIX = "gian-hang-"
COLLECTION = "Chợ ảo"
ON_PAGE = ("add_page", "change_page")
ON_PICTURES = ("add_image", "change_image", "choose_image")


def market_collection() -> Collection:
    """The collection below which every stall has its own; moderators have their rights on it."""
    root = Collection.get_first_root_node() or Collection.add_root(instance=Collection(name=ROOT))
    known = root.get_children().filter(name=COLLECTION).first()
    return known or root.add_child(instance=Collection(name=COLLECTION))


@transaction.atomic
def give_rights(*, stall: StallPage) -> Group:
    """Makes the group and the collection of `stall` where they are missing, and sets their rights. Idempotent."""
    locked = StallPage.objects.select_for_update(of=("self",)).get(pk=stall.pk)
    group = locked.group or Group.objects.get_or_create(name=f"{GROUP_PREFIX}{stall.pk}")[0]
    collection = locked.collection
    if collection is None:
        collection = market_collection().add_child(instance=Collection(name=locked.title[:255]))
    group.permissions.set(_permissions(ADMIN_ACCESS.partition(".")[0], [ADMIN_ACCESS.partition(".")[2]]))
    for permission in _permissions("wagtailcore", ON_PAGE):
        GroupPagePermission.objects.get_or_create(group=group, page=locked.page_ptr, permission=permission)
    for permission in _permissions("wagtailimages", ON_PICTURES):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    if (locked.group_id, locked.collection_id) != (group.pk, collection.pk):
        StallPage.objects.filter(pk=stall.pk).update(group=group, collection=collection)
    stall.group, stall.collection = group, collection
    return group


@transaction.atomic
def add_merchant(*, stall: StallPage, user: User, actor: User | None = None) -> None:
    """From now on `user` keeps `stall`. Raises ValidationError for a moderator, who would judge their own goods."""
    if Membership.objects.active().of(user).filter(role=Role.MARKET_MODERATOR).exists():
        raise ValidationError(_("%s là người kiểm duyệt chợ nên không thể giữ gian hàng.") % user)
    group = stall.group or give_rights(stall=stall)
    if not group.user_set.filter(pk=user.pk).exists():
        group.user_set.add(user)
        record(subject=stall, action=MERCHANT_ADDED, actor=actor, data={"user": user.pk})


@transaction.atomic
def remove_merchant(*, stall: StallPage, user: User, actor: User | None = None) -> None:
    """`user` keeps `stall` no longer; what they wrote stays."""
    if stall.group is not None and stall.group.user_set.filter(pk=user.pk).exists():
        stall.group.user_set.remove(user)
        record(subject=stall, action=MERCHANT_REMOVED, actor=actor, data={"user": user.pk})


def stalls_of(user: User) -> QuerySet[StallPage]:
    """The stalls that `user` keeps, whatever their standing."""
    if not (user.pk and user.is_active):
        return StallPage.objects.none()
    return StallPage.objects.filter(group__user=user).order_by("title")


def merchants_of(stall: StallPage) -> list[User]:
    """The people who keep `stall`, without those whose account is switched off."""
    return list(stall.group.user_set.filter(is_active=True).order_by("pk")) if stall.group is not None else []


def _permissions(app_label: str, codenames: Iterable[str]) -> QuerySet[Permission]:
    models = {"wagtailcore": "page", "wagtailimages": "image", "wagtailadmin": "admin"}
    return Permission.objects.filter(
        content_type__app_label=app_label, content_type__model=models[app_label], codename__in=list(codenames)
    )
